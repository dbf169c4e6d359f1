"""What there is to say of a shop's mail."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext as _

from saleor_postventa.core.clock import now
from saleor_postventa.shops.findings import Finding, Level, finds
from saleor_postventa.shops.models import Shop

from .models import Message
from .queries import mail_health, optional_mail
from .sender_checks import last_check, points_of, sender_domain_of, sends_for_real

TOO_LONG = timedelta(hours=1)


@finds
def mail(shop: Shop) -> Iterator[Finding]:
    health = mail_health()
    if health.needs_staff:
        yield Finding(
            "mails_need_staff",
            Level.WARNING,
            _("{count} mails failed, or it is unclear whether they arrived.").format(count=health.needs_staff),
            _("Look at them under Mails, and send again those that are still of use."),
        )
    if health.is_at_risk:
        yield Finding(
            "mail_at_risk",
            Level.WARNING,
            _("Too many recipients marked mails as spam: mailbox providers may soon block all of yours."),
            _("Mails that nobody needs for an order are paused. See who is written to, and what they agreed to."),
        )

    elif (optional := optional_mail()).level == Level.WARNING:
        advice = _("See who is written to, how often, and what they agreed to.")
        yield Finding("mail_complaints", Level.WARNING, optional.in_words, advice)


@finds
def sender(shop: Shop) -> Iterator[Finding]:
    """What DNS said when it was last asked; nothing where mails leave this machine for a folder."""
    if not sends_for_real():
        return
    check, domain = last_check(shop), sender_domain_of(shop).domain
    if check is None:
        title = _("Nobody has looked yet whether mails from {domain} pass the checks of mailbox providers.").format(
            domain=domain
        )
        yield Finding("sender_unchecked", Level.INFO, title, _("It is done tonight, or at once in Settings."))
        return
    wanting = [point for point in points_of(check) if point.level in (Level.WARNING, Level.ERROR)]
    for point in wanting:
        record = f" {point.name} TXT “{point.value}”" if point.value else ""
        yield Finding(f"sender_{point.code}", Level.WARNING, point.title, point.advice + record)
    if not wanting:
        yield Finding("sender_fine", Level.OK, _("SPF, DKIM and DMARC of {domain} are fine.").format(domain=domain))


@finds
def mail_under_way(shop: Shop) -> Iterator[Finding]:
    """Handing over takes minutes; where it takes an hour, nobody could ask the mail server what became of it."""
    stuck = Message.objects.under_way_since_before(now() - TOO_LONG).count()
    if stuck:
        yield Finding(
            "mails_under_way",
            Level.WARNING,
            _("{count} mails have been under way to the mail server for more than an hour.").format(count=stuck),
            _("See whether POSTVENTA_MAIL_URL is right and the mail server answers; we go on asking it."),
        )
