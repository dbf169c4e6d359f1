"""What happened, as an occasion that flows begin with."""

from datetime import datetime

from saleor_postventa.core.actor import Actor
from saleor_postventa.flows.models import Journey
from saleor_postventa.flows.triggers import (
    delivered,
    level_reached,
    paid,
    points_expiring,
    return_closed,
    review_published,
    shipped,
)
from saleor_postventa.orders.arrivals import arrival_of
from saleor_postventa.orders.models import Order
from saleor_postventa.orders.queries import standing_orders

from .following import follow_moment
from .starting import Occasion, begin_flows


def begin_after_payment(order_id: int, *, at: datetime, by: Actor) -> list[Journey]:
    order = Order.objects.filter(pk=order_id).first()
    if order is None or order.customer_id is None:
        return []
    occasion = Occasion(
        trigger=paid.CODE,
        cause=f"{paid.CODE}:{order_id}",
        moment=at,
        customer_id=order.customer_id,
        order_id=order_id,
        facts=paid.PaidFacts(number=_number_of(order, order.customer_id)),
    )
    return begin_flows(occasion, by=by)


def begin_after_shipment(order_id: int, *, at: datetime, by: Actor) -> list[Journey]:
    """With the first parcel: the cause is the order."""
    return begin_flows(_of_order(shipped.CODE, order_id, at), by=by)


def follow_delivery(order_id: int, *, by: Actor) -> list[Journey]:
    """Begun with the last parcel. A corrected date moves whoever took no step yet, or waits for the delivery."""
    arrived = arrival_of(order_id)
    if arrived is None:
        return []
    follow_moment(f"{delivered.CODE}:{order_id}", order_id, arrived.at)
    facts = delivered.DeliveredFacts(is_estimate=arrived.is_estimate)
    return begin_flows(_of_order(delivered.CODE, order_id, arrived.at, facts), by=by)


def begin_after_return(
    return_id: int, *, order_id: int | None, customer_id: int | None, at: datetime, by: Actor
) -> list[Journey]:
    occasion = Occasion(
        trigger=return_closed.CODE,
        cause=f"return:{return_id}",
        moment=at,
        customer_id=customer_id or (_buyer(order_id) if order_id is not None else None),
        order_id=order_id,
    )
    return begin_flows(occasion, by=by)


def begin_after_review(review_id: int, *, customer_id: int | None, at: datetime, by: Actor) -> list[Journey]:
    occasion = Occasion(trigger=review_published.CODE, cause=f"review:{review_id}", moment=at, customer_id=customer_id)
    return begin_flows(occasion, by=by)


def begin_after_level(event_id: int, *, level: str, customer_id: int | None, at: datetime, by: Actor) -> list[Journey]:
    occasion = Occasion(
        trigger=level_reached.CODE,
        cause=f"level:{event_id}",
        moment=at,
        customer_id=customer_id,
        facts=level_reached.LevelFacts(level=level),
    )
    return begin_flows(occasion, by=by)


def begin_before_expiry(
    event_id: int, *, points: int, customer_id: int | None, at: datetime, by: Actor
) -> list[Journey]:
    occasion = Occasion(
        trigger=points_expiring.CODE,
        cause=f"expiring:{event_id}",
        moment=at,
        customer_id=customer_id,
        facts=points_expiring.ExpiringFacts(points=points),
    )
    return begin_flows(occasion, by=by)


def _of_order(trigger: str, order_id: int, at: datetime, facts: object | None = None) -> Occasion:
    told = {} if facts is None else {"facts": facts}
    return Occasion(
        trigger=trigger,
        cause=f"{trigger}:{order_id}",
        moment=at,
        customer_id=_buyer(order_id),
        order_id=order_id,
        **told,
    )


def _number_of(order: Order, customer_id: int) -> int:
    rows = standing_orders().filter(customer_id=customer_id).exclude(pk=order.pk)
    earlier = rows.filter(placed_at__lt=order.placed_at) if order.placed_at is not None else rows
    return earlier.count() + 1


def _buyer(order_id: int) -> int | None:
    return Order.objects.filter(pk=order_id).values_list("customer_id", flat=True).first()
