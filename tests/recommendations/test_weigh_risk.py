"""How likely a product comes back, from few sales and from many."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saleor_postventa.recommendations.rules.risk import return_risks


def test_one_of_two_is_not_half() -> None:
    units = dict.fromkeys(range(10), (100, 10)) | {98: (2, 1), 99: (1000, 500)}
    risks = return_risks(units)
    assert 0.10 < risks[98] < 0.45
    assert risks[99] == pytest.approx(0.5, abs=0.02)
    assert risks[0] == pytest.approx(0.1, abs=0.05)


@pytest.mark.parametrize(
    ("units", "wanted"),
    [
        ({}, {}),
        ({1: (0, 0)}, {}),
        ({1: (10, 0)}, {1: 0.0}),
        ({1: (10, 10)}, {1: 1.0}),
        ({1: (3, 5)}, {1: 1.0}),
        ({1: (10, 2), 2: (10, 2)}, {1: 0.2, 2: 0.2}),
    ],
)
def test_the_ends(units: dict[int, tuple[int, int]], wanted: dict[int, float]) -> None:
    assert return_risks(units) == pytest.approx(wanted)


@given(st.dictionaries(st.integers(0, 30), st.tuples(st.integers(0, 500), st.integers(0, 500))))
def test_lies_between_its_own_share_and_the_shops(units: dict[int, tuple[int, int]]) -> None:
    risks = return_risks(units)
    sent = sum(each for each, _back in units.values())
    for product, risk in risks.items():
        own = min(units[product][1], units[product][0]) / units[product][0]
        mean = sum(min(back, each) for each, back in units.values()) / sent
        assert min(own, mean) - 1e-9 <= risk <= max(own, mean) + 1e-9
