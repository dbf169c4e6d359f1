"""The law's clock of a refund: it rests while the goods may be waited for, and rings before it is too late."""

from datetime import timedelta

from django.db import transaction

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.clock import now
from saleor_postventa.legal.laws import Law, law_of
from saleor_postventa.legal.periods import end_of, refund_due_on
from saleor_postventa.returns.events import RefundDeadlineNear
from saleor_postventa.returns.methods import methods
from saleor_postventa.returns.models import Return
from saleor_postventa.returns.rules import ALARM_BEFORE, REFUND_DAYS
from saleor_postventa.shops.scope import current_shop

from .decisions import all_decisions
from .moving import locked_return, tell


def release_refund(ret: Return) -> None:
    """The goods are here, or proven to be on their way, or need not come: from now on the clock runs. Saves nothing.

    Who asks within the period in which the law lets them withdraw has the law's date, whatever the shop calls it: 14
    days after asking, or as soon as the money may not be withheld any more (Directive 2011/83/EU, article 13). All
    others have 14 days from now on.
    """
    if ret.refund_due_at is not None:
        return
    zone = current_shop().preferences.zone
    asked_on, today = ret.requested_at.astimezone(zone).date(), now().astimezone(zone).date()
    law, due_on = _law_of_withdrawal(ret), today + REFUND_DAYS
    if law is not None:
        due_on = refund_due_on(asked_on, law, back_on=today, is_collected=_is_collected(ret)) or due_on
    ret.refund_due_at = end_of(due_on, zone)


def may_not_withhold(ret: Return) -> bool:
    """Whoever offers to collect the goods can't wait for them with what the law gives back (the same article)."""
    return _is_collected(ret) and _law_of_withdrawal(ret) is not None


def _is_collected(ret: Return) -> bool:
    return ret.method in methods and methods.get(ret.method).is_collected


def _law_of_withdrawal(ret: Return) -> Law | None:
    has_right = any(decision.has_withdrawal_right for decision in all_decisions(ret))
    return law_of(ret.order.shipping_country) if has_right else None


def sound_alarms(*, limit: int = 500) -> int:
    """Tell of refunds that are due within three days, and once more of those that are late; returns how many."""
    owing = Return.objects.open().filter(refund_due_at__lte=now() + ALARM_BEFORE)
    near = list(owing.filter(alarmed_at=None).order_by("refund_due_at", "pk").values_list("pk", flat=True)[:limit])
    late = owing.filter(refund_due_at__lt=now(), overdue_at=None)
    over = list(late.order_by("refund_due_at", "pk").values_list("pk", flat=True)[:limit])
    return sum(_sound(return_id, is_over=False) for return_id in near) + sum(
        _sound(return_id, is_over=True) for return_id in over
    )


@transaction.atomic
def _sound(return_id: int, *, is_over: bool, by: Actor = SYSTEM) -> bool:
    ret = locked_return(return_id)
    stamp = "overdue_at" if is_over else "alarmed_at"
    if ret.refund_due_at is None or not ret.is_open or getattr(ret, stamp) is not None or not is_money_due(ret):
        return False
    setattr(ret, stamp, now())
    ret.save(update_fields=[stamp])
    zone = current_shop().preferences.zone
    due_on = (ret.refund_due_at - timedelta.resolution).astimezone(zone).date().isoformat()
    tell(ret, RefundDeadlineNear, by=by, due_on=due_on, is_over=is_over)
    return True


def is_money_due(ret: Return) -> bool:
    """Whether something of it was not settled yet, or is still on its way."""
    lines = list(ret.lines.all())
    is_settled = all(
        line.quantity_settled + line.quantity_wrong >= (line.quantity_approved or 0) - line.quantity_missing
        for line in lines
    )
    return not is_settled or ret.settlements.exclude(done_at__isnull=False).exists()
