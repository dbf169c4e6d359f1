"""What there is to say of a shop's refunds."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from saleor_postventa.core.clock import now
from saleor_postventa.shops.findings import Finding, Level, finds
from saleor_postventa.shops.models import Shop

from .queries import long_pending, refunds_near_deadline, troubles
from .rules import Trouble


@finds
def refunds_for_staff(shop: Shop) -> Iterator[Finding]:
    """One for each cause, with what to do about it."""
    for trouble, count in sorted(troubles().items()):
        title = _("{count} refunds wait for the team.").format(count=count)
        yield Finding(f"refund_{trouble}", Level.WARNING, title, Trouble(trouble).label)


@finds
def refund_deadlines(shop: Shop) -> Iterator[Finding]:
    """The law gives 14 days; in Spain a consumer may claim double what came late."""
    moment = now()
    near = refunds_near_deadline(moment)
    count, over = near.count(), near.filter(due_at__lt=moment).count()
    advice = _("Look at them under Returns, and see what keeps them.")
    if over:
        title = _("{count} refunds are later than the law allows.").format(count=over)
        yield Finding("refund_overdue", Level.ERROR, title, advice)
    if count > over:
        title = _("{count} refunds have to be back within three days.").format(count=count - over)
        yield Finding("refund_due", Level.WARNING, title, advice)


@finds
def refunds_without_answer(shop: Shop) -> Iterator[Finding]:
    count = long_pending(now()).count()
    if count:
        yield Finding(
            "refund_without_answer",
            Level.WARNING,
            _("{count} refunds were asked for days ago, and no payment app has said how they went.").format(
                count=count
            ),
            _("See at the payment provider whether the money went back, and confirm it here."),
        )
