"""What reviews do because an event happened."""

from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.events.registry import reacts_to
from saleor_postventa.goods.events import UnitsMarkedReturned
from saleor_postventa.orders.events import (
    DeliveryDateChanged,
    OrderCancelled,
    OrderExpired,
    OrderLinesChanged,
    ParcelDelivered,
    UnitsCameBack,
    UnitsReleased,
    UnitsReserved,
)
from saleor_postventa.people.events import CustomerErased, CustomerLinked, CustomerMerged
from saleor_postventa.surveys.services.asking_reviews import asks_for_reviews, plan_reviews
from saleor_postventa.surveys.services.reviewers import follow_reviewer, forget_reviewer


@reacts_to(
    ParcelDelivered,
    DeliveryDateChanged,
    OrderLinesChanged,
    OrderCancelled,
    OrderExpired,
    UnitsCameBack,
    UnitsMarkedReturned,
    UnitsReserved,
    UnitsReleased,
    where=asks_for_reviews,
)
def plan_reviews_of_order(row: RecordedEvent) -> None:
    """Whatever is asked for (a return, an exchange, a claim) reserves its units: a look at those is enough."""
    if row.order_id is not None:
        plan_reviews(row.order_id)


@reacts_to(CustomerLinked, CustomerMerged)
def follow_person(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, CustomerLinked | CustomerMerged) and row.customer_id is not None:
        follow_reviewer(fact.guest_id, into=row.customer_id, order_id=row.order_id)


@reacts_to(CustomerErased)
def forget_customer(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, CustomerErased) and row.customer_id is not None:
        forget_reviewer(row.customer_id, guest_id=fact.guest_id, at=row.occurred_at)
