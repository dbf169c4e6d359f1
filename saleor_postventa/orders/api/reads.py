"""Asking for orders: the roots, and what we add to Saleor's Order."""

from collections.abc import Sequence
from typing import Any

import graphene

from saleor_postventa.events.api import timeline_field, timeline_page
from saleor_postventa.events.queries import order_timeline
from saleor_postventa.orders import queries
from saleor_postventa.orders.models import Order
from saleor_postventa.people.api import may_see
from saleor_postventa.web.batching import together
from saleor_postventa.web.connections import connection_field, page_of
from saleor_postventa.web.extension import extends
from saleor_postventa.web.federation import Representation, entity
from saleor_postventa.web.ids import read_id
from saleor_postventa.web.lookahead import names_below
from saleor_postventa.web.permissions import (
    READ_ORDER,
    READ_ORDERS,
    READ_TIMELINE,
    requires,
)
from saleor_postventa.web.roots import Query
from saleor_postventa.web.viewer import Viewer

from .types import GOODS, NEWEST_FIRST, PostSaleOrder, PostSaleOrderConnection, loader


class PostSaleOrderFilterInput(graphene.InputObjectType):
    search = graphene.String(description="The beginning of a number, or part of a name or an e-mail address.")
    customer_id = graphene.ID()


class OrderPostSale(graphene.ObjectType):
    """What happens after the sale, for one order of Saleor's."""

    order = graphene.Field(PostSaleOrder)
    timeline = timeline_field()

    @staticmethod
    @requires(READ_ORDER)
    def resolve_order(order: Order, info: Any) -> Order:
        return order

    @staticmethod
    @requires(READ_TIMELINE)
    def resolve_timeline(order: Order, info: Any, **asked: Any) -> Any:
        return timeline_page(info, order_timeline(order.pk), asked)


class SaleorOrder(graphene.ObjectType):
    """An order of Saleor's own graph, with one field of ours."""

    class Meta:
        name = "Order"

    id = graphene.ID(required=True)
    post_sale = graphene.Field(OrderPostSale)


@entity(SaleorOrder, "id")
def load_orders(info: Any, representations: Sequence[Representation]) -> list[SaleorOrder | None]:
    ids = [str(asked.get("id", "")) for asked in representations]
    found = queries.orders_by_saleor_ids(ids, is_with_goods=bool(GOODS & names_below(info)))
    viewer: Viewer = info.context.viewer
    seen = {saleor_id: order for saleor_id, order in found.items() if may_see_order(viewer, order)}
    together(list(seen.values()))
    return [SaleorOrder(id=each, post_sale=seen[each]) if each in seen else None for each in ids]


def may_see_order(viewer: Viewer, order: Order) -> bool:
    """Whom the table lets ask for orders; of shoppers, the one whose account it belongs to."""
    return may_see(viewer, order.customer) if viewer.is_shopper else READ_ORDER.admits(viewer)


@extends(Query)
class OrderQueries(graphene.ObjectType):
    post_sale_order = graphene.Field(
        PostSaleOrder,
        id=graphene.ID(),
        saleor_id=graphene.ID(),
        number=graphene.String(),
        description="By our id, by Saleor's, or by its whole number.",
    )
    post_sale_orders = connection_field(PostSaleOrderConnection, filter=PostSaleOrderFilterInput())

    @staticmethod
    @requires(READ_ORDER)
    def resolve_post_sale_order(root: None, info: Any, **asked: Any) -> Order | None:
        pk = read_id("PostSaleOrder", asked.get("id"))
        found = queries.order_with_goods(pk=pk, saleor_id=asked.get("saleor_id"), number=asked.get("number"))
        return found if found is not None and may_see_order(info.context.viewer, found) else None

    @staticmethod
    @requires(READ_ORDERS)
    def resolve_post_sale_orders(root: None, info: Any, **asked: Any) -> Any:
        wanted = asked.pop("filter", None) or {}
        customer = read_id("PostSaleCustomer", wanted["customer_id"]) if wanted.get("customer_id") else None
        rows = queries.search_orders(wanted.get("search") or "", customer_id=customer)
        return page_of(rows, NEWEST_FIRST, load=loader(info), **asked)
