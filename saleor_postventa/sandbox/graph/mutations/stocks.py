"""Stock is told as a bare number; an empty list of them tells nothing and changes nothing."""

from typing import Any

from saleor_postventa.sandbox.graph.context import Context
from saleor_postventa.sandbox.graph.registry import resolves
from saleor_postventa.sandbox.world.catalogue import Variant, Warehouse
from saleor_postventa.sandbox.world.record import from_global_id

Payload = dict[str, Any]


def _refuse(field: str, code: str, message: str) -> Payload:
    return {"product_variant": None, "errors": [{"field": field, "message": message, "code": code}]}


@resolves("Mutation", "productVariantStocksUpdate")
def update_stocks(_: None, context: Context, stocks: list[dict[str, Any]], variant_id: str | None = None) -> Payload:
    store = context.world.store
    variant = store.get(Variant, from_global_id(variant_id or "", Variant.typename))
    if variant is None:
        return _refuse("variantId", "NOT_FOUND", f"Couldn't resolve to a node: {variant_id}")
    if len({stock["warehouse"] for stock in stocks}) < len(stocks):
        return _refuse("warehouse", "UNIQUE", "Duplicated warehouse ID.")
    places = [store.get(Warehouse, from_global_id(stock["warehouse"], Warehouse.typename)) for stock in stocks]
    known = [place for place in places if place is not None]
    if len(known) < len(places):
        return _refuse("warehouse", "GRAPHQL_ERROR", "Could not resolve to a node with the global id list.")
    with context.world.acting():
        variant.stock |= {place.pk: stock["quantity"] for place, stock in zip(known, stocks, strict=True)}
        store.put(variant)
    return {"product_variant": variant, "errors": []}
