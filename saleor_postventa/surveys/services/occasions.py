"""What happened, as an occasion that surveys are asked after."""

from datetime import datetime

from saleor_postventa.core.actor import Actor
from saleor_postventa.orders.arrivals import arrival_of
from saleor_postventa.orders.models import Order
from saleor_postventa.surveys.models import Invitation
from saleor_postventa.surveys.queries.audience import orders_before
from saleor_postventa.surveys.queries.occasions import points_earned, reasons_of_return
from saleor_postventa.surveys.queries.surveys import surveys_asking_after
from saleor_postventa.surveys.triggers import cancelled, case_closed, delivered, milestone, nth_order, return_closed

from .moving import wait_for_parcels
from .scheduling import Occasion, follow_occasion, plan_invitations


def follow_delivery(order_id: int, *, by: Actor) -> None:
    """Its days count from the last parcel; while one is on its way, whatever was planned waits."""
    cause, arrived = f"{delivered.CODE}:{order_id}", arrival_of(order_id)
    if arrived is None:
        wait_for_parcels(cause)
        return
    occasion = Occasion(
        trigger=delivered.CODE,
        cause=cause,
        moment=arrived.at,
        customer_id=_buyer(order_id),
        order_id=order_id,
        facts=delivered.DeliveredFacts(is_estimate=arrived.is_estimate),
    )
    follow_occasion(occasion, by=by)


def plan_after_order(order_id: int, *, at: datetime, by: Actor) -> list[Invitation]:
    """It was paid: the first of theirs, or the second, the tenth."""
    order = Order.objects.filter(pk=order_id, is_replacement=False).exclude(customer=None).first()
    if order is None or order.customer_id is None or not surveys_asking_after(nth_order.CODE):
        return []
    number = orders_before(order.customer_id, order) + 1
    occasion = Occasion(
        trigger=nth_order.CODE,
        cause=f"{nth_order.CODE}:{order_id}",
        moment=at,
        customer_id=order.customer_id,
        order_id=order_id,
        facts=nth_order.OrderNumberFacts(number=number),
    )
    return plan_invitations(occasion, by=by)


def plan_after_cancellation(order_id: int, *, at: datetime, by: Actor) -> list[Invitation]:
    if not surveys_asking_after(cancelled.CODE):
        return []
    was_paid = Order.objects.filter(pk=order_id).exclude(paid_at=None).exists()
    occasion = Occasion(
        trigger=cancelled.CODE,
        cause=f"{cancelled.CODE}:{order_id}",
        moment=at,
        customer_id=_buyer(order_id),
        order_id=order_id,
        facts=cancelled.CancelledFacts(was_paid=was_paid),
    )
    return plan_invitations(occasion, by=by)


def plan_after_return(
    return_id: int, *, outcome: str, order_id: int | None, customer_id: int | None, at: datetime, by: Actor
) -> list[Invitation]:
    if not surveys_asking_after(return_closed.CODE):
        return []
    occasion = Occasion(
        trigger=return_closed.CODE,
        cause=return_cause(return_id),
        moment=at,
        customer_id=customer_id or _buyer(order_id),
        order_id=order_id,
        facts=return_closed.ReturnFacts(outcome=outcome),
        known={"reason": reasons_of_return(return_id, order_id)},
    )
    return plan_invitations(occasion, by=by)


def plan_after_case(
    case_id: int, *, topic: str, order_id: int | None, customer_id: int | None, at: datetime, by: Actor
) -> list[Invitation]:
    occasion = Occasion(
        trigger=case_closed.CODE,
        cause=case_cause(case_id),
        moment=at,
        customer_id=customer_id or _buyer(order_id),
        order_id=order_id,
        facts=case_closed.CaseFacts(topic=topic),
    )
    return plan_invitations(occasion, by=by)


def plan_after_points(event_id: int, points: int, *, customer_id: int, at: datetime, by: Actor) -> list[Invitation]:
    """`points` were earned with this; all that were before are in the log."""
    if not surveys_asking_after(milestone.CODE):
        return []
    before = points_earned(customer_id, before=event_id)
    occasion = Occasion(
        trigger=milestone.CODE,
        cause=f"{milestone.CODE}:{event_id}",
        moment=at,
        customer_id=customer_id,
        facts=milestone.MilestoneFacts(before=before, after=before + points),
    )
    return plan_invitations(occasion, by=by)


def return_cause(return_id: int) -> str:
    return f"return:{return_id}"


def case_cause(case_id: int) -> str:
    return f"case:{case_id}"


def _buyer(order_id: int | None) -> int | None:
    return Order.objects.filter(pk=order_id or 0).values_list("customer_id", flat=True).first()
