"""Cursor connections. A cursor holds the sort value, so that rows which move shift the pages, as in Saleor."""

import base64
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from graphql import GraphQLError

PAGE_LIMIT = 100
Sort = Callable[[Any], tuple[str, ...]]


class Keyed(Protocol):
    @property
    def pk(self) -> str: ...


@dataclass(frozen=True)
class PageInfo:
    has_next_page: bool
    end_cursor: str | None


@dataclass(frozen=True)
class Edge:
    node: Any
    cursor: str


@dataclass(frozen=True)
class Connection:
    edges: list[Edge]
    page_info: PageInfo
    total_count: int


def paginate(
    name: str,
    items: Iterable[Keyed],
    sort: Sort,
    first: int | None,
    after: str | None,
    *,
    descending: bool = False,
) -> Connection:
    """Raises GraphQLError where no `first` is given, or one above 100, or a cursor of another place."""
    if first is None:
        raise GraphQLError(f"You must provide a `first` or `last` value to properly paginate the `{name}` connection.")
    if first > PAGE_LIMIT:
        raise GraphQLError(
            f"Requesting {first} records on the `{name}` connection exceeds the `first` limit of {PAGE_LIMIT} records."
        )
    ordered = sorted(((sort(item), item) for item in items), key=lambda pair: pair[0], reverse=descending)
    behind = [pair for pair in ordered if _is_behind(pair[0], _read(after), descending)] if after else ordered
    edges = [Edge(item, _write(place)) for place, item in behind[:first]]
    end = edges[-1].cursor if edges else None
    return Connection(edges, PageInfo(len(behind) > first, end), len(ordered))


def moment_key(moment: datetime) -> str:
    return moment.isoformat(timespec="microseconds")


def number_key(pk: str) -> str:
    return pk.zfill(12)


def _is_behind(place: tuple[str, ...], cursor: tuple[str, ...], descending: bool) -> bool:
    return place < cursor if descending else place > cursor


def _write(place: tuple[str, ...]) -> str:
    return base64.b64encode(json.dumps(place).encode()).decode()


def _read(cursor: str) -> tuple[str, ...]:
    try:
        return tuple(json.loads(base64.b64decode(cursor, validate=True)))
    except (ValueError, TypeError) as error:
        raise GraphQLError("Received cursor is invalid.") from error
