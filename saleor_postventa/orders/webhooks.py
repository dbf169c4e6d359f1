"""Saleor's order and fulfilment events. All of them carry the order, and are handled alike."""

import msgspec

from saleor_postventa.core.errors import Failure
from saleor_postventa.saleor.handlers import Source, handles
from saleor_postventa.saleor.shapes import IdShape, OrderShape

from .mirror.reading import Announcement
from .services import mirror_order, mirror_orders

MANAGE_ORDERS = "MANAGE_ORDERS"


class OrderPayload(msgspec.Struct, rename="camel", frozen=True):
    order: OrderShape | None = None


class FulfillmentPayload(OrderPayload, frozen=True):
    fulfillment: IdShape | None = None
    notify_customer: bool | None = None


class BulkPayload(msgspec.Struct, rename="camel", frozen=True):
    orders: list[OrderShape] | None = None


class OrderMissing(Failure):
    """Saleor sent the event without its order: deleted in between, or we may not read it."""

    def __init__(self, event: str) -> None:
        super().__init__(f"{event} came without an order", permanent=True)


@handles(
    "order_created",
    "order_confirmed",
    "order_paid",
    "order_fully_paid",
    "order_updated",
    "order_fulfilled",
    "order_cancelled",
    "order_expired",
    "order_refunded",
    "order_fully_refunded",
    "order_metadata_updated",
    payload=OrderPayload,
    permission=MANAGE_ORDERS,
)
def follow_order(payload: OrderPayload, source: Source) -> None:
    if payload.order is None:
        raise OrderMissing(source.event)
    mirror_order(payload.order, source)


@handles(
    "fulfillment_created",
    "fulfillment_approved",
    "fulfillment_canceled",
    "fulfillment_tracking_number_updated",
    "fulfillment_metadata_updated",
    payload=FulfillmentPayload,
    permission=MANAGE_ORDERS,
)
def follow_fulfillment(payload: FulfillmentPayload, source: Source) -> None:
    if payload.order is None:
        raise OrderMissing(source.event)
    announcement = None
    if payload.fulfillment is not None and payload.notify_customer is not None:
        is_creation = source.event == "fulfillment_created"
        announcement = Announcement(payload.fulfillment.id, payload.notify_customer, is_creation)
    mirror_order(payload.order, source, announcement=announcement)


@handles("order_bulk_created", payload=BulkPayload, permission=MANAGE_ORDERS)
def follow_import(payload: BulkPayload, source: Source) -> None:
    if not payload.orders:
        raise OrderMissing(source.event)
    mirror_orders(payload.orders, source)
