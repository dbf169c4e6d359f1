"""Asking for returns: one, the queue, what is returnable, what a return would come to."""

from collections.abc import Callable
from typing import Any

import graphene

from saleor_postventa.core.clock import now
from saleor_postventa.orders.api.types import PostSaleOrderLine, order_lookup
from saleor_postventa.orders.models import OrderLine
from saleor_postventa.returns.models import Return
from saleor_postventa.returns.queries import (
    Estimate,
    EstimatedLine,
    Item,
    return_estimate,
    returnable_items,
    with_everything,
)
from saleor_postventa.returns.queries.queue import QueueCounts, queue_counts, with_lines
from saleor_postventa.returns.team_papers import wished_photo_path
from saleor_postventa.web.connections import connection_field, page_of
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import read_id
from saleor_postventa.web.lookahead import names_below
from saleor_postventa.web.permissions import READ_RETURN, READ_RETURNS, REQUEST_RETURNS, requires
from saleor_postventa.web.roots import Query
from saleor_postventa.web.values import PostSaleMoney

from .decisions import Judged, PostSaleReturnableItem, PostSaleReturnDecision, shown_to
from .enums import PostSaleReturnStatus
from .filtering import PostSaleReturnFilterInput, PostSaleReturnSort, filtered, order_of
from .finding import must_find_order, order_for, return_for
from .types import PostSaleReturn, PostSaleReturnConnection
from .wishes import ReturnEstimateInput, wanted_of

DETAILS = frozenset({"notes", "files", "transitions", "receipts", "inspections"})


class PostSaleEstimatedLine(graphene.ObjectType):
    """What one line would come to."""

    order_line = graphene.Field(PostSaleOrderLine, required=True)
    quantity = graphene.Int(required=True)
    goods = graphene.Field(PostSaleMoney, required=True)
    fees = graphene.Field(PostSaleMoney, required=True)
    bonus = graphene.Field(PostSaleMoney, required=True)
    total = graphene.Field(PostSaleMoney, required=True)
    decision = graphene.Field(PostSaleReturnDecision, required=True, description="With what was wished for.")

    @staticmethod
    def resolve_order_line(line: EstimatedLine, info: Any) -> OrderLine:
        return line.item.order_line

    @staticmethod
    def resolve_quantity(line: EstimatedLine, info: Any) -> int:
        return line.wanted.quantity

    @staticmethod
    def resolve_fees(line: EstimatedLine, info: Any) -> Any:
        return line.reckoning.fees

    @staticmethod
    def resolve_bonus(line: EstimatedLine, info: Any) -> Any:
        return line.reckoning.bonus

    @staticmethod
    def resolve_total(line: EstimatedLine, info: Any) -> Any:
        return line.reckoning.total

    @staticmethod
    def resolve_decision(line: EstimatedLine, info: Any) -> Judged:
        return Judged(line.item.decision, line.item.order_line.currency)


class PostSaleDeduction(graphene.ObjectType):
    """What is taken off or added, and why."""

    code = graphene.String(required=True)
    amount = graphene.Field(PostSaleMoney, required=True)
    sentence = graphene.String(required=True)


class PostSaleReturnEstimate(graphene.ObjectType):
    """What a return would come to, if everything comes back as it was sold. Nothing is asked for yet."""

    lines = graphene.List(graphene.NonNull(PostSaleEstimatedLine), required=True)
    goods = graphene.Field(PostSaleMoney, required=True)
    fees = graphene.Field(PostSaleMoney, required=True)
    shipping = graphene.Field(PostSaleMoney, required=True)
    bonus = graphene.Field(PostSaleMoney, required=True)
    total = graphene.Field(PostSaleMoney, required=True)
    deductions = graphene.List(graphene.NonNull(PostSaleDeduction), required=True)

    @staticmethod
    def resolve_goods(estimate: Estimate, info: Any) -> Any:
        return estimate.reckoning.goods

    @staticmethod
    def resolve_fees(estimate: Estimate, info: Any) -> Any:
        return estimate.reckoning.fees

    @staticmethod
    def resolve_shipping(estimate: Estimate, info: Any) -> Any:
        return estimate.reckoning.shipping

    @staticmethod
    def resolve_bonus(estimate: Estimate, info: Any) -> Any:
        return estimate.reckoning.bonus


