"""What is so when somebody stands at a step."""

from datetime import datetime
from functools import cache

from saleor_postventa.core.clock import now
from saleor_postventa.flows.conditions import Person
from saleor_postventa.flows.models import Journey
from saleor_postventa.flows.steps import Circumstances
from saleor_postventa.orders.arrivals import arrival_of

from .persons import person_of


def circumstances_of(journey: Journey) -> Circumstances:
    """Of one whose customer is still known. Whatever is read of them is read once, and only where a step asks."""
    moment, customer = now(), journey.customer
    assert customer is not None

    def arrived_at() -> datetime | None:
        arrived = arrival_of(journey.order_id) if journey.order_id is not None else None
        return arrived.at if arrived is not None else None

    @cache
    def person() -> Person:
        return person_of(customer, moment)

    return Circumstances(
        now=moment,
        came_at=journey.came_at,
        zone=journey.shop.preferences.zone,
        person=person,
        arrived_at=arrived_at,
        has_order=journey.order_id is not None,
    )
