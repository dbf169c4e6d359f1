"""Asking for cases: one, the list, how many wait, and who looks after them."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

import graphene

from saleor_postventa.care.models import Case
from saleor_postventa.care.queries import (
    CaseCounts,
    CaseFilter,
    case_counts,
    case_with_thread,
    known_owners,
    search_cases,
    with_people,
    with_thread,
)
from saleor_postventa.core.clock import now
from saleor_postventa.orders.api.types import order_lookup
from saleor_postventa.people.api import may_see
from saleor_postventa.shops.colleagues import colleagues
from saleor_postventa.web.connections import connection_field, page_of
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import read_id
from saleor_postventa.web.lookahead import names_below
from saleor_postventa.web.permissions import READ_CASE, READ_CASE_NOTES, READ_CASES, requires
from saleor_postventa.web.roots import Query
from saleor_postventa.web.viewer import Viewer

from .types import (
    PostSaleCase,
    PostSaleCaseConnection,
    PostSaleCaseOrigin,
    PostSaleCaseOutcome,
    PostSaleCaseOwner,
    PostSaleCaseSeverity,
    PostSaleCaseState,
    PostSaleCaseTopic,
    owner_of,
)

THREAD = frozenset({"messages", "transitions"})
NOBODY = -1
OF_SHOPPERS = ("state", "topic", "order_id")


class PostSaleCaseSortBy(StrEnum):
    NEWEST = "newest"
    OLDEST = "oldest"
    DUE_FIRST = "due_first"


ORDERS = {
    PostSaleCaseSortBy.NEWEST: ("-opened_at", "-pk"),
    PostSaleCaseSortBy.OLDEST: ("opened_at", "pk"),
    PostSaleCaseSortBy.DUE_FIRST: ("due_or_never", "pk"),
}
PostSaleCaseSort = graphene.Enum.from_enum(PostSaleCaseSortBy, name="PostSaleCaseSort")


class PostSaleCaseFilterInput(graphene.InputObjectType):
    state = graphene.List(graphene.NonNull(PostSaleCaseState))
    topic = graphene.List(graphene.NonNull(PostSaleCaseTopic))
    origin = graphene.List(graphene.NonNull(PostSaleCaseOrigin))
    severity = graphene.List(graphene.NonNull(PostSaleCaseSeverity))
    outcome = graphene.List(graphene.NonNull(PostSaleCaseOutcome))
    is_overdue = graphene.Boolean(description="The team should have acted by now.")
    owner_id = graphene.ID(description="Saleor's id of a member of staff; empty for those that nobody looks after.")
    order_id = graphene.ID()
    customer_id = graphene.ID()
    opened_from = graphene.DateTime()
    opened_until = graphene.DateTime()
    search = graphene.String(
        description="The beginning of a case's or an order's number, or part of a name or an e-mail address."
    )


class PostSaleCaseCounts(graphene.ObjectType):
    """Of all that is not solved."""

    open = graphene.Int(required=True, description="The team's turn.")
    answered = graphene.Int(required=True, description="The customer's turn.")
    overdue = graphene.Int(required=True)
    unassigned = graphene.Int(required=True)
    own = graphene.Int(required=True, description="Of who asks.")


@extends(Query)
class CaseQueries(graphene.ObjectType):
    post_sale_case = graphene.Field(
        PostSaleCase, id=graphene.ID(), number=graphene.String(), description="By our id, or by its number."
    )
    post_sale_cases = connection_field(
        PostSaleCaseConnection,
        filter=PostSaleCaseFilterInput(),
        sort=PostSaleCaseSort(),
        description="A shopper gets their own, by state, topic and order alone.",
    )
    post_sale_case_counts = graphene.Field(PostSaleCaseCounts)
    post_sale_case_owners = graphene.List(
        graphene.NonNull(PostSaleCaseOwner), description="Who asks, and who of the team was here lately."
    )

    @staticmethod
    @requires(READ_CASE)
    def resolve_post_sale_case(root: None, info: Any, **asked: Any) -> Case | None:
        return case_for(info.context.viewer, pk=read_id("PostSaleCase", asked.get("id")), number=asked.get("number"))

    @staticmethod
    @requires(READ_CASE)
    def resolve_post_sale_cases(root: None, info: Any, **asked: Any) -> Any:
        given, sort = asked.pop("filter", None) or {}, asked.pop("sort", None)
        viewer: Viewer = info.context.viewer
        if viewer.is_shopper:  # by the rest of the filter they could sound out what the team keeps for itself
            open_to_them = {name: given[name] for name in OF_SHOPPERS if name in given}
            rows = search_cases(_wanted(open_to_them), now=now()).for_shoppers()
            rows = rows.filter(customer__saleor_id=viewer.user_id)
        else:
            rows = search_cases(_wanted(given), now=now())
        return page_of(rows, ORDERS[sort or PostSaleCaseSortBy.NEWEST], load=loader(info), **asked)

    @staticmethod
    @requires(READ_CASES)
    def resolve_post_sale_case_counts(root: None, info: Any) -> CaseCounts:
        return case_counts(now=now(), owner=info.context.viewer.user_id)

    @staticmethod
    @requires(READ_CASE_NOTES)
    def resolve_post_sale_case_owners(root: None, info: Any) -> list[PostSaleCaseOwner]:
        known = dict.fromkeys([info.context.viewer.user_id, *colleagues(), *known_owners()])
        return [owner_of(each, info) for each in known]


def case_for(viewer: Viewer, *, pk: int = 0, number: str | None = None) -> Case | None:
    """None where it is none of theirs. The table says who may ask at all."""
    found = case_with_thread(pk=pk, number=number or "")
    if found is None or not viewer.is_shopper:
        return found
    return found if found.is_for_shopper and may_see(viewer, found.customer) else None


def loader(info: Any) -> Callable[[Any], Any]:
    """The thread, and the order's goods, only where they are asked for. A joined order would get no goods."""
    load = with_thread if THREAD & names_below(info) else with_people
    return lambda rows: load(rows).select_related(None).select_related("customer").prefetch_related(order_lookup(info))


def _wanted(given: Mapping[str, Any]) -> CaseFilter:
    return CaseFilter(
        states=_codes(given.get("state")),
        topics=_codes(given.get("topic")),
        origins=_codes(given.get("origin")),
        severities=_codes(given.get("severity")),
        outcomes=_codes(given.get("outcome")),
        owner=given.get("owner_id"),
        is_overdue=given.get("is_overdue"),
        order_id=_id("PostSaleOrder", given.get("order_id")),
        customer_id=_id("PostSaleCustomer", given.get("customer_id")),
        opened_since=given.get("opened_from"),
        opened_before=given.get("opened_until"),
        text=given.get("search") or "",
    )


def _codes(values: Any) -> tuple[str, ...]:
    return tuple(each.value for each in values or ())


def _id(type_name: str, shown: str | None) -> int | None:
    """-1, which no row has, where it is none of this type."""
    return None if shown is None else read_id(type_name, shown) or NOBODY
