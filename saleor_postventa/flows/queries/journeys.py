"""Who is on the way, and who is due."""

from saleor_postventa.core.clock import now
from saleor_postventa.flows.codes import FlowState
from saleor_postventa.flows.models import Journey, JourneyQuerySet
from saleor_postventa.flows.triggers import delivered
from saleor_postventa.orders.arrivals import arrival_of

from .flows import document_of


def due_journeys(limit: int) -> list[int]:
    """Of flows that run, longest due first."""
    rows = Journey.objects.waiting().filter(due_at__lte=now(), flow__state=FlowState.LIVE)
    return list(rows.order_by("due_at", "pk").values_list("pk", flat=True)[:limit])


def of_order(order_id: int) -> JourneyQuerySet:
    rows: JourneyQuerySet = Journey.objects.filter(order_id=order_id)
    return rows


def is_at_first_step(journey: Journey) -> bool:
    return journey.step == document_of(journey.version).steps[0].code


def is_delivery_awaited(journey: Journey) -> bool:
    """It follows a delivery, has not taken a step yet, and one more parcel is on its way by now."""
    if journey.trigger != delivered.CODE or journey.order_id is None or not is_at_first_step(journey):
        return False
    return arrival_of(journey.order_id) is None
