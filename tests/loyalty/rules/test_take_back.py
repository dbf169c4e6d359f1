"""Rows B4, B5: what returns and exchanges do to points."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saleor_postventa.core.money import share_out
from saleor_postventa.loyalty.ledger.lots import Drawn, give_back
from saleor_postventa.loyalty.rules.taking_back import (
    EarnedLine,
    TooManyUnits,
    exchange,
    points_given_back,
    share_of_units,
    take_back,
)
from tests.loyalty.scene import awards, line, order, terms, times


def earned(gross: str = "50", quantity: int = 1, *, rate: str = "1", **changes: object) -> EarnedLine:
    (award,) = awards(order(line(gross, quantity=quantity)), terms(rates={"EUR": Decimal(rate)}))
    return EarnedLine(**{"points": award.points, "quantity": quantity, "why": award.why, **changes})  # type: ignore[arg-type]


def test_takes_back_exactly_what_was_earned_whatever_holds_today() -> None:
    """The line keeps its own terms: no rule of today is asked."""
    assert take_back(earned("50", rate="1"), 1).points == 50
    assert take_back(earned("50", rate="2"), 1).points == 100


@pytest.mark.parametrize(
    ("points", "quantity", "shares"), [(50, 2, [25, 25]), (50, 3, [17, 17, 16]), (1, 3, [1, 0, 0]), (0, 2, [0, 0])]
)
def test_units_share_the_points_as_money_is_shared(points: int, quantity: int, shares: list[int]) -> None:
    found = [share_of_units(points, quantity, n + 1) - share_of_units(points, quantity, n) for n in range(quantity)]
    assert found == shares == share_out(points, [1] * quantity)


@given(st.integers(0, 100_000), st.lists(st.integers(1, 9), min_size=1, max_size=9))
def test_any_partial_returns_add_up_to_the_whole(points: int, parts: list[int]) -> None:
    known = earned("50", quantity=sum(parts), points=points)
    units = back = 0
    for part in parts:
        now = EarnedLine(points=points, quantity=known.quantity, why=known.why, units_back=units, points_back=back)
        taken = take_back(now, part).points
        assert 0 <= taken <= points
        units, back = units + part, back + taken
    assert back == points


@given(st.integers(0, 1000), st.integers(1, 9), st.integers(0, 1000))
def test_never_takes_more_than_is_left_of_the_line(points: int, quantity: int, corrected: int) -> None:
    """`corrected` was taken back by hand before."""
    before = min(corrected, points)
    assert take_back(earned(quantity=quantity, points=points, points_back=before), quantity).points == points - before


def test_no_more_units_come_back_than_there_are() -> None:
    with pytest.raises(TooManyUnits):
        take_back(earned(quantity=2, units_back=1), 2)
    with pytest.raises(TooManyUnits):
        take_back(earned(), 0)


@pytest.mark.parametrize(
    ("replaced_by", "points", "carried"),
    [("50.00", 0, 50), ("65.50", 15, 65), ("34.50", -15, 35), ("0", -50, 0), ("50.99", 0, 50)],
)
def test_an_exchange_moves_the_difference_alone(replaced_by: str, points: int, carried: int) -> None:
    found = exchange(earned("50"), 1, given_up=Decimal(50), replaced_by=Decimal(replaced_by))
    assert (found.points, found.carried) == (points, carried)


def test_an_exchange_of_some_units_leaves_the_others_alone() -> None:
    found = exchange(earned("100", quantity=2), 1, given_up=Decimal(50), replaced_by=Decimal(60))
    assert (found.points, found.carried) == (10, 60)


def test_a_dearer_exchange_earns_by_the_terms_of_the_purchase() -> None:
    (award,) = awards(order(line("50", quantity=1)), terms(times("2")))
    known = EarnedLine(points=award.points, quantity=1, why=award.why)
    assert exchange(known, 1, given_up=Decimal(50), replaced_by=Decimal(60)).points == 20


def test_what_earned_nothing_earns_nothing_by_an_exchange() -> None:
    (award,) = awards(order(line("50", is_gift_card=True, quantity=1)))
    known = EarnedLine(points=0, quantity=1, why=award.why)
    assert exchange(known, 1, given_up=Decimal(50), replaced_by=Decimal(90)).points == 0


prices = st.decimals(min_value=0, max_value=1000, places=2)


@given(prices, prices)
def test_buying_exchanging_and_sending_back_leaves_no_point(price: Decimal, dearer: Decimal) -> None:
    """What is carried to the replacement is taken back with it: no free point on any round."""
    known = earned(str(price))
    swapped = exchange(known, 1, given_up=price, replaced_by=dearer)
    later = EarnedLine(points=swapped.carried, quantity=1, why=known.why)
    assert known.points + swapped.points - take_back(later, 1).points == 0
    assert swapped.carried >= 0


@given(prices)
def test_an_exchange_at_the_same_price_moves_nothing(price: Decimal) -> None:
    assert exchange(earned(str(price)), 1, given_up=price, replaced_by=price).points == 0


@given(prices, prices, prices)
def test_a_dearer_exchange_never_gives_less(price: Decimal, one: Decimal, other: Decimal) -> None:
    cheap, dear = sorted((one, other))
    known = earned(str(price))
    given_points = [exchange(known, 1, given_up=price, replaced_by=each).points for each in (cheap, dear)]
    assert given_points == sorted(given_points)


@pytest.mark.parametrize(
    ("returned", "given_before", "expected"),
    [("100", 0, 200), ("50", 0, 100), ("33.33", 0, 66), ("100", 66, 134), ("120", 0, 200), ("50", 100, 0)],
)
def test_points_that_paid_come_back_pro_rata(returned: str, given_before: int, expected: int) -> None:
    found = points_given_back(200, total=Decimal(100), returned=Decimal(returned), given=given_before, currency="EUR")
    assert (found.points, found.spent) == (expected, 200)


@given(st.integers(0, 10_000), st.lists(st.decimals(min_value="0.01", max_value=500, places=2), min_size=1, max_size=8))
def test_in_the_end_everything_that_paid_is_back(spent: int, parts: list[Decimal]) -> None:
    total, returned, back = sum(parts, Decimal(0)), Decimal(0), 0
    for part in parts:
        returned += part
        back += points_given_back(spent, total=total, returned=returned, given=back, currency="EUR").points
        assert back <= spent
    assert back == spent


@pytest.mark.proves("B5", part="the share and its expiry; the orders they hang on come later")
def test_they_come_back_with_the_expiry_they_had() -> None:
    """200 points, of which 150 lapse in December and 50 in June after it; half the order, then the rest comes back."""
    december, june = datetime(2027, 1, 1, tzinfo=UTC), datetime(2027, 7, 1, tzinfo=UTC)
    drawn = [
        Drawn(lot_id=1, points=150, expires_at=december, origin=1),
        Drawn(lot_id=2, points=50, expires_at=june, origin=2),
    ]
    found, given_so_far = [], 0
    for returned in (Decimal(50), Decimal(100)):
        share = points_given_back(200, total=Decimal(100), returned=returned, given=given_so_far, currency="EUR")
        lots = give_back(drawn, share.points, given=given_so_far)
        found.append([(lot.points, lot.expires_at) for lot in lots])
        given_so_far += share.points
    assert found == [[(50, december), (50, june)], [(100, december)]]


def test_an_order_of_nothing_has_no_share() -> None:
    with pytest.raises(ValueError, match="no share"):
        points_given_back(1, total=Decimal(0), returned=Decimal(0), given=0, currency="EUR")
