"""A shop that follows up: flows that run, people who bought, and the rounds of the clock."""

from datetime import datetime, timedelta
from typing import Any

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.event import Event, Subject
from saleor_postventa.events.services import record
from saleor_postventa.flows.models import Flow, Journey
from saleor_postventa.flows.services.advancing import advance_due
from saleor_postventa.flows.services.calendar import begin_by_calendar
from saleor_postventa.flows.services.publishing import publish_flow
from saleor_postventa.flows.services.writing import create_flow
from saleor_postventa.mailing.codes import Topic
from saleor_postventa.mailing.consents import record_consent
from saleor_postventa.orders.events import ParcelDelivered
from saleor_postventa.orders.models import Order, OrderLine
from saleor_postventa.people.models import Customer
from tests.cast import STAFF
from tests.mailing.scene import make_customer, make_order, make_parcel, run_queue

from .documents import content

BY_STAFF = Actor.staff(STAFF.id)


def live(code: str = "flow", *steps: dict[str, Any], **more: Any) -> Flow:
    made = create_flow(code=code, content=content(*steps, **more), by=BY_STAFF)
    return publish_flow(made.pk, by=BY_STAFF).flow


def willing(**who: Any) -> Customer:
    """Somebody who agreed to offers."""
    customer = make_customer(**who)
    record_consent(customer, Topic.OFFERS, source="checkout", text_version="1", by=SYSTEM)
    return customer


def bought(customer: Customer, *, at: datetime | None = None, total: int = 50, **more: Any) -> Order:
    """An order that was paid, with all of it fulfilled."""
    at = at or now()
    order = make_order(customer, placed_at=at, paid_at=at, total_gross_amount=total, **more)
    for line in OrderLine.objects.filter(order=order):
        line.quantity_fulfilled = line.quantity
        line.save()
    return order


def told(event: type[Event], order: Order | None = None, customer: Customer | None = None, **data: Any) -> None:
    """What happened, and everything that follows at once."""
    who = customer.pk if customer is not None else (order.customer_id if order is not None else None)
    subject = Subject(order=order.pk if order is not None else None, customer=who)
    record(event(subject=subject, occurred_at=data.pop("at", None) or now(), **data), by=SYSTEM)
    react()


def delivered(order: Order, *, at: datetime | None = None) -> None:
    at = at or now()
    parcel = make_parcel(order, shipped_at=at - timedelta(days=1), delivered_at=at, delivery_source="carrier")
    told(ParcelDelivered, order, parcel_id=parcel.pk, source="carrier", units={}, at=at)


def react() -> None:
    while run_queue("reactions"):
        pass


def pass_round() -> None:
    """Everything that is due: what happened is followed, whoever is due goes on, mails leave."""
    react()
    begin_by_calendar()
    while advance_due():
        pass
    run_queue("mail")
    react()


def journeys_of(customer: Customer) -> list[Journey]:
    return list(Journey.objects.filter(customer=customer).order_by("pk"))
