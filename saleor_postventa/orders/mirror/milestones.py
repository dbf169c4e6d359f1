"""What becomes true of an order as a whole, once: told by any reading, also by one that came late."""

from datetime import datetime

from saleor_postventa.orders.events import OrderCancelled, OrderConfirmed, OrderExpired, OrderPaid, OrderPlaced
from saleor_postventa.orders.rules import CONFIRMED, OrderStatus

from .reading import Reading

PAID = {"full", "overcharged"}


def reach_milestones(reading: Reading) -> None:
    order, shape = reading.order, reading.shape
    status = shape.status.lower()
    reached: list[str] = []
    if reading.is_first:
        reading.facts.append(_placed(reading))
    if order.confirmed_at is None and status in CONFIRMED:
        order.confirmed_at = shape.created if order.is_imported else reading.early_moment("order_confirmed")
        reading.facts.append(OrderConfirmed(subject=reading.subject, occurred_at=order.confirmed_at))
        reached.append("confirmed_at")
    if order.paid_at is None and (shape.is_paid or shape.charge_status.lower() in PAID):
        order.paid_at = _paid_at(reading)
        reading.facts.append(_paid(reading, order.paid_at))
        reached.append("paid_at")
    if order.cancelled_at is None and status == OrderStatus.CANCELED:
        order.cancelled_at = reading.moment("order_cancelled")
        reading.facts.append(OrderCancelled(subject=reading.subject, occurred_at=order.cancelled_at))
        reached.append("cancelled_at")
    if order.expired_at is None and status == OrderStatus.EXPIRED:
        order.expired_at = reading.moment("order_expired")
        reading.facts.append(OrderExpired(subject=reading.subject, occurred_at=order.expired_at))
        reached.append("expired_at")
    if reached:
        order.save(update_fields=reached)


def _placed(reading: Reading) -> OrderPlaced:
    order = reading.order
    return OrderPlaced(
        subject=reading.about([line.pk for line in reading.lines.values()]),
        occurred_at=reading.shape.created,
        channel=order.channel,
        total_amount=order.total_gross_amount,
        currency=order.currency,
        language=order.language,
        is_replacement=order.is_replacement,
        is_imported=order.is_imported,
        voucher_code=order.voucher_code,
    )


def _paid(reading: Reading, at: datetime) -> OrderPaid:
    charged = reading.shape.total_charged
    return OrderPaid(
        subject=reading.subject,
        occurred_at=at,
        charged_amount=charged.amount if charged else reading.shape.total.gross.amount,
        currency=reading.order.currency,
    )


def _paid_at(reading: Reading) -> datetime:
    """The last charge; no earlier than the order, which a checkout's payment precedes by a moment."""
    shape = reading.shape
    charges = [
        event.created_at
        for transaction in shape.transactions or []
        for event in transaction.events
        if event.type == "CHARGE_SUCCESS"
    ]
    if reading.order.is_imported:
        return shape.created
    return max(*charges, shape.created) if charges else reading.early_moment("order_fully_paid")
