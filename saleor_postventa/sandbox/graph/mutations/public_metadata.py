"""The rating and the metadata of products, that everybody reads."""

from typing import Any

from saleor_postventa.sandbox.graph.context import Context
from saleor_postventa.sandbox.graph.refusals import PermissionDenied
from saleor_postventa.sandbox.graph.registry import resolves
from saleor_postventa.sandbox.verbs import catalogue, metadata
from saleor_postventa.sandbox.world.catalogue import Product
from saleor_postventa.sandbox.world.record import from_global_id

WRITES_PRODUCTS = ("MANAGE_PRODUCTS",)
Answer = dict[str, Any]


@resolves("Mutation", "productUpdate")
def product_update(
    _: None, context: Context, input_: Answer, id_: str | None = None, external_reference: str | None = None
) -> Answer:
    """Of what a product has its rating alone; a left out one stays, and null takes it out."""
    product = _writable(context, id_ or "")
    if product is None:
        return _unknown(id_ or "")
    if "rating" in input_:
        catalogue.rate_product(context.world, product.id, context.requestor.principal, input_["rating"])
    return {"errors": []}


@resolves("Mutation", "updateMetadata")
def update_metadata(_: None, context: Context, id_: str, input_: list[dict[str, str]]) -> Answer:
    product = _writable(context, id_)
    if product is None:
        return _unknown(id_)
    pairs = {each["key"]: each["value"] for each in input_}
    metadata.set_product_metadata(context.world, product.id, context.requestor.principal, pairs)
    return {"errors": []}


@resolves("Mutation", "deleteMetadata")
def delete_metadata(_: None, context: Context, id_: str, keys: list[str]) -> Answer:
    product = _writable(context, id_)
    if product is None:
        return _unknown(id_)
    metadata.drop_product_metadata(context.world, product.id, context.requestor.principal, keys)
    return {"errors": []}


def _writable(context: Context, id_: str) -> Product | None:
    """None where there is no such product. Raises PermissionDenied."""
    if not context.requestor.holds_one_of(frozenset(WRITES_PRODUCTS)):
        raise PermissionDenied(WRITES_PRODUCTS)
    return context.world.store.get(Product, from_global_id(id_, Product.typename))


def _unknown(id_: str) -> Answer:
    return {"errors": [{"field": "id", "message": f"Couldn't resolve to a node: {id_}", "code": "NOT_FOUND"}]}
