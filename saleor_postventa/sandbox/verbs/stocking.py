"""Goods on the shelves. No event of ours tells of it."""

from collections.abc import Iterable

from saleor_postventa.sandbox.world.catalogue import Variant
from saleor_postventa.sandbox.world.orders import Fulfillment, Order
from saleor_postventa.sandbox.world.world import World

from .finding import find, find_channel, find_warehouse
from .refusing import Refused


def set_stock(world: World, variant_id: str, warehouse: str, quantity: int) -> Variant:
    """A bare number, whatever was there before. Raises Refused where it is below zero."""
    with world.acting():
        if quantity < 0:
            raise Refused("INVALID", "Ensure this value is greater than or equal to 0.")
        variant = find(world, Variant, variant_id)
        variant.stock[find_warehouse(world, warehouse).pk] = quantity
        world.store.put(variant)
    return variant


def take_off_sale(world: World, variant_id: str, channel: str) -> Variant:
    """No price in a channel: nobody can buy it there."""
    with world.acting():
        variant = find(world, Variant, variant_id)
        variant.prices.pop(find_channel(world, channel).pk, None)
        world.store.put(variant)
    return variant


def take_from_stock(world: World, order: Order, parcels: Iterable[Fulfillment]) -> None:
    """What leaves is no longer on the shelf; what nobody counted was there all the same."""
    for parcel in parcels:
        for part in parcel.lines:
            line = order.line(part.order_line_pk)
            variant = world.store.get(Variant, line.variant_pk) if line else None
            if variant is not None and parcel.warehouse_pk is not None:
                variant.stock[parcel.warehouse_pk] = max(0, variant.stock.get(parcel.warehouse_pk, 0) - part.quantity)
                world.store.put(variant)
