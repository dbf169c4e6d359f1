"""What orders add to customers, products, holds and events."""

from typing import Any

import graphene

from saleor_postventa.catalogue.api import PostSaleProduct
from saleor_postventa.catalogue.models import Product
from saleor_postventa.events.api import PostSaleEvent, timeline_field, timeline_page
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.events.queries import customer_timeline
from saleor_postventa.orders import queries
from saleor_postventa.people.api import PostSaleCustomer, PostSaleHold
from saleor_postventa.people.models import Customer, Hold
from saleor_postventa.web.batching import batched
from saleor_postventa.web.connections import connection_field, page_of
from saleor_postventa.web.extension import extends
from saleor_postventa.web.permissions import (
    READ_ORDER,
    READ_TIMELINE,
    requires,
)

from .types import NEWEST_FIRST, PostSaleOrderConnection, loader


@extends(PostSaleCustomer)
class CustomerOrders(graphene.ObjectType):
    orders = connection_field(PostSaleOrderConnection)
    timeline = timeline_field()

    @staticmethod
    @requires(READ_ORDER)
    def resolve_orders(customer: Customer, info: Any, **asked: Any) -> Any:
        return page_of(queries.search_orders(customer_id=customer.pk), NEWEST_FIRST, load=loader(info), **asked)

    @staticmethod
    @requires(READ_TIMELINE)
    def resolve_timeline(customer: Customer, info: Any, **asked: Any) -> Any:
        rows = customer_timeline(customer.pk, queries.order_ids_of_customer(customer.pk))
        return timeline_page(info, rows, asked)


@extends(PostSaleHold)
class HoldOrder(graphene.ObjectType):
    order_number = graphene.String()

    @staticmethod
    def resolve_order_number(hold: Hold, info: Any) -> str | None:
        found = _order_name(info, hold)
        return found.number if found else None


@extends(PostSaleEvent)
class EventOrder(graphene.ObjectType):
    order_number = graphene.String()
    order_saleor_id = graphene.ID()

    @staticmethod
    def resolve_order_number(row: RecordedEvent, info: Any) -> str | None:
        found = _order_name(info, row)
        return found.number if found else None

    @staticmethod
    def resolve_order_saleor_id(row: RecordedEvent, info: Any) -> str | None:
        found = _order_name(info, row)
        return found.saleor_id if found else None


@extends(PostSaleProduct)
class ProductSales(graphene.ObjectType):
    orders_count = graphene.Int(required=True)
    units_sold = graphene.Int(required=True)
    units_returned = graphene.Int(required=True)

    @staticmethod
    def resolve_orders_count(product: Product, info: Any) -> int:
        return _figures(info, product).orders

    @staticmethod
    def resolve_units_sold(product: Product, info: Any) -> int:
        return _figures(info, product).units_sold

    @staticmethod
    def resolve_units_returned(product: Product, info: Any) -> int:
        return _figures(info, product).units_returned


def _order_name(info: Any, row: Hold | RecordedEvent) -> queries.OrderName | None:
    return batched(info, row, "order_names", lambda each: each.order_id, queries.order_names)


def _figures(info: Any, product: Product) -> queries.ProductFigures:
    found = batched(info, product, "product_figures", lambda each: each.pk, queries.product_figures)
    return found or queries.ProductFigures()
