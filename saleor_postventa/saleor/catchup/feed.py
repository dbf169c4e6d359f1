"""What catching up reads from Saleor: a domain's `feeds.py` adds a feed per kind of thing.

A feed is read page by page. `fetch` asks Saleor, outside of any transaction; `apply` writes the batch in one,
together with how far the feed has come, so that a killed worker's page is read again and nothing is lost.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from django.db.models import QuerySet

from saleor_postventa.core.errors import Failure
from saleor_postventa.core.registry import Registry
from saleor_postventa.saleor.client import SaleorClient
from saleor_postventa.saleor.handlers import Source

from .models import RunKind

SUSPICIOUS = 20


class ImplausibleAbsence(Failure):
    """Saleor knows not one of many things: more likely a mistake than that all are gone."""

    def __init__(self, count: int) -> None:
        super().__init__(f"Saleor knows none of {count} of them; nothing was taken for deleted", permanent=True)


@dataclass(frozen=True)
class Ask:
    """Which page: what comes after `cursor` ("" at the start), changed `since` (None: ever)."""

    cursor: str
    since: datetime | None


@dataclass(frozen=True)
class Batch:
    """A page as it was read. `cursor` is None after the last one."""

    items: Sequence[Any]
    cursor: str | None
    total: int | None = None
    missing: Sequence[str] = ()


@dataclass(frozen=True)
class Feed:
    """`apply` gets the batch and its source, writes in the shop's scope and returns how many things changed.

    A feed of `pages_per_run` goes round: the next run goes on where this one stopped. `past` names the feed whose
    reading of the past this one carries on from.
    """

    code: str
    kinds: frozenset[RunKind]
    permission: str
    fetch: Callable[[SaleorClient, Ask], Batch]
    apply: Callable[[Batch, Source], int]
    pages_per_run: int | None = None
    past: str | None = None


feeds: Registry[Feed] = Registry("feeds")


def add_feed(feed: Feed) -> Feed:
    return feeds.add(feed.code, feed)


def count_changed(rows: QuerySet[Any], dated_by: str, batch: Batch) -> int:
    """How many things of a batch Saleor changed since our rows of them; asked before the batch is written."""
    ids = [item.id for item in batch.items]
    known = dict(rows.filter(saleor_id__in=ids).values_list("saleor_id", dated_by))
    return sum(known.get(item.id) != item.updated_at for item in batch.items)


def next_ids(rows: QuerySet[Any], ask: Ask, *, page: int) -> tuple[list[str], str | None]:
    """Saleor's ids of the next page of our rows, and the cursor behind it; None after the last page."""
    found = list(rows.filter(pk__gt=int(ask.cursor or 0)).order_by("pk").values_list("pk", "saleor_id")[:page])
    return [saleor_id for _, saleor_id in found], str(found[-1][0]) if len(found) == page else None


def absent(asked: Sequence[str], found: Sequence[Any]) -> list[str]:
    """The ids that Saleor no longer knows. Raises ImplausibleAbsence where those are all of many."""
    missing = sorted(set(asked) - {item.id for item in found})
    if len(missing) == len(asked) >= SUSPICIOUS:
        raise ImplausibleAbsence(len(asked))
    return missing


class PageInfo(msgspec.Struct, rename="camel", frozen=True):
    has_next_page: bool
    end_cursor: str | None = None


class Edge[Node](msgspec.Struct, frozen=True):
    node: Node


class Connection[Node](msgspec.Struct, rename="camel", frozen=True):
    edges: list[Edge[Node]]
    page_info: PageInfo | None = None
    total_count: int | None = None

    def batch(self) -> Batch:
        is_more = self.page_info is not None and self.page_info.has_next_page
        return Batch(self.nodes, self.page_info.end_cursor if self.page_info and is_more else None, self.total_count)

    @property
    def nodes(self) -> list[Node]:
        return [edge.node for edge in self.edges]
