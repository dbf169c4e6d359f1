"""Stock of variants, and the warehouses."""

from typing import Any

from saleor_postventa.sandbox.graph.connections import Connection, number_key, paginate
from saleor_postventa.sandbox.graph.context import Context
from saleor_postventa.sandbox.graph.registry import resolves
from saleor_postventa.sandbox.world.catalogue import Channel, Variant, Warehouse
from saleor_postventa.sandbox.world.record import from_global_id
from saleor_postventa.sandbox.world.stock import allocated, available, first_warehouse

SEES_ALL = frozenset({"MANAGE_ORDERS", "MANAGE_DISCOUNTS", "MANAGE_PRODUCTS", "MANAGE_CHANNELS"})
MOST_IN_A_CHECKOUT = 50


@resolves("ProductVariant", "stocks")
def resolve_stocks(variant: Variant, context: Context) -> list[dict[str, Any]]:
    store = context.world.store
    first = first_warehouse(store)
    return [
        {
            "quantity": variant.stock[warehouse.pk],
            "quantity_allocated": allocated(store, variant) if warehouse is first else 0,
            "warehouse": warehouse,
        }
        for warehouse in store.all(Warehouse)
        if warehouse.pk in variant.stock
    ]


@resolves("ProductVariant", "quantityAvailable")
def resolve_quantity_available(variant: Variant, context: Context, country_code: str | None = None) -> int:
    """Never more than one checkout may hold."""
    if not variant.track_inventory:
        return MOST_IN_A_CHECKOUT
    return min(MOST_IN_A_CHECKOUT, available(context.world.store, variant))


@resolves("Query", "productVariant")
def resolve_variant(_: None, context: Context, id_: str | None = None) -> Variant | None:
    """Without a channel only they see variants who may see unpublished ones."""
    if not context.requestor.holds_one_of(SEES_ALL):
        return None
    return context.world.store.get(Variant, from_global_id(id_ or "", Variant.typename))


@resolves("Query", "productVariants")
def resolve_variants(
    _: None,
    context: Context,
    ids: list[str] | None = None,
    channel: str | None = None,
    first: int | None = None,
) -> Connection:
    store = context.world.store
    sold_in = next((item for item in store.all(Channel) if item.slug == channel), None)
    pks = {from_global_id(each, Variant.typename) for each in ids or []}
    found = [
        variant
        for variant in store.all(Variant)
        if (ids is None or variant.pk in pks) and sold_in is not None and sold_in.pk in variant.prices
    ]
    return paginate("productVariants", found, lambda item: (number_key(item.pk),), first, None)


@resolves("Query", "warehouses")
def resolve_warehouses(_: None, context: Context, first: int | None = None) -> Connection:
    known = context.world.store.all(Warehouse)
    return paginate("warehouses", known, lambda item: (number_key(item.pk),), first, None)
