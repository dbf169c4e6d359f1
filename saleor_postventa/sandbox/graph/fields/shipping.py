"""How an order is sent, and could be."""

from saleor_postventa.sandbox.graph.context import Context
from saleor_postventa.sandbox.graph.refusals import PermissionDenied
from saleor_postventa.sandbox.graph.registry import Part, resolves
from saleor_postventa.sandbox.world.catalogue import Channel
from saleor_postventa.sandbox.world.orders import Order
from saleor_postventa.sandbox.world.shipping import ShippingMethod, method_of, methods_of


@resolves("Order", "shippingMethods")
def resolve_shipping_methods(order: Order, context: Context) -> list[ShippingMethod]:
    """None without an address: Saleor asks where to first."""
    channel = context.world.store.get(Channel, order.channel_pk)
    return methods_of(channel) if channel and order.shipping_address else []


@resolves("Order", "deliveryMethod")
def resolve_delivery_method(order: Order, context: Context) -> ShippingMethod | None:
    channel = context.world.store.get(Channel, order.channel_pk)
    return method_of(order, channel) if channel else None


@resolves("Order", "isShippingRequired")
def resolve_is_shipping_required(order: Order, _: Context) -> bool:
    return any(line.is_shipping_required for line in order.lines)


@resolves("OrderLine", "privateMetafield")
def resolve_private_metafield(line: Part, context: Context, key: str) -> str | None:
    if not context.requestor.holds_one_of(frozenset({"MANAGE_ORDERS", "HANDLE_TAXES"})):
        raise PermissionDenied(["MANAGE_ORDERS", "HANDLE_TAXES"])
    found: str | None = line.record.private_metadata.get(key)
    return found
