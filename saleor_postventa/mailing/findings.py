"""What there is to say of a shop's mail."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext as _

from saleor_postventa.core.clock import now
from saleor_postventa.shops.findings import Finding, Level, finds
from saleor_postventa.shops.models import Shop

from .models import Message
from .queries import mail_health

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
