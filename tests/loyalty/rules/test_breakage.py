"""Row B20: against text-books."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saleor_postventa.core.money import Money
from saleor_postventa.loyalty.rules.breakage import (
    Cohort,
    RollForward,
    allocate,
    breakage_of,
    development,
    liability,
    recognised,
    worth,
)


def eur(amount: str) -> Money:
    return Money(Decimal(amount), "EUR")


@pytest.mark.proves("B20", part="the reckoning; the report does not share out sales")
def test_a_sale_is_shared_out_between_goods_and_points() -> None:
    """2,000 € of goods with 2,000 points at 0.10 €, of which 85 % are expected to be used.

    The text-book takes 92.1 % for the goods' share of 2,000 / 2,170 and so gives 1,842 and 158; to the cent it is:
    """
    points = worth(2000, eur("0.10"), Decimal("0.85"))
    assert points == eur("170.00")
    found = allocate(eur("2000"), eur("2000"), points)
    assert (found.goods, found.points) == (eur("1843.32"), eur("156.68"))


@pytest.mark.proves("B20", part="the reckoning; the report does not share out sales")
def test_illustrative_example_52_of_ifrs_15() -> None:
    """A point for each 10 of sales of 100,000, worth 1; 9,500 of 10,000 are expected to be used, later 9,700."""
    deferred = allocate(eur("100000"), eur("100000"), worth(10_000, eur("1"), Decimal("0.95"))).points
    assert round(deferred.amount) == 8676
    first = recognised(deferred, redeemed=4500, expected=9500, before=eur("0"))
    assert round(first.amount) == 4110
    second = recognised(deferred, redeemed=8500, expected=9700, before=first)
    assert round(second.amount) == 3493
    year = RollForward(opening=deferred - first, deferred=eur("0"), recognised=second)
    assert (round(year.opening.amount), round(year.closing.amount)) == (4566, 1073)


def test_when_all_that_is_expected_was_used_all_is_revenue() -> None:
    assert recognised(eur("156.68"), redeemed=1900, expected=1700, before=eur("100")) == eur("56.68")
    assert recognised(eur("156.68"), redeemed=0, expected=0, before=eur("0")) == eur("0")


@pytest.mark.parametrize(
    ("outstanding", "value", "breakage", "owed"),
    [(1000, "0.01", "0.15", "8.50"), (1, "0.005", "0", "0.01"), (-50, "0.01", "0", "0.00"), (1000, "0.01", "1", "0")],
)
def test_what_is_owed(outstanding: int, value: str, breakage: str, owed: str) -> None:
    assert liability(outstanding, eur(value), Decimal(breakage)) == eur(owed)


# Taylor and Ashe (1983), as in Mack (1993): the most used triangle of all.
TRIANGLE = [
    [357848, 1124788, 1735330, 2218270, 2745596, 3319994, 3466336, 3606286, 3833515, 3901463],
    [352118, 1236139, 2170033, 3353322, 3799067, 4120063, 4647867, 4914039, 5339085],
    [290507, 1292306, 2218525, 3235179, 3985995, 4132918, 4628910, 4909315],
    [310608, 1418858, 2195047, 3757447, 4029929, 4381982, 4588268],
    [443160, 1136350, 2128333, 2897821, 3402672, 3873311],
    [396132, 1333217, 2180715, 2985752, 3691712],
    [440832, 1288463, 2419861, 3483130],
    [359480, 1421128, 2864498],
    [376686, 1363294],
    [344014],
]


def test_the_chain_ladder_is_macks() -> None:
    cohorts = [Cohort(issued=10**9, redeemed=tuple(row)) for row in TRIANGLE]
    assert [round(factor, 3) for factor in development(cohorts)] == [
        *(3.491, 1.747, 1.457, 1.174, 1.104, 1.086, 1.054, 1.077, 1.018)
    ]
    found = breakage_of(cohorts)
    assert found is not None
    assert round(found.expected - found.redeemed) == 18_680_856


def test_a_programme_of_three_years_by_hand() -> None:
    """Factors 90/60 = 1.5 (of 40 + 20 to 60 + 30) and 66/60 = 1.1; ultimately 66, 33 and 16.5 of 100, 50 and 30."""
    cohorts = [
        Cohort(issued=100, redeemed=(40, 60, 66)),
        Cohort(issued=50, redeemed=(20, 30)),
        Cohort(issued=30, redeemed=(10,)),
    ]
    found = breakage_of(cohorts)
    assert found is not None
    assert development(cohorts) == [1.5, 1.1]
    assert (found.issued, found.redeemed, round(found.expected, 6)) == (180, 106, 115.5)
    assert round(found.rate, 6) == round(1 - 115.5 / 180, 6)
    assert found.still_expected == 9.5
    assert round(found.rate_of(180 - 106), 6) == round((180 - 115.5) / (180 - 106), 6)


def test_what_expired_is_not_broken_once_more() -> None:
    """Of 100 points 60 were used and 30 expired; of the 10 that are left, all that the ladder expects are used."""
    found = breakage_of([Cohort(issued=100, redeemed=(60, 66)), Cohort(issued=100, redeemed=(60,))])
    assert found is not None
    assert round(found.still_expected, 6) == 6
    assert (round(found.rate_of(10), 6), found.rate_of(5), found.rate_of(0)) == (0.4, 0, 0)


def test_a_cohort_that_has_used_nothing_yet_is_taken_to_be_as_the_others() -> None:
    found = breakage_of([Cohort(issued=100, redeemed=(40, 60)), Cohort(issued=50, redeemed=(0,))])
    assert found is not None
    assert found.expected == 90
    nobody = breakage_of([Cohort(issued=100, redeemed=(0, 0))])
    assert nobody is not None
    assert nobody.rate == 1


def test_of_nothing_nothing_is_said() -> None:
    assert breakage_of([]) is None
    assert breakage_of([Cohort(issued=0, redeemed=(0,)), Cohort(issued=10, redeemed=())]) is None


@st.composite
def cohort(draw: st.DrawFn) -> Cohort:
    issued = draw(st.integers(1, 10_000))
    shares = sorted(draw(st.lists(st.integers(0, issued), min_size=1, max_size=6)))
    return Cohort(issued=issued, redeemed=tuple(shares))


@given(st.lists(cohort(), min_size=1, max_size=6))
def test_never_expects_more_than_was_issued_nor_less_than_was_used(cohorts: list[Cohort]) -> None:
    found = breakage_of(cohorts)
    assert found is not None
    assert found.redeemed - 1e-6 <= found.expected <= found.issued + 1e-6
    assert -1e-9 <= found.rate <= 1
    assert 0 <= found.rate_of(found.issued - found.redeemed) <= 1


@given(st.decimals("0.01", 10_000, places=2), st.integers(0, 100_000))
def test_nothing_is_lost_in_sharing_out(paid: Decimal, points: int) -> None:
    what = Money(paid, "EUR")
    found = allocate(what, what, worth(points, eur("0.013"), Decimal("0.8")))
    assert found.goods + found.points == what
