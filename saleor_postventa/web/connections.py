"""Relay connections as Saleor names them: `…CountableConnection` with totalCount, cursors, at most 100 per page.

Pages go by the values of the order (keyset), so that rows which arrive meanwhile move nothing.
"""

import base64
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, partial
from typing import Any

import graphene
import msgspec
from django.core.exceptions import ValidationError
from django.db.models import Count, F, Q, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.errors import Refusal

from .batching import together
from .ids import LARGEST

LARGEST_PAGE = 100


class PageSizeNeeded(Refusal):
    code = "page_size"
    text = _("Say how many you want: `first` or `last`, one of them, from 1 to {largest}.")


class CursorBroken(Refusal):
    code = "cursor"
    text = _("This cursor isn't one of this list.")


class PageInfo(graphene.ObjectType):
    """Where a page stands in its list."""

    has_next_page = graphene.Boolean(required=True)
    has_previous_page = graphene.Boolean(required=True)
    start_cursor = graphene.String()
    end_cursor = graphene.String()


@dataclass(frozen=True)
class Edge:
    node: Any
    cursor: str


@dataclass(frozen=True)
class Page:
    """What a connection resolves to; the total is only counted where it is asked for."""

    edges: list[Edge]
    page_info: PageInfo
    count: Callable[[], int]

    @property
    def total_count(self) -> int:
        return self.count()


def countable_connection(node: type[graphene.ObjectType]) -> type[graphene.ObjectType]:
    """The connection type of a node type: `PostSaleOrder` gives `PostSaleOrderCountableConnection`."""
    name = node._meta.name
    edge = type(
        f"{name}CountableEdge",
        (graphene.ObjectType,),
        {"node": graphene.Field(node, required=True), "cursor": graphene.String(required=True)},
    )
    fields = {
        "total_count": graphene.Int(required=True),
        "page_info": graphene.Field(PageInfo, required=True),
        "edges": graphene.List(graphene.NonNull(edge), required=True),
    }
    return type(f"{name}CountableConnection", (graphene.ObjectType,), fields)


def connection_field(connection: type[graphene.ObjectType], **arguments: Any) -> graphene.Field:
    """A field with the four arguments of paging beside its own. Its resolver returns `page_of(...)`."""
    paging = {"first": graphene.Int(), "after": graphene.String(), "last": graphene.Int(), "before": graphene.String()}
    return graphene.Field(connection, **arguments, **paging)


def page_of(
    rows: "QuerySet[Any]",
    order: Sequence[str],
    *,
    load: Callable[["QuerySet[Any]"], "QuerySet[Any]"] = lambda rows: rows,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> Page:
    """A page of `rows` by `order`: columns or annotations without nulls, in one direction, the last one unique.

    `load` adds prefetches to what is read, not to what is counted. Raises PageSizeNeeded, CursorBroken.
    """
    size = first if first is not None else last
    if (first is None) == (last is None) or size is None or not 1 <= size <= LARGEST_PAGE:
        raise PageSizeNeeded(field="first" if last is None else "last", largest=LARGEST_PAGE)
    wanted = rows
    if after is not None:
        wanted = wanted.filter(_beyond(order, _read_cursor(after, order, rows)))
    if before is not None:
        wanted = wanted.filter(_beyond(_turned(order), _read_cursor(before, order, rows)))
    is_backward = first is None
    found = list(load(wanted).order_by(*(_turned(order) if is_backward else order))[: size + 1])
    is_more, found = len(found) > size, found[:size]
    if is_backward:
        found.reverse()
    edges = [Edge(node, _cursor(node, order)) for node in together(found)]
    has_next = before is not None if is_backward else is_more
    has_previous = is_more if is_backward else after is not None
    return Page(edges, _info(edges, has_next=has_next, has_previous=has_previous), rows.count)


def first_pages[K](
    rows: "QuerySet[Any]",
    order: Sequence[str],
    *,
    of: str,
    keys: Sequence[K],
    first: int,
    load: Callable[["QuerySet[Any]"], "QuerySet[Any]"] = lambda rows: rows,
) -> dict[K, Page]:
    """The first page of each of `keys`, values of the column `of`, in one query; their totals in one more."""
    if not 1 <= first <= LARGEST_PAGE:
        raise PageSizeNeeded(field="first", largest=LARGEST_PAGE)
    wanted = rows.filter(**{f"{of}__in": keys})
    columns = [F(name.lstrip("-")).desc() if name.startswith("-") else F(name).asc() for name in order]
    place = Window(RowNumber(), partition_by=[F(of)], order_by=columns)
    found: dict[K, list[Any]] = {key: [] for key in keys}
    for row in together(list(load(wanted.annotate(place=place).filter(place__lte=first + 1)).order_by(*order))):
        found[getattr(row, of)].append(row)
    counts: Callable[[], dict[K, int]] = cache(lambda: dict(wanted.order_by().values_list(of).annotate(Count("pk"))))

    def count(key: K) -> int:
        return counts().get(key, 0)

    return {key: _first_page(found[key], order, first, partial(count, key)) for key in keys}


def _first_page(found: list[Any], order: Sequence[str], first: int, count: Callable[[], int]) -> Page:
    edges = [Edge(node, _cursor(node, order)) for node in found[:first]]
    return Page(edges, _info(edges, has_next=len(found) > first, has_previous=False), count)


def _info(edges: Sequence[Edge], *, has_next: bool, has_previous: bool) -> PageInfo:
    return PageInfo(
        has_next_page=has_next,
        has_previous_page=has_previous,
        start_cursor=edges[0].cursor if edges else None,
        end_cursor=edges[-1].cursor if edges else None,
    )


def _turned(order: Sequence[str]) -> list[str]:
    return [name[1:] if name.startswith("-") else f"-{name}" for name in order]


def _beyond(order: Sequence[str], values: list[Any]) -> Q:
    """Rows that come after `values` in `order`."""
    beyond, equal = Q(), Q()
    for name, value in zip(order, values, strict=True):
        column = name.lstrip("-")
        sign = "lt" if name.startswith("-") else "gt"
        beyond |= equal & Q(**{f"{column}__{sign}": value})
        equal &= Q(**{column: value})
    return beyond


def _cursor(row: Any, order: Sequence[str]) -> str:
    values = [str(getattr(row, name.lstrip("-"))) for name in order]
    return base64.urlsafe_b64encode(msgspec.json.encode(values)).decode()


def _read_cursor(cursor: str, order: Sequence[str], rows: "QuerySet[Any]") -> list[Any]:
    try:
        values = msgspec.json.decode(base64.urlsafe_b64decode(cursor), type=list[str])
        columns = [_column(rows, name.lstrip("-")) for name in order]
        return [_storable(column.to_python(value)) for column, value in zip(columns, values, strict=True)]
    except (msgspec.MsgspecError, ValidationError, ValueError, OverflowError, RecursionError) as error:
        raise CursorBroken from error


def _storable(value: Any) -> Any:
    """Raises OverflowError or ValueError for what no database can compare with."""
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(UTC)
    if isinstance(value, int) and abs(value) > LARGEST:
        raise OverflowError
    if isinstance(value, str) and "\0" in value:
        raise ValueError
    return value


def _column(rows: "QuerySet[Any]", name: str) -> Any:
    if name in rows.query.annotations:
        return rows.query.annotations[name].output_field
    return rows.model._meta.pk if name == "pk" else rows.model._meta.get_field(name)
