import pytest
from hypothesis import given
from hypothesis import strategies as st

from saleor_postventa.core.statistics import share


@pytest.mark.parametrize(
    ("count", "n", "low", "high"), [(42, 50, 0.7149, 0.9166), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0)]
)
def test_gives_the_textbook_interval(count: int, n: int, low: float, high: float) -> None:
    found = share(count, n)
    assert found is not None
    assert (found.value, found.n) == (count / n, n)
    assert (found.low, found.high) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


def test_says_nothing_of_nothing() -> None:
    assert share(0, 0) is None


@pytest.mark.parametrize(("count", "n"), [(3, 2), (-1, 2), (1, -1)])
def test_refuses_a_part_larger_than_the_whole(count: int, n: int) -> None:
    with pytest.raises(ValueError):
        share(count, n)


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share_and_stays_between_nothing_and_all(of: tuple[int, int]) -> None:
    found = share(*of)
    assert found is not None
    assert 0 <= found.low <= found.value + 1e-12
    assert found.value - 1e-12 <= found.high <= 1
