from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saleor_postventa.core.statistics import MINIMUM_N, difference, mean, n_to_see, net_promoter, share


@pytest.mark.proves("G2")
@pytest.mark.parametrize(
    ("promoters", "passives", "detractors", "value", "low", "high"),
    [
        (55, 25, 20, 35.00, 18.69, 49.28),
        (550, 250, 200, 35.00, 29.99, 39.80),
        (19, 9, 8, 30.56, 2.88, 53.53),
        (5, 3, 2, 30.00, -19.05, 65.20),
        (10, 0, 0, 100.00, 47.50, 100.00),
        (0, 0, 10, -100.00, -100.00, -47.50),
    ],
)
def test_gives_the_net_promoter_score_with_lewis_and_sauros_interval(
    promoters: int, passives: int, detractors: int, value: float, low: float, high: float
) -> None:
    found = net_promoter(promoters, detractors, promoters + passives + detractors)
    assert found is not None
    assert [round(each, 2) for each in (found.value, found.low, found.high)] == [value, low, high]


def test_is_surer_of_less() -> None:
    found = net_promoter(19, 8, 36, confidence=0.90)
    assert found is not None
    assert (round(found.low, 2), round(found.high, 2)) == (6.95, 49.46)


def test_gives_the_share_of_the_satisfied_with_wilsons_interval() -> None:
    found = share(42, 50)
    assert found is not None
    assert (found.value, round(found.low, 4), round(found.high, 4)) == (0.84, 0.7149, 0.9166)


@pytest.mark.parametrize(
    ("one", "other", "value", "low", "high", "is_visible"),
    [
        ((450, 9000), (40, 1000), 0.01, -0.0047, 0.0215, False),
        ((630, 9000), (45, 1000), 0.025, 0.0095, 0.0375, True),
        ((45, 1000), (630, 9000), -0.025, -0.0375, -0.0095, True),
    ],
)
def test_tells_a_change_from_chance(
    one: tuple[int, int], other: tuple[int, int], value: float, low: float, high: float, is_visible: bool
) -> None:
    first, second = share(*one), share(*other)
    assert first is not None
    assert second is not None
    found = difference(first, second)
    assert [round(each, 4) for each in (found.value, found.low, found.high)] == [value, low, high]
    assert found.is_visible is is_visible


def test_sees_no_change_between_two_scores_of_few() -> None:
    now, before = net_promoter(19, 8, 36), net_promoter(5, 2, 10)
    assert now is not None
    assert before is not None
    assert not difference(now, before).is_visible
    assert difference(now, before).low == pytest.approx(
        30.5556 - 30 - sqrt((30.5556 - 2.8784) ** 2 + (65.2045 - 30) ** 2), abs=1e-3
    )
    many, none = net_promoter(550, 200, 1000), net_promoter(350, 400, 1000)
    assert many is not None
    assert none is not None
    assert difference(many, none).is_visible


def test_gives_a_mean_with_students_interval() -> None:
    """1, 2, 3, 4, 5: s = √2.5, t₀.₉₇₅ with 4 degrees = 2.776445."""
    found = mean(5, 15, 55, 1, 7)
    assert found is not None
    assert (found.value, found.variance) == (3, 2.5)
    assert (round(found.low, 4), round(found.high, 4)) == (round(3 - 2.776445 * sqrt(0.5), 4), 4.9632)


def test_is_not_certain_because_few_agreed() -> None:
    """Ten sevens: Wilson leaves room for 27.75 % of others, who may all have said 1."""
    found = mean(10, 70, 490, 1, 7)
    assert found is not None
    assert (found.value, found.high) == (7, 7)
    assert found.low == pytest.approx(7 - 0.27753 * 6, abs=1e-3)


@pytest.mark.parametrize("change", [1, 5, 20])
def test_counts_what_a_change_needs_by_the_closed_formula(change: int) -> None:
    """z₀.₉₇₅ = 1.959964, z₀.₈₀ = 0.841621."""
    found = net_promoter(55, 20, 100)
    assert found is not None
    variance = 10_000 * (55.75 / 103 + 20.75 / 103 - (35 / 103) ** 2)
    exact = 2 * (1.959964 + 0.841621) ** 2 * variance / change**2
    assert 0 <= n_to_see(change, found.variance) - exact <= 1


def test_a_change_of_five_points_needs_thousands() -> None:
    found = net_promoter(55, 20, 100)
    assert found is not None
    assert n_to_see(5, found.variance) == 3939


def test_says_nothing_of_none_and_claims_nothing_of_few() -> None:
    assert net_promoter(0, 0, 0) is None
    assert mean(0, 0, 0, 1, 7) is None
    few, enough = net_promoter(9, 0, MINIMUM_N - 1), share(3, MINIMUM_N)
    assert few is not None
    assert enough is not None
    assert (few.is_enough, enough.is_enough) == (False, True)


def test_refuses_parts_larger_than_the_whole() -> None:
    for parts in ((3, 3, 5), (-1, 0, 5)):
        with pytest.raises(ValueError):
            net_promoter(*parts)
    with pytest.raises(ValueError):
        n_to_see(0, 1)


@given(st.integers(0, 300), st.integers(0, 300), st.integers(0, 300))
def test_an_interval_stays_on_the_scale_and_is_turned_round_with_the_answers(good: int, middle: int, bad: int) -> None:
    n = good + middle + bad
    found, turned = net_promoter(good, bad, n), net_promoter(bad, good, n)
    if found is None or turned is None:
        assert n == 0
        return
    assert -100 <= found.low <= found.high <= 100
    assert (found.value, found.low) == pytest.approx((-turned.value, -turned.high))
