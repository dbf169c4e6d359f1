import random

import pytest

from saleor_postventa.core.comparing import is_told_apart, mean_difference, n_per_group
from saleor_postventa.core.statistics import difference, share


@pytest.mark.proves("G22")
@pytest.mark.parametrize(
    ("treated", "held_back", "value", "low", "high", "is_visible"),
    [((450, 9000), (40, 1000), 1.00, -0.47, 2.15, False), ((630, 9000), (45, 1000), 2.50, 0.95, 3.75, True)],
)
def test_uplift_of_conversion(
    treated: tuple[int, int], held_back: tuple[int, int], value: float, low: float, high: float, is_visible: bool
) -> None:
    first, second = share(*treated), share(*held_back)
    assert first is not None
    assert second is not None
    found = difference(first, second)
    assert [round(100 * each, 2) for each in (found.value, found.low, found.high)] == [value, low, high]
    assert found.is_visible is is_visible


@pytest.mark.proves("G22", part="Welch's interval of money")
def test_welch_is_that_of_a_textbook() -> None:
    """R's `t.test(extra ~ group, data = sleep)`: -1.58, from -3.3654832 to 0.2054832 (Student's own data, 1908)."""
    first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
    second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
    found = mean_difference([*first], [*second])
    assert found is not None
    assert found.cut_at > 5
    assert abs(found.difference.value + 1.58) < 0.02
    assert abs(found.difference.low + 3.3654832) < 0.05
    assert abs(found.difference.high - 0.2054832) < 0.05


@pytest.mark.proves("G22", part="winsorised at P99.5")
def test_one_huge_order_decides_nothing() -> None:
    plain = [0.0] * 900 + [50.0] * 100
    found = mean_difference([*plain, 1_000_000.0], plain)
    assert found is not None
    assert found.cut_at == 50
    assert not found.difference.is_visible


def test_too_few_say_nothing() -> None:
    assert mean_difference([1.0], [1.0, 2.0]) is None
    same = mean_difference([3.0, 3.0], [3.0, 3.0])
    assert same is not None
    assert same.difference.value == same.difference.low == 0


@pytest.mark.parametrize(("base", "change", "n"), [(0.05, 0.02, 2213), (0.5, 0.1, 388), (0.10, -0.02, 3213)])
def test_sample_size_is_fleiss(base: float, change: float, n: int) -> None:
    assert abs(n_per_group(base, change) - n) <= 1


@pytest.mark.parametrize(("base", "change"), [(0.0, 0.1), (0.5, 0.0), (0.95, 0.1)])
def test_no_share_no_sample(base: float, change: float) -> None:
    with pytest.raises(ValueError, match="told apart"):
        n_per_group(base, change)


@pytest.mark.proves("D14")
def test_two_alike_differ_seldom() -> None:
    wrong = 0
    for seed in range(500):
        drawn = random.Random(seed)
        counts = [sum(drawn.random() < 0.08 for _each in range(400)) for _group in range(2)]
        first, second = share(counts[0], 400), share(counts[1], 400)
        assert first is not None
        assert second is not None
        wrong += is_told_apart(first, second)
    assert wrong <= 25


def test_what_differs_much_is_told_apart() -> None:
    first, second = share(80, 400), share(40, 400)
    assert first is not None
    assert second is not None
    assert is_told_apart(first, second)