class PostSaleReturnStatusCount(graphene.ObjectType):
    status = graphene.Field(PostSaleReturnStatus, required=True)
    count = graphene.Int(required=True)
    oldest_since = graphene.DateTime(required=True, description="Since when the first of them waits.")


class PostSaleReturnCounts(graphene.ObjectType):
    """Of all open returns: how many wait where, and for how long."""

    by_status = graphene.List(graphene.NonNull(PostSaleReturnStatusCount), required=True)
    needs_review = graphene.Int(required=True)
    overdue = graphene.Int(required=True)
    needs_staff = graphene.Int(required=True, description="Something could not go on by itself.")
    countries = graphene.List(
        graphene.NonNull(graphene.String), required=True, description="Of all returns, to filter by."
    )


@extends(Query)
class ReturnQueries(graphene.ObjectType):
    returnable_items = graphene.List(
        graphene.NonNull(PostSaleReturnableItem),
        order_id=graphene.ID(required=True, description="Our id, or Saleor's."),
        description="Each line of an order, and whether it can be returned. Null unless the order is the asker's.",
    )
    return_estimate = graphene.Field(
        PostSaleReturnEstimate,
        input=ReturnEstimateInput(required=True),
        description="What a return would come to. Nothing is asked for.",
    )
    return_photo_path = graphene.String(
        description="Where photos for `returnCreate` are uploaded, for an hour: POST each as `file` of a multipart"
        " form, and its `id` comes back."
    )
    post_sale_return = graphene.Field(
        PostSaleReturn, id=graphene.ID(), number=graphene.String(), description="By our id, or by its number."
    )
    post_sale_returns = connection_field(
        PostSaleReturnConnection, filter=PostSaleReturnFilterInput(), sort=PostSaleReturnSort()
    )
    post_sale_return_counts = graphene.Field(PostSaleReturnCounts)

    @staticmethod
    @requires(REQUEST_RETURNS)
    def resolve_return_photo_path(root: None, info: Any) -> str:
        return wished_photo_path(info.context.shop, by=info.context.viewer.actor)

    @staticmethod
    @requires(READ_RETURN)
    def resolve_returnable_items(root: None, info: Any, *, order_id: str) -> list[Item] | None:
        order = order_for(info.context.viewer, order_id)
        return None if order is None else shown_to(info, returnable_items(order, now=now()))

    @staticmethod
    @requires(READ_RETURN)
    def resolve_return_estimate(root: None, info: Any, **asked: Any) -> Estimate:
        given = asked["input"]
        order = must_find_order(info.context.viewer, given["order_id"])
        return return_estimate(order, wanted_of(order, given), now=now())

    @staticmethod
    @requires(READ_RETURN)
    def resolve_post_sale_return(root: None, info: Any, **asked: Any) -> Return | None:
        pk = read_id("PostSaleReturn", asked.get("id"))
        return return_for(info.context.viewer, pk=pk, number=asked.get("number"))

    @staticmethod
    @requires(READ_RETURNS)
    def resolve_post_sale_returns(root: None, info: Any, **asked: Any) -> Any:
        wanted, sort = asked.pop("filter", None) or {}, asked.pop("sort", None)
        rows = filtered(wanted, now=now())
        return page_of(rows, order_of(sort), load=loader(info), **asked)

    @staticmethod
    @requires(READ_RETURNS)
    def resolve_post_sale_return_counts(root: None, info: Any) -> QueueCounts:
        return queue_counts(now=now())


def loader(info: Any) -> Callable[[Any], Any]:
    """Lines always; what was written and filed, and the order's goods, only where they are asked for."""
    load = with_everything if DETAILS & names_below(info) else with_lines
    return lambda rows: load(rows).prefetch_related(order_lookup(info))
