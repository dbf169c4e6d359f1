"""What is planned moves with what it hangs on, and ends with it."""

from datetime import datetime

from django.db import transaction

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.flows.codes import Exit, FlowTopic
from saleor_postventa.flows.models import Journey, StaffTask
from saleor_postventa.flows.queries.flows import document_of
from saleor_postventa.flows.queries.journeys import is_at_first_step, of_order
from saleor_postventa.flows.steps.wait_delivery import WaitDelivery
from saleor_postventa.orders.arrivals import came_back_entirely
from saleor_postventa.orders.models import Order
from saleor_postventa.people.queries import records_of

from .leaving import leave
from .rows import locked_journey, stand_at


def follow_moment(cause: str, order_id: int, moment: datetime) -> None:
    """Of an order's delivery: whoever began with it and took no step yet begins anew from there, and whoever waits
    for it is looked at again.
    """
    for journey_id in of_order(order_id).waiting().order_by("pk").values_list("pk", flat=True):
        _follow(journey_id, cause, moment)


@transaction.atomic
def _follow(journey_id: int, cause: str, moment: datetime) -> None:
    journey = locked_journey(journey_id)
    if journey.ended_at is not None:
        return
    if journey.cause == cause and is_at_first_step(journey):
        journey.began_at = moment
        stand_at(journey, journey.step, moment)
    elif isinstance(document_of(journey.version).step(journey.step), WaitDelivery):
        journey.due_at = min(journey.due_at, now())
    journey.save(update_fields=["began_at", "came_at", "due_at"])


def follow_purchase(order_id: int, *, by: Actor) -> int:
    """They bought again, as a guest too: whatever began before that, and not with this very order.

    Returns how many left.
    """
    order = Order.objects.select_related("customer").filter(pk=order_id, is_replacement=False).first()
    if order is None or order.customer is None or order.is_imported:
        return 0
    theirs = {order.customer.pk, *(each.pk for each in records_of(order.customer))}
    rows = Journey.objects.to_come().filter(customer_id__in=theirs).exclude(order_id=order_id)
    return leave(rows.filter(began_at__lt=order.placed_at or now()), Exit.PURCHASE, by=by)


def follow_end_of_order(order_id: int, *, by: Actor) -> int:
    return leave(of_order(order_id).to_come(), Exit.CANCELLED, by=by)


def follow_goods(order_id: int, *, by: Actor) -> int:
    """Something came back: with the last of it there is nothing left to write about."""
    return leave(of_order(order_id).to_come(), Exit.ALL_RETURNED, by=by) if came_back_entirely(order_id) else 0


def follow_hold(customer_id: int, reason: Exit, *, by: Actor) -> int:
    return leave(Journey.objects.to_come().filter(customer_id=customer_id), reason, by=by)


def follow_withdrawal(customer_id: int, topic: str, *, by: Actor) -> int:
    """They stopped a topic: they leave the flows about it."""
    if topic not in FlowTopic.values:
        return 0
    rows = Journey.objects.to_come().filter(customer_id=customer_id).select_related("version")
    about = [row.pk for row in rows if document_of(row.version).topic == topic]
    return leave(Journey.objects.filter(pk__in=about), Exit.UNSUBSCRIBE, by=by)


@transaction.atomic
def follow_person(guest_id: int, *, into: int, order_id: int | None) -> None:
    """An order was linked to an account, or a guest joined with one: what follows them goes along."""
    rows = Journey.objects.filter(customer_id=guest_id)
    (rows.filter(order_id=order_id) if order_id is not None else rows).update(customer_id=into)
    tasks = StaffTask.objects.filter(customer_id=guest_id)
    (tasks.filter(order_id=order_id) if order_id is not None else tasks).update(customer_id=into)
