"""Taking a part a step further, whoever does it: the worker, staff, or news from Saleor. Each step is taken once."""

from typing import Any

from django.db import transaction

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.event import Subject
from saleor_postventa.events.services import record

from .events import RefundFailed, RefundSettled
from .models import Refund, RefundPart
from .rules import NEEDS_PERSON, PartStatus, RefundStatus, Trouble, refund_status


@transaction.atomic
def move(part: RefundPart, status: PartStatus, *, by: Actor = SYSTEM, trouble: str = "", **changes: Any) -> None:
    """From where `part` was read to `status`. Raises Overtaken, and changes nothing, where it is elsewhere by now."""
    refund = Refund.objects.select_for_update().get(pk=part.refund_id)
    part.take_step(status=status, status_since=now(), trouble=trouble, **changes)
    if status in NEEDS_PERSON:
        record(_failed(refund, part), by=by)
    _roll_up(refund, by)


def hand_over(part: RefundPart, trouble: Trouble, **changes: Any) -> None:
    """To a person, who is told why."""
    move(part, PartStatus.FOR_STAFF, trouble=trouble, **changes)


def subject_of(refund: Refund) -> Subject:
    lines = tuple(sorted(int(line) for line in refund.units))
    return Subject(order=refund.order_id, customer=refund.order.customer_id, lines=lines)


def _failed(refund: Refund, part: RefundPart) -> RefundFailed:
    return RefundFailed(
        subject=subject_of(refund),
        occurred_at=part.status_since,
        refund_id=refund.pk,
        part_id=part.pk,
        reference=refund.reference,
        code=part.trouble,
        needs_staff=part.status == PartStatus.FOR_STAFF,
        attempt=part.attempt,
    )


def _roll_up(refund: Refund, by: Actor) -> None:
    status = refund_status(refund.parts.values_list("status", flat=True))
    if status == refund.status:
        return
    refund.status = status
    refund.settled_at = now() if status == RefundStatus.SETTLED else None
    refund.save(update_fields=["status", "settled_at"])
    if refund.settled_at is not None:
        record(
            RefundSettled(
                subject=subject_of(refund),
                occurred_at=refund.settled_at,
                refund_id=refund.pk,
                reference=refund.reference,
                amount=refund.amount,
                currency=refund.currency,
                shipping_amount=refund.shipping_amount,
                units=refund.units,
            ),
            by=by,
        )
