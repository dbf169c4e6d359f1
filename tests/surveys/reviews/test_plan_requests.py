from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from saleor_postventa.surveys.review_codes import RequestReason, RequestState
from saleor_postventa.surveys.rules.reviews import (
    BoughtLine,
    BoughtOrder,
    Plan,
    ReviewTooLong,
    StarsMissing,
    Terms,
    can_ask,
    check_review,
    median,
    plan_requests,
)

NOW = datetime(2026, 6, 10, 12, tzinfo=UTC)
DELIVERED = NOW - timedelta(days=15)
TERMS = Terms(days=14, days_abroad=21, most=2, home_country="ES")


def order(**changes: Any) -> BoughtOrder:
    return BoughtOrder(**{"is_standing": True, "country": "ES", "installed_at": NOW - timedelta(days=90), **changes})


def line(number: int = 1, **changes: Any) -> BoughtLine:
    known = {"id": number, "product": f"P{number}", "kept": 1, "value": Decimal(10), "delivered_at": DELIVERED}
    return BoughtLine(**{**known, **changes})


def plan(*lines: BoughtLine, of: BoughtOrder | None = None) -> dict[int, Plan]:
    return plan_requests(of or order(), lines, TERMS, NOW)


def reason(changed: BoughtLine, of: BoughtOrder | None = None) -> str | None:
    return plan(changed, of=of)[1].reason


def test_what_was_delivered_is_due_after_the_shops_days() -> None:
    planned = plan(line())[1]
    assert planned == Plan(state=RequestState.WAITING, due_at=DELIVERED + timedelta(days=14))
    assert can_ask([planned], NOW)


def test_abroad_is_given_longer() -> None:
    planned = plan(line(), of=order(country="FR"))[1]
    assert planned.due_at == DELIVERED + timedelta(days=21)
    assert not can_ask([planned], NOW)
    assert can_ask([planned], planned.due_at)


def test_what_did_not_arrive_is_not_asked_for() -> None:
    assert plan(line(delivered_at=None)) == {}


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        (line(kept=0), RequestReason.CAME_BACK),
        (line(is_reviewed=True), RequestReason.REVIEWED),
        (line(product=""), RequestReason.NO_PRODUCT),
        (line(delivered_at=NOW - timedelta(days=45)), RequestReason.TOO_LATE),
    ],
)
def test_skips_what_there_is_nothing_to_ask_of(changed: BoughtLine, why: RequestReason) -> None:
    assert plan(changed)[1].state == RequestState.SKIPPED
    assert reason(changed) == why


def test_nothing_is_asked_of_a_cancelled_order() -> None:
    assert reason(line(), order(is_standing=False)) == RequestReason.ORDER_CANCELLED


def test_nobody_is_asked_about_what_came_before_the_app() -> None:
    assert reason(line(), order(installed_at=NOW)) == RequestReason.TOO_LATE


def test_one_mail_is_all_that_an_order_gets() -> None:
    assert reason(line(), order(asked_at=(NOW,))) == RequestReason.MAIL_HAS_LEFT


def test_an_open_return_holds_the_mail_back() -> None:
    planned = plan(line(kept=2, spoken_for=1), line(2))
    assert (planned[1].state, planned[1].reason) == (RequestState.WAITING, RequestReason.OPEN_RETURN)
    assert planned[2].is_clear
    assert not can_ask(list(planned.values()), NOW)


def test_the_dearest_come_first_where_there_are_too_many() -> None:
    planned = plan(line(1, value=Decimal(5)), line(2), line(3, value=Decimal(90)))
    assert {pk: each.reason for pk, each in planned.items()} == {3: None, 2: None, 1: RequestReason.TOO_MANY}


def test_a_product_is_asked_about_once() -> None:
    planned = plan(line(1, product="shirt"), line(2, product="shirt"), line(3))
    assert {pk: each.reason for pk, each in planned.items()} == {1: None, 2: RequestReason.SAME_PRODUCT, 3: None}


def test_the_mail_waits_for_the_last_item() -> None:
    planned = plan(line(), line(2, delivered_at=NOW - timedelta(days=1)))
    assert not can_ask(list(planned.values()), NOW)
    assert can_ask(list(planned.values()), NOW + timedelta(days=13))


def test_nothing_to_ask_is_no_mail() -> None:
    assert not can_ask([], NOW)
    assert not can_ask(list(plan(line(kept=0)).values()), NOW)


@pytest.mark.parametrize("stars", [0, 6, -1])
def test_stars_are_one_to_five(stars: int) -> None:
    with pytest.raises(StarsMissing):
        check_review(stars=stars, title="", text="", shown_name="")


@pytest.mark.parametrize("field", ["title", "text", "shown_name"])
def test_words_have_an_end(field: str) -> None:
    with pytest.raises(ReviewTooLong) as refused:
        check_review(**{"stars": 5, "title": "", "text": "", "shown_name": "", field: "x" * 4001})
    assert refused.value.field == field


def test_the_median_is_the_middle() -> None:
    hours = [timedelta(hours=each) for each in (9, 1, 2)]
    assert (median([]), median(hours), median(hours[:2])) == (None, timedelta(hours=2), timedelta(hours=5))
