"""The shop's own mirror as a History: what was bought and kept, in pages, so that no transaction stays open."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
from django.db.models import F, QuerySet, Sum

from saleor_postventa.orders.models import OrderLine
from saleor_postventa.orders.rules import CLOSED

from .history import History, Ints

WINDOW = timedelta(days=2 * 365)
ROWS_AT_ONCE = 20_000
SECONDS_OF_DAY = 86_400
COLUMNS = ("pk", "order__customer_id", "variant__product_id", "order__placed_at", "order_id", "order__channel")


@dataclass(frozen=True, eq=False)
class Gathered:
    """`product_ids[i]` is our id of item `i`; `channels` name the channel of each row, by its place in `slugs`."""

    history: History
    product_ids: "np.ndarray[tuple[int], np.dtype[np.int64]]"
    channels: Ints
    slugs: tuple[str, ...]


def gather(now: datetime) -> Gathered:
    """Of the current shop, the last two years."""
    slugs: dict[str, int] = {}
    pages = [_columns(page, slugs) for page in _pages(bought_and_kept().filter(order__placed_at__gt=now - WINDOW))]
    columns = np.concatenate(pages, axis=1) if pages else np.zeros((5, 0), np.int64)
    customers, customer_rows = np.unique(columns[0], return_inverse=True)
    products, item_rows = np.unique(columns[1], return_inverse=True)
    _orders, basket_rows = np.unique(columns[3], return_inverse=True)
    history = History(
        customer_rows.astype(np.int32),
        item_rows.astype(np.int32),
        columns[2].astype(np.int32),
        basket_rows.astype(np.int32),
        len(customers),
        len(products),
    )
    return Gathered(history, products, columns[4].astype(np.int32), tuple(slugs))


def bought_and_kept() -> "QuerySet[OrderLine]":
    """Lines of standing orders of which at least one unit was kept: what came back says nobody likes it."""
    return standing_lines().filter(quantity__gt=F("quantity_returned"), order__is_replacement=False, is_gift=False)


def standing_lines() -> "QuerySet[OrderLine]":
    lines = OrderLine.objects.filter(is_removed=False, order__deleted_at=None).exclude(order__status__in=CLOSED)
    return lines.exclude(order__placed_at=None).exclude(order__customer=None).exclude(variant__product=None)


def units_sent_and_back() -> dict[int, tuple[int, int]]:
    """By product: units that went out, and those of them that came back."""
    lines = OrderLine.objects.filter(is_removed=False, order__deleted_at=None, order__is_replacement=False)
    rows = lines.exclude(variant__product=None).values("variant__product_id")
    summed = rows.annotate(sent=Sum("quantity_fulfilled"), back=Sum("quantity_returned"))
    return {row["variant__product_id"]: (row["sent"], row["back"]) for row in summed.order_by()}


def _pages(lines: "QuerySet[OrderLine]") -> Iterator[list[tuple[int, int, int, datetime, int, str]]]:
    last = 0
    while page := list(lines.filter(pk__gt=last).order_by("pk").values_list(*COLUMNS)[:ROWS_AT_ONCE]):
        yield page
        last = page[-1][0]


def _columns(
    page: list[tuple[int, int, int, datetime, int, str]], slugs: dict[str, int]
) -> "np.ndarray[tuple[int, int], np.dtype[np.int64]]":
    """Customer, product, day, order and channel, one row each."""
    rows = [
        (customer, product, int(placed.timestamp()) // SECONDS_OF_DAY, order, slugs.setdefault(slug, len(slugs)))
        for _pk, customer, product, placed, order, slug in page
    ]
    return np.array(rows, np.int64).T
