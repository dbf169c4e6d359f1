"""What loyalty does because an event happened: points follow orders, and what becomes of them."""

import re

from saleor_postventa.core.event import Event
from saleor_postventa.credits.events import (
    CreditIssued,
    CreditStuck,
    VoucherCodeIssued,
    VoucherCodeStuck,
    VoucherCodeUsed,
    VoucherCodeWithdrawn,
)
from saleor_postventa.credits.rules import CreditTrouble
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.events.registry import reacts_to
from saleor_postventa.goods.events import UnitsMarkedReturned
from saleor_postventa.orders.events import (
    OrderCancelled,
    OrderExpired,
    OrderLinesChanged,
    OrderPaid,
    OrderPlaced,
    RefundSeen,
    UnitsCameBack,
)
from saleor_postventa.orders.models import Order
from saleor_postventa.people.events import CustomerErased, CustomerLinked, CustomerMerged
from saleor_postventa.people.models import Customer
from saleor_postventa.refunds.events import RefundSettled
from saleor_postventa.returns.events import ReturnResolved, ReturnWindowSet

from .codes import ReleaseCause
from .events import RewardIssued, TierReached
from .notices import plan_reward_mail
from .services import (
    earn_order,
    exchanged_from,
    follow_level,
    forget_owners,
    hand_over_points,
    move_exchanged,
    note_settled_return,
    note_window,
    take_back_points,
    tell_of_level,
    tell_of_points,
)
from .services.capturing import capture, note_issued
from .services.releasing import note_credit_stuck, note_failed, note_withdrawn, release_of_order

CREDIT = "credit"
_REDEMPTION = re.compile(r"redemption:(\d+)")
_CAUSES: dict[type[Event], ReleaseCause] = {
    OrderCancelled: ReleaseCause.ORDER_CANCELLED,
    OrderExpired: ReleaseCause.ORDER_EXPIRED,
}


@reacts_to(OrderPaid, OrderLinesChanged, OrderPlaced)
def give_points(row: RecordedEvent) -> None:
    """Of an order that is paid. A replacement gets what moved to it once it is known."""
    if row.order_id is None:
        return
    earnings = earn_order(row.order_id, by=row.by)
    for account_id in {earning.account_id for earning in earnings}:
        follow_level(account_id, by=row.by)
    if isinstance(row.fact, OrderPaid):
        tell_of_points(row.order_id)


@reacts_to(ReturnWindowSet)
def move_waiting(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, ReturnWindowSet):
        note_window(fact.order_line_id, fact.ends_at, revision=fact.revision)


@reacts_to(ReturnResolved)
def take_back_returned(row: RecordedEvent) -> None:
    """Whatever it gave: money, store credit, other goods, or money without the goods coming back."""
    fact = row.fact
    if not isinstance(fact, ReturnResolved) or row.order_id is None:
        return
    exchanged = exchanged_from(fact.exchanged)
    units = dict(fact.units)
    for each in exchanged:
        units[str(each.order_line_id)] = max(0, units.get(str(each.order_line_id), 0) - each.quantity)
    if exchanged:
        move_exchanged(fact.return_id, row.order_id, exchanged, replacement=fact.replacement, by=row.by)
    note_settled_return(fact.return_id, row.order_id, units, is_without_money=fact.outcome == CREDIT)
    _take_back(row, {"return": fact.return_id})


@reacts_to(RefundSettled)
def take_back_refunded(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, RefundSettled):
        _take_back(row, {"refund": fact.refund_id})


@reacts_to(OrderCancelled, OrderExpired, RefundSeen, UnitsCameBack, UnitsMarkedReturned, CreditIssued)
def take_back_undone(row: RecordedEvent) -> None:
    """Also what was refunded or returned in Saleor without us."""
    _take_back(row, {})


@reacts_to(CustomerLinked, CustomerMerged)
def take_over_points(row: RecordedEvent) -> None:
    fact = row.fact
    if not isinstance(fact, CustomerLinked | CustomerMerged) or row.customer_id is None:
        return
    account = hand_over_points(fact.guest_id, Customer.objects.get(pk=row.customer_id))
    if account is not None:
        follow_level(account.pk, by=row.by)


@reacts_to(TierReached)
def tell_of_new_level(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, TierReached):
        tell_of_level(fact.account_id, level=fact.after, key=fact.key())


@reacts_to(CustomerErased)
def forget_customer(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, CustomerErased):
        forget_owners([person for person in (row.customer_id, fact.guest_id) if person is not None])


def _take_back(row: RecordedEvent, cause: dict[str, int]) -> None:
    if row.order_id is not None:
        take_back_points(row.order_id, cause=cause, by=row.by)


@reacts_to(VoucherCodeIssued, VoucherCodeUsed, VoucherCodeWithdrawn, VoucherCodeStuck, CreditIssued, CreditStuck)
def follow_reward(row: RecordedEvent) -> None:
    """What `credits` did because a redemption asked for it."""
    fact = row.fact
    found = _REDEMPTION.fullmatch(getattr(fact, "reference", ""))
    if found is None:
        return
    redemption_id = int(found[1])
    match fact:
        case VoucherCodeIssued() | CreditIssued():
            note_issued(redemption_id)
        case VoucherCodeUsed():
            capture(redemption_id, Order.objects.filter(pk=fact.order_id).first() if fact.order_id else None)
        case VoucherCodeWithdrawn():
            note_withdrawn(redemption_id)
        case VoucherCodeStuck():
            note_failed(redemption_id)
        case CreditStuck() if fact.code != CreditTrouble.PERMISSION_MISSING:
            note_credit_stuck(redemption_id, fact.credit_id)


@reacts_to(*_CAUSES)
def release_rewards(row: RecordedEvent) -> None:
    if row.order_id is not None:
        release_of_order(row.order_id, _CAUSES[type(row.fact)])


@reacts_to(RewardIssued)
def mail_reward(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, RewardIssued):
        plan_reward_mail(fact.redemption_id, by=row.by)
