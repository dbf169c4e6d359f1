"""What loyalty does because an event happened: points follow orders, and what becomes of them."""

from saleor_postventa.credits.events import CreditIssued
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
from saleor_postventa.people.events import CustomerErased, CustomerLinked, CustomerMerged
from saleor_postventa.people.models import Customer
from saleor_postventa.refunds.events import RefundSettled
from saleor_postventa.returns.events import ReturnResolved, ReturnWindowSet

from .events import TierReached
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

CREDIT = "credit"


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
