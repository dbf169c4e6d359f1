"""What a settlement asks of the rooms below, and hearing what became of it."""

from decimal import Decimal

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.money import Money
from saleor_postventa.credits.services import issue_credit
from saleor_postventa.orders.rules import Purpose
from saleor_postventa.people.rules import HoldReason
from saleor_postventa.people.services import lift_hold, place_hold
from saleor_postventa.refunds.models import Refund
from saleor_postventa.refunds.services import MoreThanPaid, request_refund
from saleor_postventa.returns.models import Return, Settlement
from saleor_postventa.returns.rules import SettlementStatus

NO_CUSTOMER, MORE_THAN_PAID = "no_customer", "more_than_paid"


def ask_refund(
    ret: Return, settlement: Settlement, amount: Money, *, units: dict[int, int], shipping: Money, by: Actor
) -> None:
    """Nothing where nothing is owed: Saleor would send everything back for a refund of nothing."""
    if amount.amount <= 0:
        return
    try:
        refund = _request(ret, settlement, amount, units=units, shipping=shipping, by=by)
    except MoreThanPaid:  # the team sent money back in Saleor meanwhile
        give_to_staff(settlement, MORE_THAN_PAID)
        return
    await_outcome(settlement, f"refund:{refund.pk}")
    if ret.customer is not None:
        place_hold(ret.customer, HoldReason.REFUND_PENDING, key=settlement.reference, by=by, order_id=ret.order_id)


def _request(
    ret: Return, settlement: Settlement, amount: Money, *, units: dict[int, int], shipping: Money, by: Actor
) -> Refund:
    reason = ret.lines.select_related("reason").order_by("pk")[0].reason
    return request_refund(
        ret.order,
        amount=amount,
        units=units,
        shipping=shipping,
        key=f"{settlement.reference}:{len(settlement.awaits) + 1}",
        purpose=Purpose.RETURN,
        reference=settlement.reference,
        reason=f"{ret.number}: {reason.code}",
        reason_reference=reason.saleor_page_id,
        due_at=ret.refund_due_at,
        by=by,
    )


def ask_credit(ret: Return, settlement: Settlement, *, by: Actor) -> None:
    if settlement.amount <= Decimal(0):
        return
    if ret.customer is None or ret.customer.is_erased:
        give_to_staff(settlement, NO_CUSTOMER)
        return
    credit = issue_credit(
        ret.customer,
        amount=settlement.money,
        key=settlement.reference,
        reference=settlement.reference,
        order=ret.order,
        by=by,
    )
    await_outcome(settlement, f"credit:{credit.pk}")


def await_outcome(settlement: Settlement, token: str) -> None:
    settlement.awaits = [*settlement.awaits, token]
    settlement.save(update_fields=["awaits"])


def give_to_staff(settlement: Settlement, trouble: str) -> None:
    settlement.status, settlement.trouble = SettlementStatus.FOR_STAFF, trouble
    settlement.save(update_fields=["status", "trouble"])


def close(settlement: Settlement, *, by: Actor) -> None:
    settlement.status, settlement.done_at, settlement.awaits = SettlementStatus.DONE, now(), []
    settlement.save(update_fields=["status", "done_at", "awaits"])
    lift_hold(HoldReason.REFUND_PENDING, key=settlement.reference, by=by)
