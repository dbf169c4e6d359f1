"""Pages of a list: all rows once, in order, from either end, whatever arrives meanwhile."""

import base64
import json
from datetime import timedelta
from typing import Any

import pytest

from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.shops.models import Shop
from saleor_postventa.web.connections import CursorBroken, Page, PageSizeNeeded, first_pages, page_of
from tests.make import MOMENT, make_recorded_event

ORDER = ("-occurred_at", "-pk")


@pytest.fixture
def rows(in_norte: Shop) -> list[int]:
    """Seven events, three of them at the same moment; newest first."""
    moments = [0, 1, 1, 1, 2, 3, 4]
    made = [make_recorded_event(occurred_at=MOMENT + timedelta(hours=hours)) for hours in moments]
    return [row.pk for row in reversed(made)]


def page(**paging: Any) -> Page:
    return page_of(RecordedEvent.objects.all(), ORDER, **paging)


def keys(found: Page) -> list[int]:
    return [edge.node.pk for edge in found.edges]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 100])
def test_walks_forward_over_every_row_once(size: int, rows: list[int]) -> None:
    seen: list[int] = []
    after = None
    while True:
        found = page(first=size, after=after)
        seen += keys(found)
        assert found.page_info.has_previous_page == (after is not None)
        after = found.page_info.end_cursor
        if not found.page_info.has_next_page:
            break
    assert seen == rows


@pytest.mark.parametrize("size", [1, 2, 3, 7, 100])
def test_walks_backward_over_every_row_once(size: int, rows: list[int]) -> None:
    seen: list[int] = []
    before = None
    while True:
        found = page(last=size, before=before)
        seen = keys(found) + seen
        assert found.page_info.has_next_page == (before is not None)
        before = found.page_info.start_cursor
        if not found.page_info.has_previous_page:
            break
    assert seen == rows


def test_new_rows_move_nothing(rows: list[int]) -> None:
    first = page(first=3)
    make_recorded_event(occurred_at=MOMENT + timedelta(hours=9))
    assert keys(first) + keys(page(first=100, after=first.page_info.end_cursor)) == rows


def test_both_ends_cut(rows: list[int]) -> None:
    cursors = [edge.cursor for edge in page(first=7).edges]
    assert keys(page(first=100, after=cursors[1], before=cursors[4])) == rows[2:4]


def test_total_counts_all_of_the_list(rows: list[int]) -> None:
    assert page(first=2).total_count == len(rows)


def test_empty_list_has_a_page(in_norte: Shop) -> None:
    found = page(first=5)
    assert (found.edges, found.total_count, found.page_info.end_cursor) == ([], 0, None)


@pytest.mark.parametrize("paging", [{}, {"first": 0}, {"first": 101}, {"last": 0}, {"first": 1, "last": 1}])
def test_needs_a_size(paging: dict[str, int], in_norte: Shop) -> None:
    with pytest.raises(PageSizeNeeded):
        page(**paging)


@pytest.mark.parametrize(
    "values",
    [
        ["0001-01-01T00:00:00+14:00", "1"],
        ["9999-12-31T23:59:59-14:00", "1"],
        ["2026-06-01T09:00:00+00:00", "9" * 6000],
        ["2026-06-01T09:00:00+00:00", "9" * 30],
    ],
)
def test_cursor_beyond_what_a_database_knows_is_refused(values: list[str], in_norte: Shop) -> None:
    with pytest.raises(CursorBroken):
        page(first=1, after=base64.urlsafe_b64encode(json.dumps(values).encode()).decode())


@pytest.mark.parametrize("cursor", ["", "!", "W10=", "WzEsMl0=", "WyJ5ZXN0ZXJkYXkiLCIxIl0=", "x" * 500])
def test_strange_cursor_is_refused(cursor: str, in_norte: Shop) -> None:
    with pytest.raises(CursorBroken):
        page(first=1, after=cursor)


def test_first_pages_side_by_side_are_those_that_each_has_alone(
    rows: list[int], django_assert_num_queries: Any
) -> None:
    RecordedEvent.objects.filter(pk__in=rows[:2]).update(name="Other")
    names = ["Other", RecordedEvent.objects.get(pk=rows[-1]).name, "Nobody"]
    with django_assert_num_queries(2):
        found = first_pages(RecordedEvent.objects.all(), ORDER, of="name", keys=names, first=2)
        totals = [found[name].total_count for name in names]
    assert totals == [2, 5, 0]
    for name in names:
        alone = page_of(RecordedEvent.objects.filter(name=name), ORDER, first=2)
        assert keys(found[name]) == keys(alone)
        assert vars(found[name].page_info) == vars(alone.page_info)
    with pytest.raises(PageSizeNeeded):
        first_pages(RecordedEvent.objects.all(), ORDER, of="name", keys=names, first=101)
