"""Rows B2, B26: what the lines of an order earn."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from saleor_postventa.loyalty.rules.earning import Buyer, EarningLine, fits, points_for
from saleor_postventa.loyalty.rules.terms import PurchaseTerms, Rounding, Stacking
from tests.loyalty.scene import (
    amounts,
    awards,
    cents,
    level,
    line,
    order,
    points,
    some_lines,
    some_terms,
    terms,
    times,
    why,
)

SILVER, GOLD = level("silver", "300", "1.25"), level("gold", "1000", "1.5")


@pytest.mark.parametrize(
    ("what", "basis", "expected"),
    [
        (order(line("50.00")), {}, 50),
        (order(line("49.99")), {}, 49),
        (order(line("0.00")), {}, 0),
        (order(line("60.50")), {"counts_tax": False}, 50),
        (order(line("50"), shipping_gross=Decimal("4.95"), shipping_net=Decimal("4.09")), {}, 50),
        (order(line("50"), shipping_gross=Decimal("5"), shipping_net=Decimal("4")), {"counts_shipping": True}, 55),
        (
            order(line("50"), shipping_gross=Decimal("5"), shipping_net=Decimal("4")),
            {"counts_shipping": True, "counts_tax": False},
            41 + 4,
        ),
        (order(line("50"), line("100", key="card", is_gift_card=True)), {}, 50),
        (order(line("100", is_gift_card=True)), {"counts_gift_cards": True}, 100),
        (order(line("40", undiscounted_gross=Decimal(50))), {}, 40),
        (order(line("40", undiscounted_gross=Decimal(50))), {"counts_discounted": False}, 0),
        (order(line("40", undiscounted_gross=Decimal(40))), {"counts_discounted": False}, 40),
        (order(line("50"), currency="USD"), {}, 0),
        (order(line("50"), is_replacement=True), {}, 0),
    ],
)
@pytest.mark.proves("B2", part="the reckoning")
def test_what_counts(what: Any, basis: dict[str, bool], expected: int) -> None:
    assert points(what, terms(basis=basis)) == expected


@pytest.mark.proves("B2", part="the reckoning")
def test_an_order_paid_with_points_by_30_percent_earns_on_70_percent_alone() -> None:
    by_voucher = order(line("70", undiscounted_gross=Decimal(100)), points_off=Decimal(30))
    assert points(by_voucher) == 70
    assert points(by_voucher, terms(basis={"counts_discounted": False})) == 70
    assert points(by_voucher, terms(basis={"counts_paid_with_points": True})) == 100
    mostly = order(line("10", undiscounted_gross=Decimal(100)), points_off=Decimal(90))
    assert points(mostly, terms(basis={"counts_paid_with_points": True})) == 100
    by_card = order(line("100"), points_paid=Decimal(30))
    assert points(by_card) == 70
    assert points(by_card, terms(basis={"counts_paid_with_points": True})) == 100


def test_what_points_paid_for_as_a_whole_earns_where_that_counts() -> None:
    free = line("0", undiscounted_gross=Decimal("60.50"), tax_rate=Decimal("0.21"))
    basis = {"counts_tax": False, "counts_paid_with_points": True}
    all_of_it = order(free, points_off=Decimal("60.50"))
    assert points(all_of_it) == 0
    assert points(all_of_it, terms(basis=basis)) == 50


def test_a_voucher_for_one_line_is_that_lines_own() -> None:
    free = line("0", undiscounted_gross=Decimal(50), points_off=Decimal(50))
    what = order(free, line("80", key="shoe"))
    under = terms(basis={"counts_paid_with_points": True, "counts_discounted": False})
    assert [each.points for each in awards(what, under)] == [50, 80]
    assert [each.points for each in awards(what)] == [0, 80]


def test_what_a_gift_card_pays_may_be_left_out() -> None:
    what = order(line("60"), line("40", key="shoe"), gift_cards_paid=Decimal(25))
    assert points(what) == 100
    assert [each.points for each in awards(what, terms(basis={"counts_paid_with_gift_cards": False}))] == [45, 30]


def test_what_pays_for_goods_pays_for_the_delivery_alike() -> None:
    what = order(line("90"), shipping_gross=Decimal(10), shipping_net=Decimal(10), points_paid=Decimal(50))
    assert points(what) == 45


def test_more_than_there_is_to_pay_leaves_nothing() -> None:
    assert points(order(line("20"), points_paid=Decimal(500))) == 0


def test_a_voucher_that_another_rounding_shared_out_is_no_reduction() -> None:
    three = [line("6.66", key=str(place), quantity=1, undiscounted_gross=Decimal(10)) for place in range(2)]
    last = line("6.68", key="last", quantity=1, undiscounted_gross=Decimal(10))
    what = order(*three, last, points_off=Decimal(10))
    assert all(not each.why.left_out for each in awards(what, terms(basis={"counts_discounted": False})))


@pytest.mark.parametrize(
    ("rounding", "expected"), [(Rounding.DOWN, 12 + 12), (Rounding.NEAREST, 13 + 12), (Rounding.UP, 13 + 13)]
)
def test_rounds_once_for_each_line(rounding: Rounding, expected: int) -> None:
    what = order(line("12.50", key="a"), line("12.49", key="b"))
    assert points(what, terms(rounding=rounding)) == expected


@pytest.mark.parametrize(
    ("multipliers", "buyer", "stacking", "expected"),
    [
        ([times("2", products=("shirt",))], Buyer(), "highest", 100),
        ([times("2", products=("shoe",))], Buyer(), "highest", 50),
        ([times("2", collections=("summer", "new"))], Buyer(), "highest", 100),
        ([times("2", collections=("winter",))], Buyer(), "highest", 50),
        ([times("2", categories=("tops",))], Buyer(), "highest", 100),
        ([times("2", channels=("web",))], Buyer(), "highest", 100),
        ([times("2", channels=("pos",))], Buyer(), "highest", 50),
        ([times("2", channels=("web",), products=("shoe",))], Buyer(), "highest", 50),
        ([times("2", tiers=("gold",))], Buyer(level=GOLD), "highest", 100),
        ([times("2", tiers=("gold",))], Buyer(level=SILVER), "highest", 62),
        ([times("2", tiers=("gold",))], Buyer(), "highest", 50),
        ([times("2", segments=("vip",))], Buyer(segments=frozenset({"vip"})), "highest", 100),
        ([times("2", segments=("vip",))], Buyer(), "highest", 50),
        ([times("2", is_on=False)], Buyer(), "highest", 50),
        ([], Buyer(level=GOLD), "highest", 75),
        ([times("2"), times("3", "triple")], Buyer(level=GOLD), "highest", 150),
        ([times("2"), times("3", "triple")], Buyer(level=GOLD), "multiplied", 450),
        ([times("0.5", "half")], Buyer(), "highest", 25),
        ([times("0", "none", collections=("summer",)), times("3", "triple")], Buyer(level=GOLD), "highest", 0),
        ([times("0", "none", collections=("summer",)), times("3", "triple")], Buyer(level=GOLD), "multiplied", 0),
    ],
)
def test_multiplies(multipliers: list[Any], buyer: Buyer, stacking: str, expected: int) -> None:
    shirt = line(product="shirt", collections=frozenset({"summer"}), categories=frozenset({"clothes", "tops"}))
    assert points(order(shirt), terms(*multipliers, stacking=Stacking(stacking)), buyer) == expected


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (datetime(2026, 6, 9, 21, 59, tzinfo=UTC), 50),
        (datetime(2026, 6, 9, 22, 0, tzinfo=UTC), 100),
        (datetime(2026, 6, 11, 21, 59, tzinfo=UTC), 100),
        (datetime(2026, 6, 11, 22, 0, tzinfo=UTC), 50),
    ],
)
def test_a_campaigns_days_are_the_shops_own(at: datetime, expected: int) -> None:
    campaign = times("2", starts_on=date(2026, 6, 10), ends_on=date(2026, 6, 11))
    assert points(None, terms(campaign), at=at) == expected


@pytest.mark.proves("B26", part="the cap in the reckoning; its lock is the ledger's")
def test_a_campaign_gives_no_more_than_its_budget() -> None:
    double = terms(times("2", budget=10_000))
    (award,) = awards(order(line("100")), double, left={"double": 9_970})
    assert (award.points, award.bonuses) == (200, {"double": 100})
    (award,) = awards(order(line("100")), double, left={"double": 30})
    assert (award.points, award.bonuses) == (130, {"double": 30})
    (award,) = awards(order(line("100")), double, left={"double": 0})
    assert (award.points, award.bonuses) == (100, {})
    assert fits(1, 0) == 0
    assert fits(3, 5) == 3


def test_the_lines_of_one_order_share_a_budget() -> None:
    what = order(line("60", key="a"), line("60", key="b"), line("60", key="c"))
    found = awards(what, terms(times("2", budget=100)))
    assert [each.points for each in found] == [120, 100, 60]
    assert sum(sum(each.bonuses.values()) for each in found) == 100


def test_a_campaign_comes_on_top_of_what_is_earned_without_it() -> None:
    campaign = terms(times("2", budget=1000))
    (award,) = awards(None, campaign, Buyer(level=GOLD))
    assert (award.points, award.bonuses) == (100, {"double": 25})
    three = terms(times("2", budget=1000), times("1.2", "small", budget=1000))
    assert awards(None, three, left={"double": 0, "small": 1000})[0].bonuses == {"small": 10}


def test_the_arithmetic_is_kept_as_it_was() -> None:
    found = why(order(line("50")), terms(times("2")), Buyer(level=GOLD))
    assert (found.amount, found.rate, [each.code for each in found.factors]) == (Decimal(50), Decimal(1), ["double"])
    assert points_for(Decimal(30), found) == 60


@given(some_lines(), some_terms(), amounts, amounts)
def test_never_earns_less_than_nothing_nor_more_than_the_arithmetic(
    lines: tuple[EarningLine, ...], under: PurchaseTerms, off: Decimal, paid: Decimal
) -> None:
    what = order(*lines, points_off=off, gift_cards_paid=paid, shipping_gross=Decimal(5), shipping_net=Decimal(4))
    for each in awards(what, under, Buyer(level=GOLD)):
        extra = sum(more.points for more in each.why.extras)
        assert each.points >= 0
        assert each.why.amount >= 0
        assert each.points == (0 if each.why.left_out else points_for(each.why.amount, each.why)) + extra
        assert 0 <= sum(each.bonuses.values()) <= each.points


@given(some_lines(), some_terms(), st.integers(0, 500))
def test_no_budget_is_ever_overdrawn(lines: tuple[EarningLine, ...], under: PurchaseTerms, left: int) -> None:
    found = awards(order(*lines), under, left={"campaign": left})
    assert sum(each.bonuses.get("campaign", 0) for each in found) <= left


@given(some_lines(), amounts)
def test_means_of_payment_are_shared_out_to_the_cent(lines: tuple[EarningLine, ...], paid: Decimal) -> None:
    found = awards(order(*lines, points_paid=paid), terms())
    taken = sum((each.amount for award in found for each in award.why.deductions), Decimal(0))
    assert taken == min(cents(paid), sum((each.gross for each in lines), Decimal(0)))


def test_terms_that_contradict_themselves_are_refused() -> None:
    with pytest.raises(ValidationError, match="ends before it begins"):
        times("2", starts_on=date(2026, 2, 1), ends_on=date(2026, 1, 1))
    with pytest.raises(ValidationError, match="more than one time"):
        times("1", budget=5)
    with pytest.raises(ValidationError, match="The same one twice"):
        terms(times("2"), times("3"))
