"""What flows do because an event happened: somebody begins one, moves with it, or leaves it.

Journeys wait in their own rows: what an event makes true is written down, and the chores move whoever is due.
"""

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.events.registry import reacts_to
from saleor_postventa.flows.codes import Exit
from saleor_postventa.flows.services.following import (
    follow_end_of_order,
    follow_goods,
    follow_hold,
    follow_person,
    follow_purchase,
    follow_withdrawal,
)
from saleor_postventa.flows.services.leaving import forget_persons
from saleor_postventa.flows.services.occasions import (
    begin_after_level,
    begin_after_payment,
    begin_after_return,
    begin_after_review,
    begin_after_shipment,
    begin_before_expiry,
    follow_delivery,
)
from saleor_postventa.flows.services.publishing import has_flows
from saleor_postventa.loyalty.events import PointsExpiring, TierReached
from saleor_postventa.mailing.events import ConsentWithdrawn
from saleor_postventa.orders.events import (
    DeliveryDateChanged,
    OrderCancelled,
    OrderExpired,
    OrderLinesChanged,
    OrderPaid,
    OrderPlaced,
    ParcelCancelled,
    ParcelDelivered,
    ParcelShipped,
    UnitsCameBack,
)
from saleor_postventa.people.events import CustomerErased, CustomerLinked, CustomerMerged, HoldPlaced
from saleor_postventa.people.rules import HoldReason
from saleor_postventa.returns.events import ReturnResolved
from saleor_postventa.surveys.events import ReviewPublished

_EXITS = {HoldReason.OPEN_RETURN: Exit.RETURN, HoldReason.OPEN_CASE: Exit.CASE}


@reacts_to(OrderPaid, where=has_flows)
def begin_with_payment(row: RecordedEvent) -> None:
    if row.order_id is not None:
        begin_after_payment(row.order_id, at=row.occurred_at, by=row.by)


@reacts_to(ParcelShipped, where=has_flows)
def begin_with_shipment(row: RecordedEvent) -> None:
    if row.order_id is not None:
        begin_after_shipment(row.order_id, at=row.occurred_at, by=row.by)


@reacts_to(ParcelDelivered, DeliveryDateChanged, ParcelCancelled, OrderLinesChanged, where=has_flows)
def begin_with_delivery(row: RecordedEvent) -> None:
    if row.order_id is not None:
        follow_delivery(row.order_id, by=row.by)


@reacts_to(ReturnResolved, where=has_flows)
def begin_with_return(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, ReturnResolved):
        begin_after_return(
            fact.return_id, order_id=row.order_id, customer_id=row.customer_id, at=row.occurred_at, by=row.by
        )


@reacts_to(ReviewPublished, where=has_flows)
def begin_with_review(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, ReviewPublished):
        begin_after_review(fact.review_id, customer_id=row.customer_id, at=row.occurred_at, by=row.by)


@reacts_to(TierReached, where=has_flows)
def begin_with_level(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, TierReached):
        begin_after_level(row.pk, level=fact.after, customer_id=row.customer_id, at=row.occurred_at, by=row.by)


@reacts_to(PointsExpiring, where=has_flows)
def begin_with_expiry(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, PointsExpiring):
        begin_before_expiry(row.pk, points=fact.points, customer_id=row.customer_id, at=row.occurred_at, by=row.by)


@reacts_to(OrderPlaced, where=has_flows)
def leave_with_purchase(row: RecordedEvent) -> None:
    if row.order_id is not None:
        follow_purchase(row.order_id, by=row.by)


@reacts_to(OrderCancelled, OrderExpired, where=has_flows)
def leave_with_order(row: RecordedEvent) -> None:
    if row.order_id is not None:
        follow_end_of_order(row.order_id, by=row.by)


@reacts_to(UnitsCameBack, ReturnResolved, where=has_flows)
def leave_with_goods(row: RecordedEvent) -> None:
    if row.order_id is not None:
        follow_goods(row.order_id, by=row.by)


@reacts_to(HoldPlaced, where=has_flows)
def leave_with_hold(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, HoldPlaced) and fact.reason in _EXITS and row.customer_id is not None:
        follow_hold(row.customer_id, _EXITS[HoldReason(fact.reason)], by=row.by)


@reacts_to(ConsentWithdrawn, where=has_flows)
def leave_with_topic(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, ConsentWithdrawn) and row.customer_id is not None:
        follow_withdrawal(row.customer_id, fact.topic, by=row.by)


@reacts_to(CustomerLinked, CustomerMerged)
def follow_who_is_on_the_way(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, CustomerLinked | CustomerMerged) and row.customer_id is not None:
        follow_person(fact.guest_id, into=row.customer_id, order_id=row.order_id)


@reacts_to(CustomerErased)
def forget_who_is_on_the_way(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, CustomerErased):
        persons = [person for person in (row.customer_id, fact.guest_id) if person is not None]
        forget_persons(persons, by=SYSTEM)
