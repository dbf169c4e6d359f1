"""What cases add to orders and users of Saleor's own graph. Ours are asked for by `postSaleCases`."""

from typing import Any

import graphene

from saleor_postventa.care.models import Case
from saleor_postventa.care.queries import CaseFilter, cases_of_orders, search_cases
from saleor_postventa.core.clock import now
from saleor_postventa.orders.api import OrderPostSale
from saleor_postventa.orders.models import Order
from saleor_postventa.people.api import UserPostSale
from saleor_postventa.people.models import Customer
from saleor_postventa.web.batching import batched, together
from saleor_postventa.web.connections import connection_field, page_of
from saleor_postventa.web.extension import extends
from saleor_postventa.web.permissions import READ_CASE, requires

from .reads import ORDERS, PostSaleCaseSortBy, loader
from .types import PostSaleCase, PostSaleCaseConnection


@extends(OrderPostSale)
class SaleorOrderCases(graphene.ObjectType):
    cases = graphene.List(graphene.NonNull(PostSaleCase), description="The newest first.")

    @staticmethod
    @requires(READ_CASE)
    def resolve_cases(order: Order, info: Any) -> list[Case]:
        found = batched(info, order, "cases_of_orders", lambda each: each.pk, _cases) or []
        return [case for case in found if case.is_for_shopper or not info.context.viewer.is_shopper]


@extends(UserPostSale)
class SaleorUserCases(graphene.ObjectType):
    cases = connection_field(PostSaleCaseConnection, description="The newest first.")

    @staticmethod
    @requires(READ_CASE)
    def resolve_cases(customer: Customer, info: Any, **asked: Any) -> Any:
        rows = search_cases(CaseFilter(customer_id=customer.pk), now=now())
        if info.context.viewer.is_shopper:
            rows = rows.for_shoppers()
        return page_of(rows, ORDERS[PostSaleCaseSortBy.NEWEST], load=loader(info), **asked)


def _cases(order_ids: list[int]) -> dict[int, list[Case]]:
    found = cases_of_orders(order_ids)
    together([row for rows in found.values() for row in rows])
    return found
