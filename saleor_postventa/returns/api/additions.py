"""What returns add to orders and customers, ours and Saleor's."""

from collections.abc import Sequence
from typing import Any

import graphene

from saleor_postventa.core.clock import now
from saleor_postventa.orders.api import OrderPostSale, PostSaleOrder
from saleor_postventa.orders.models import Order
from saleor_postventa.people.api import PostSaleCustomer, UserPostSale
from saleor_postventa.people.models import Customer
from saleor_postventa.returns.models import Return
from saleor_postventa.returns.queries import Item, ReturnFilter, items_of_orders, returns_of_orders, search_returns
from saleor_postventa.web.batching import batched, together
from saleor_postventa.web.connections import connection_field, page_of
from saleor_postventa.web.extension import extends
from saleor_postventa.web.permissions import READ_RETURN, requires

from .decisions import PostSaleReturnableItem, shown_to
from .filtering import ORDERS, PostSaleReturnSortBy
from .reads import loader
from .types import PostSaleReturn, PostSaleReturnConnection


class OrderReturnFields:
    returns = graphene.List(graphene.NonNull(PostSaleReturn), description="The newest first.")
    returnable_items = graphene.List(
        graphene.NonNull(PostSaleReturnableItem), description="Each line, and whether it can be returned."
    )

    @staticmethod
    @requires(READ_RETURN)
    def resolve_returns(order: Order, info: Any) -> list[Return]:
        return batched(info, order, "returns_of_orders", _pk, _returns) or []

    @staticmethod
    @requires(READ_RETURN)
    def resolve_returnable_items(order: Order, info: Any) -> list[Item]:
        return shown_to(info, batched(info, order, "returnable_items", _pk, _items) or [])


@extends(OrderPostSale)
class SaleorOrderReturns(OrderReturnFields, graphene.ObjectType):
    pass


@extends(PostSaleOrder)
class OrderReturns(OrderReturnFields, graphene.ObjectType):
    pass


class CustomerReturnFields:
    returns = connection_field(PostSaleReturnConnection, description="The newest first.")

    @staticmethod
    @requires(READ_RETURN)
    def resolve_returns(customer: Customer, info: Any, **asked: Any) -> Any:
        rows = search_returns(ReturnFilter(customer_id=customer.pk))
        return page_of(rows, ORDERS[PostSaleReturnSortBy.NEWEST], load=loader(info), **asked)


@extends(UserPostSale)
class SaleorUserReturns(CustomerReturnFields, graphene.ObjectType):
    pass


@extends(PostSaleCustomer)
class CustomerReturns(CustomerReturnFields, graphene.ObjectType):
    pass


def _pk(order: Order) -> int:
    return order.pk


def _returns(order_ids: list[int]) -> dict[int, list[Return]]:
    found = returns_of_orders(order_ids)
    together([row for rows in found.values() for row in rows])
    return found


def _items(order_ids: Sequence[int]) -> dict[int, list[Item]]:
    return items_of_orders(list(Order.objects.filter(pk__in=order_ids)), now=now())
