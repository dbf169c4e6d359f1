"""Products in the graph, and what we add to Saleor's Product."""

from collections.abc import Sequence
from typing import Any

import graphene

from saleor_postventa.web.batching import together
from saleor_postventa.web.extension import extends
from saleor_postventa.web.federation import Representation, entity
from saleor_postventa.web.ids import Node, read_id
from saleor_postventa.web.permissions import READ_PRODUCTS, requires
from saleor_postventa.web.roots import Query

from . import queries
from .models import Product


class PostSaleProduct(graphene.ObjectType):
    """A product, and what became of what was sold of it."""

    class Meta:
        interfaces = (Node,)

    saleor_id = graphene.ID(required=True)
    name = graphene.String(required=True)


class ProductPostSale(graphene.ObjectType):
    """What happens after the sale, for one product."""

    product = graphene.Field(PostSaleProduct, description="For the shop's team and integrators.")

    @staticmethod
    @requires(READ_PRODUCTS)
    def resolve_product(product: Product, info: Any) -> Product:
        return product


class SaleorProduct(graphene.ObjectType):
    """A product of Saleor's own graph, with one field of ours."""

    class Meta:
        name = "Product"

    id = graphene.ID(required=True)
    channel = graphene.String()
    post_sale = graphene.Field(ProductPostSale)


@extends(Query)
class ProductQueries(graphene.ObjectType):
    post_sale_product = graphene.Field(
        PostSaleProduct, id=graphene.ID(), saleor_id=graphene.ID(), description="By our id, or by Saleor's."
    )

    @staticmethod
    @requires(READ_PRODUCTS)
    def resolve_post_sale_product(root: None, info: Any, **asked: Any) -> Product | None:
        if "id" in asked:
            return Product.objects.filter(pk=read_id("PostSaleProduct", asked["id"])).first()
        return queries.products_by_saleor_ids([asked.get("saleor_id") or ""]).get(asked.get("saleor_id") or "")


@entity(SaleorProduct, "id channel")
def load_products(info: Any, representations: Sequence[Representation]) -> list[SaleorProduct | None]:
    """Anybody may know that we hold a product; what we tell of it is decided field by field."""
    found = queries.products_by_saleor_ids([str(asked.get("id", "")) for asked in representations])
    together(list(found.values()))
    return [
        SaleorProduct(id=product.saleor_id, channel=asked.get("channel"), post_sale=product)
        if (product := found.get(str(asked.get("id", ""))))
        else None
        for asked in representations
    ]
