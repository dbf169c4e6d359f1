"""The queue's filter as clients give it, and as a saved view keeps it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import Enum, StrEnum
from typing import Any

import graphene
from django.utils.dateparse import parse_datetime

from saleor_postventa.returns.models import ReturnQuerySet
from saleor_postventa.returns.queries import ReturnFilter
from saleor_postventa.returns.queries.queue import queued_returns, reasons_below
from saleor_postventa.returns.queries.views import view_filters
from saleor_postventa.web.ids import read_id

from .enums import PostSaleReturnActor, PostSaleReturnChannel, PostSaleReturnOutcome, PostSaleReturnStatus


class PostSaleReturnSortBy(StrEnum):
    NEWEST = "newest"
    OLDEST = "oldest"
    WAITING_LONGEST = "waiting_longest"
    DUE_FIRST = "due_first"


ORDERS = {
    PostSaleReturnSortBy.NEWEST: ("-requested_at", "-pk"),
    PostSaleReturnSortBy.OLDEST: ("requested_at", "pk"),
    PostSaleReturnSortBy.WAITING_LONGEST: ("status_since", "pk"),
    PostSaleReturnSortBy.DUE_FIRST: ("due_or_never", "pk"),
}
NOBODY = -1
PostSaleReturnSort = graphene.Enum.from_enum(PostSaleReturnSortBy, name="PostSaleReturnSort")


class ReturnFilterFields:
    """What a filter says, of the queue and of a saved view."""

    status = graphene.List(graphene.NonNull(PostSaleReturnStatus))
    outcome = graphene.List(graphene.NonNull(PostSaleReturnOutcome))
    channel = graphene.List(graphene.NonNull(PostSaleReturnChannel))
    method = graphene.List(graphene.NonNull(graphene.String))
    reason = graphene.List(graphene.NonNull(graphene.String), description="Codes, of either level.")
    is_open = graphene.Boolean()
    needs_review = graphene.Boolean()
    is_overdue = graphene.Boolean()
    needs_staff = graphene.Boolean(description="Something could not go on by itself.")
    is_overridden = graphene.Boolean(description="Staff went past the policy.")
    min_age_days = graphene.Int()
    requested_from = graphene.DateTime()
    requested_until = graphene.DateTime()
    order_id = graphene.ID()
    customer_id = graphene.ID()
    product_saleor_id = graphene.ID()
    waiting_for = graphene.List(graphene.NonNull(PostSaleReturnActor), description="Who acts next.")
    country = graphene.List(graphene.NonNull(graphene.String), description="To which the order went, as `ES`.")
    search = graphene.String(
        description="The beginning of a return's or an order's number, or part of a name or an e-mail address."
    )


class PostSaleReturnFilterInput(ReturnFilterFields, graphene.InputObjectType):
    """What is given beside a view narrows it further, or replaces what the view says of the same."""

    view_id = graphene.ID(description="Of a saved view.")


class ReturnViewFilterInput(ReturnFilterFields, graphene.InputObjectType):
    """What a saved view looks for."""


def order_of(sort: PostSaleReturnSortBy | None) -> tuple[str, str]:
    return ORDERS[sort or PostSaleReturnSortBy.NEWEST]


def filtered(given: Mapping[str, Any], *, now: datetime) -> ReturnQuerySet:
    """What a filter finds, with what the view says that it names; an unknown view says nothing."""
    said = {key: value for key, value in given.items() if value is not None}
    view_id = said.pop("view_id", None)
    kept = view_filters(read_id("PostSaleReturnView", view_id)) if view_id is not None else {}
    merged = {**kept, **said}
    return queued_returns(
        _wanted(merged, now),
        now=now,
        is_overdue=merged.get("is_overdue"),
        product=merged.get("product_saleor_id") or "",
        waiting_for=_words(merged.get("waiting_for")),
        countries=_words(merged.get("country")),
    )


def _wanted(said: Mapping[str, Any], now: datetime) -> ReturnFilter:
    age = said.get("min_age_days")
    before = [_moment(said.get("requested_until")), None if age is None else now - timedelta(days=age)]
    reasons = _words(said.get("reason"))
    return ReturnFilter(
        statuses=_words(said.get("status")),
        outcomes=_words(said.get("outcome")),
        channels=_words(said.get("channel")),
        methods=_words(said.get("method")),
        reasons=reasons_below(reasons) if reasons else (),
        is_open=said.get("is_open"),
        needs_review=said.get("needs_review"),
        is_for_staff=said.get("needs_staff"),
        is_overridden=said.get("is_overridden"),
        requested_since=_moment(said.get("requested_from")),
        requested_before=min((each for each in before if each is not None), default=None),
        order_id=_id("PostSaleOrder", said.get("order_id")),
        customer_id=_id("PostSaleCustomer", said.get("customer_id")),
        text=said.get("search") or "",
    )


def kept_filter(given: Mapping[str, Any]) -> dict[str, Any]:
    """As a saved view keeps it: plain JSON."""
    return {key: _plain(value) for key, value in given.items() if value is not None}


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if hasattr(value, "isoformat") else value


def _words(values: Any) -> tuple[str, ...]:
    return tuple(str(_plain(value)) for value in values or ())


def _moment(value: Any) -> datetime | None:
    return parse_datetime(value) if isinstance(value, str) else value


def _id(type_name: str, shown: str | None) -> int | None:
    """-1, which no row has, where it is none of this type."""
    return None if shown is None else read_id(type_name, shown) or NOBODY
