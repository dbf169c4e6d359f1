"""Five hundred returns: found, aged, kept as views and decided on many at once, through the API."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from saleor_postventa.returns.models import Return
from saleor_postventa.returns.rules import ReturnStatus
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.api.ask import ask
from tests.cast import NORTE
from tests.conftest import MovableClock
from tests.returns.crowd import Sketch, make_crowd

from .asking import do, ret_id

MANY = 500
QUEUE = """query Q($filter: PostSaleReturnFilterInput, $sort: PostSaleReturnSort, $first: Int!, $after: String) {
  postSaleReturns(filter: $filter, sort: $sort, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node {
      id number status statusSince outcome refundDueAt requestedAt ageDays daysInStatus needsReview isOverdue
      sentence { text actor byWhen } estimate { amount } files { kind } method { code label } order { id }
      customer { id name email } exchange { status } orderNumber
      lines { quantity quantityApproved quantityExpected quantityUninspected }
      settlements { status refunds { status } credits { status } } } } } }"""
COUNTS = (
    """{ postSaleReturnCounts { needsReview overdue needsStaff countries byStatus { status count oldestSince } } }"""
)
VIEWS = "{ returnViews { id name count isShared filter } }"
ROW = "results { id error { code message } return { status } }"
Wanted = Callable[[Sketch], bool]
FILTERS: dict[str, tuple[dict[str, Any], Wanted]] = {
    "all": ({}, lambda one: True),
    "open": ({"isOpen": True}, lambda one: one.is_open),
    "closed": ({"isOpen": False}, lambda one: not one.is_open),
    "two states": ({"status": ["SENT", "EXPIRED"]}, lambda one: one.status in ("sent", "expired")),
    "credit": ({"outcome": ["CREDIT"]}, lambda one: one.outcome == "credit"),
    "a reason": ({"reason": ["damaged"]}, lambda one: one.reason == "damaged"),
    "late": ({"isOverdue": True}, lambda one: one.is_overdue),
    "in time": ({"isOverdue": False}, lambda one: not one.is_overdue),
    "to be looked at": ({"needsReview": True}, lambda one: one.needs_review),
    "old": ({"minAgeDays": 30}, lambda one: one.age >= 30),
    "two countries": ({"country": ["PT", "FR"]}, lambda one: one.country in ("PT", "FR")),
    "the shop acts": (
        {"waitingFor": ["SHOP"]},
        lambda one: one.status in ("requested", "received", "inspected"),
    ),
    "the carrier acts": ({"waitingFor": ["CARRIER"]}, lambda one: one.status == "sent"),
    "of one person": ({"search": "crowd7@"}, lambda one: one.n // 5 == 7),
    "by number": ({"search": "R-1003"}, lambda one: one.number.startswith("R-1003")),
    "several at once": (
        {"status": ["REQUESTED"], "isOverdue": True, "country": ["ES"], "reason": ["too_small"]},
        lambda one: one.status == "requested" and one.is_overdue and one.country == "ES" and one.reason == "too_small",
    ),
    "none": ({"status": ["RESOLVED"], "needsReview": True}, lambda one: False),
}
SORTS: dict[str, Callable[[Sketch], Any]] = {
    "NEWEST": lambda one: (one.age, -one.n),
    "OLDEST": lambda one: (-one.age, one.n),
    "WAITING_LONGEST": lambda one: (-one.days_in_status, one.n),
}


@pytest.fixture
def crowd(home: Shop, clock: MovableClock) -> list[Sketch]:
    return make_crowd(MANY, at=clock.moment)


def page(first: int = 100, **asked: Any) -> Any:
    return ask("norte", QUEUE, {"first": first, **asked}, token=NORTE.staff_token()).data["postSaleReturns"]


def found(**asked: Any) -> list[dict[str, Any]]:
    """All of it, page by page."""
    rows: list[dict[str, Any]] = []
    after = None
    while True:
        answer = page(after=after, **asked)
        rows += [edge["node"] for edge in answer["edges"]]
        if not answer["pageInfo"]["hasNextPage"]:
            assert len(rows) == answer["totalCount"]
            return rows
        after = answer["pageInfo"]["endCursor"]


def numbers(rows: list[dict[str, Any]]) -> list[str]:
    return [row["number"] for row in rows]


def expected(crowd: list[Sketch], wanted: Wanted) -> list[str]:
    return [one.number for one in sorted(crowd, key=SORTS["NEWEST"]) if wanted(one)]


def test_every_filter_finds_what_it_says_and_no_more(crowd: list[Sketch]) -> None:
    for name, (given, wanted) in FILTERS.items():
        assert numbers(found(filter=given)) == expected(crowd, wanted), name


def test_who_acts_next_is_the_same_in_the_filter_and_in_the_sentence(crowd: list[Sketch]) -> None:
    for actor in ("SHOPPER", "CARRIER", "SHOP", "NOBODY"):
        assert {row["sentence"]["actor"] for row in found(filter={"waitingFor": [actor]})} == {actor}


def test_every_order_is_kept_from_page_to_page(crowd: list[Sketch]) -> None:
    for sort, key in SORTS.items():
        assert numbers(found(sort=sort)) == [one.number for one in sorted(crowd, key=key)], sort


def test_tells_how_old_each_is_and_how_many_wait(crowd: list[Sketch], clock: MovableClock) -> None:
    by_number = {row["number"]: row for row in found()}
    for one in crowd:
        row = by_number[one.number]
        told = (row["ageDays"], row["daysInStatus"], row["isOverdue"], row["needsReview"])
        assert told == (one.age, one.days_in_status, one.is_overdue, one.needs_review), one
    counts = ask("norte", COUNTS, token=NORTE.staff_token()).data["postSaleReturnCounts"]
    waiting = [one for one in crowd if one.is_open]
    shown = {each["status"].lower(): each["count"] for each in counts["byStatus"]}
    assert shown == Counter(one.status.value for one in waiting)
    oldest = max(one.days_in_status for one in crowd if one.status == ReturnStatus.REQUESTED)
    [since] = [each["oldestSince"] for each in counts["byStatus"] if each["status"] == "REQUESTED"]
    assert since == (clock.moment - timedelta(hours=1, days=oldest)).isoformat()
    assert counts["overdue"] == sum(one.is_overdue for one in waiting)
    assert counts["needsReview"] == sum(one.needs_review for one in waiting)
    assert counts["countries"] == ["ES", "FR", "PT"]


def test_a_saved_view_finds_what_its_filter_does_and_is_narrowed_further(crowd: list[Sketch]) -> None:
    given, wanted = FILTERS["late"]
    saved = do("returnViewSave", {"name": "Late", "filter": given}, token=NORTE.staff_token(), shown="view { id }")
    view = {"viewId": saved["view"]["id"]}
    [shown] = ask("norte", VIEWS, token=NORTE.staff_token()).data["returnViews"]
    assert (shown["name"], shown["count"]) == ("Late", len(expected(crowd, wanted)))
    assert numbers(found(filter=view)) == expected(crowd, wanted)
    in_spain = numbers(found(filter={**view, "country": ["ES"]}))
    assert in_spain == expected(crowd, lambda one: wanted(one) and one.country == "ES")
    assert 0 < len(in_spain) < shown["count"]


@pytest.mark.proves("A22")
def test_fifty_of_five_hundred_are_approved_in_one_action_with_an_error_at_each_row_that_cannot(
    crowd: list[Sketch], sur: Shop
) -> None:
    waiting = [one for one in crowd if one.status == ReturnStatus.REQUESTED]
    decided = [one for one in crowd if one.status not in (ReturnStatus.REQUESTED, ReturnStatus.APPROVED)]
    rows = {ret.number: ret for ret in Return.objects.all()}
    chosen = [*waiting[:22], *decided[:5], *waiting[22:43]]
    ids = [ret_id(rows[one.number]) for one in chosen]
    with shop_scope(sur):
        make_crowd(1, at=rows[chosen[0].number].requested_at)
        ids += [ret_id(Return.objects.get()), "UG9zdFNhbGVSZXR1cm46OTk5OTk5"]
    assert len(ids) == 50
    before = dict(Return.objects.values_list("number", "status"))

    told = do("returnBulkApprove", {"ids": ids}, token=NORTE.staff_token(), shown=ROW)

    assert told["errors"] == []
    assert [row["id"] for row in told["results"]] == ids, "a row for each, in their order"
    codes = [row["error"] and row["error"]["code"] for row in told["results"]]
    assert codes == [*[None] * 22, *["wrong_state"] * 5, *[None] * 21, "not_found", "not_found"]
    assert all(row["error"] is None or row["error"]["message"] for row in told["results"])
    assert {row["return"]["status"] for row in told["results"] if row["error"] is None} == {"APPROVED"}
    approved = {one.number: "approved" for one in chosen if one.status == ReturnStatus.REQUESTED}
    assert dict(Return.objects.values_list("number", "status")) == before | approved
    with shop_scope(sur):
        assert Return.objects.get().status == ReturnStatus.REQUESTED
    again = do("returnBulkApprove", {"ids": ids}, token=NORTE.staff_token(), shown=ROW)
    assert {row["error"]["code"] for row in again["results"]} == {"wrong_state", "not_found"}


def test_a_longer_page_of_the_queue_costs_no_more_queries(crowd: list[Sketch]) -> None:
    def cost(first: int) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert len(page(first)["edges"]) == first
        return len(captured)

    cost(10)
    assert cost(100) == cost(10)


def test_each_of_many_costs_the_same(crowd: list[Sketch]) -> None:
    waiting = list(Return.objects.filter(status=ReturnStatus.REQUESTED).order_by("pk"))

    def cost(rows: list[Return]) -> int:
        with CaptureQueriesContext(connection) as captured:
            told = do("returnBulkApprove", {"ids": list(map(ret_id, rows))}, token=NORTE.staff_token(), shown=ROW)
        assert [row["error"] for row in told["results"]] == [None] * len(rows)
        return len(captured)

    cost(waiting[:5])
    few, more, many = cost(waiting[5:10]), cost(waiting[10:20]), cost(waiting[20:60])
    assert many - more == (more - few) * 6
