"""Orders, their lines and parcels, as the graph shows them."""

from collections.abc import Callable
from typing import Any

import graphene
from django.db.models import Prefetch

from saleor_postventa.events.api import timeline_field, timeline_page
from saleor_postventa.events.queries import order_timeline
from saleor_postventa.orders import queries
from saleor_postventa.orders.models import Order, OrderLine, Parcel, ParcelLine
from saleor_postventa.orders.rules import DeliverySource, PaymentState
from saleor_postventa.people.api import PostSaleCustomer, PostSaleHold, holds_of
from saleor_postventa.people.models import Customer, Hold
from saleor_postventa.web.batching import related
from saleor_postventa.web.connections import countable_connection
from saleor_postventa.web.ids import Node, show_id
from saleor_postventa.web.lookahead import names_below
from saleor_postventa.web.permissions import (
    READ_CUSTOMER,
    READ_TIMELINE,
    requires,
)
from saleor_postventa.web.values import PostSaleLanguage, PostSaleMoney

NEWEST_FIRST = ("-placed_at", "-pk")
GOODS = frozenset({"lines", "parcels"})

PostSaleDeliverySource = graphene.Enum.from_enum(DeliverySource, name="PostSaleDeliverySource")
PostSalePaymentState = graphene.Enum.from_enum(PaymentState, name="PostSalePaymentState")


class PostSaleOrderLine(graphene.ObjectType):
    """`unitPrice` is what was paid for one unit after every discount.

    The translated names are those of the order's language, empty where the shop has none.
    """

    id = graphene.ID(required=True)
    saleor_id = graphene.ID(required=True)
    product_name = graphene.String(required=True)
    variant_name = graphene.String(required=True)
    translated_product_name = graphene.String(required=True)
    translated_variant_name = graphene.String(required=True)
    sku = graphene.String()
    quantity = graphene.Int(required=True)
    quantity_fulfilled = graphene.Int(required=True)
    quantity_returned = graphene.Int(required=True)
    quantity_refunded = graphene.Int(required=True)
    unit_price = graphene.Field(PostSaleMoney, required=True)

    @staticmethod
    def resolve_id(line: OrderLine, info: Any) -> str:
        return show_id("PostSaleOrderLine", line.pk)


class PostSaleParcelLine(graphene.ObjectType):
    """Units of an order line that left with a parcel."""

    order_line = graphene.Field(PostSaleOrderLine, required=True)
    quantity = graphene.Int(required=True)

    @staticmethod
    def resolve_quantity(line: ParcelLine, info: Any) -> int:
        return line.quantity_shipped


class PostSaleParcel(graphene.ObjectType):
    """A fulfilment on its way to the shopper."""

    id = graphene.ID(required=True)
    saleor_id = graphene.ID(required=True)
    status = graphene.String(required=True)
    tracking_number = graphene.String()
    shipped_at = graphene.DateTime()
    delivered_at = graphene.DateTime()
    delivered_source = graphene.Field(PostSaleDeliverySource)
    is_emptied = graphene.Boolean(required=True, description="Everything in it came back, or was exchanged.")
    lines = graphene.List(graphene.NonNull(PostSaleParcelLine), required=True)

    @staticmethod
    def resolve_id(parcel: Parcel, info: Any) -> str:
        return show_id("PostSaleParcel", parcel.pk)

    @staticmethod
    def resolve_status(parcel: Parcel, info: Any) -> str:
        return parcel.status.upper()

    @staticmethod
    def resolve_tracking_number(parcel: Parcel, info: Any) -> str | None:
        return parcel.tracking_number or None

    @staticmethod
    def resolve_delivered_source(parcel: Parcel, info: Any) -> str | None:
        return parcel.delivery_source or None

    @staticmethod
    def resolve_lines(parcel: Parcel, info: Any) -> Any:
        return parcel.lines.all()


class PostSaleOrder(graphene.ObjectType):
    """An order as we mirror it from Saleor. `status` is Saleor's own."""

    class Meta:
        interfaces = (Node,)

    saleor_id = graphene.ID(required=True)
    number = graphene.String(required=True)
    status = graphene.String(required=True)
    channel = graphene.String(required=True)
    language = graphene.Field(PostSaleLanguage, required=True)
    placed_at = graphene.DateTime(required=True)
    total = graphene.Field(PostSaleMoney, required=True)
    is_paid = graphene.Boolean(
        required=True, description="Saleor's own: false again once money went back. `paymentState` tells more."
    )
    payment_state = graphene.Field(PostSalePaymentState, required=True)
    refunded = graphene.Field(PostSaleMoney, required=True)
    is_replacement = graphene.Boolean(required=True)
    customer = graphene.Field(PostSaleCustomer)
    lines = graphene.List(graphene.NonNull(PostSaleOrderLine), required=True)
    parcels = graphene.List(graphene.NonNull(PostSaleParcel), required=True)
    timeline = timeline_field()
    holds = graphene.List(
        graphene.NonNull(PostSaleHold),
        required=True,
        description="For the shop's team and integrators; empty for others.",
    )

    @staticmethod
    def resolve_status(order: Order, info: Any) -> str:
        return order.status.upper()

    @staticmethod
    def resolve_language(order: Order, info: Any) -> Any:
        return info.context.shop.preferences.language_for(order.language)

    @staticmethod
    @requires(READ_CUSTOMER)
    def resolve_customer(order: Order, info: Any) -> Customer | None:
        return related(order, lambda each: each.customer)

    @staticmethod
    def resolve_lines(order: Order, info: Any) -> Any:
        return order.lines.all()

    @staticmethod
    def resolve_parcels(order: Order, info: Any) -> Any:
        return order.parcels.all()

    @staticmethod
    @requires(READ_TIMELINE)
    def resolve_timeline(order: Order, info: Any, **asked: Any) -> Any:
        return timeline_page(info, order_timeline(order.pk), asked)

    @staticmethod
    def resolve_holds(order: Order, info: Any) -> list[Hold]:
        found = holds_of(info, order, lambda each: each.customer_id)
        return [hold for hold in found if hold.order_id in {None, order.pk}]


PostSaleOrderConnection = countable_connection(PostSaleOrder)


def order_lookup(info: Any) -> "Prefetch[str]":
    """For what belongs to an order: it and its customer; its lines and parcels only where they are asked for."""
    orders = Order.objects.select_related("customer")
    return Prefetch("order", queries.with_goods(orders) if GOODS & names_below(info, inside="order") else orders)


def loader(info: Any) -> Callable[[Any], Any]:
    """Customers joined; lines and parcels only where they are asked for."""
    load = queries.with_goods if GOODS & names_below(info) else lambda rows: rows
    return lambda rows: load(rows.select_related("customer"))
