"""Money adds up, to the smallest coin."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saleor_postventa.core.money import CurrencyMismatch, Money, minor_unit

CURRENCIES = st.sampled_from(["EUR", "USD", "JPY", "KWD"])
WHOLE = st.integers(-10_000_000, 10_000_000)
WEIGHTS = st.lists(st.decimals(0, 10_000, places=2), min_size=1, max_size=12).filter(lambda found: sum(found) > 0)


def euros(text: str) -> Money:
    return Money(Decimal(text), "EUR")


def test_takes_no_float() -> None:
    with pytest.raises(TypeError):
        Money(1.1, "EUR")  # type: ignore[arg-type]


@pytest.mark.parametrize(("currency", "unit"), [("EUR", "0.01"), ("JPY", "1"), ("KWD", "0.001")])
def test_knows_the_smallest_coin(currency: str, unit: str) -> None:
    assert minor_unit(currency) == Decimal(unit)


@pytest.mark.parametrize(
    ("exact", "rounded"),
    [("0.005", "0.01"), ("0.004", "0.00"), ("-0.005", "-0.01"), ("2.675", "2.68"), ("19.999", "20.00")],
)
def test_rounds_halves_away_from_zero(exact: str, rounded: str) -> None:
    assert euros(exact).rounded() == euros(rounded)


def test_keeps_currencies_apart() -> None:
    with pytest.raises(CurrencyMismatch):
        euros("1") + Money(Decimal(1), "USD")
    with pytest.raises(CurrencyMismatch):
        assert euros("1") < Money(Decimal(1), "USD")


def test_calculates() -> None:
    assert euros("10.10") - euros("0.20") == euros("9.90")
    assert euros("2.50") * 3 == euros("7.50")
    assert -euros("1") < Money.zero("EUR") <= euros("0.00")
    assert not Money.zero("EUR")
    assert euros("0.01")


@pytest.mark.proves("X4", part="money as each language writes it")
@pytest.mark.parametrize(
    ("language", "text"), [("es", "12.345,50\xa0€"), ("es-ES", "12.345,50\xa0€"), ("en", "€12,345.50")]
)
def test_is_written_as_the_language_does(language: str, text: str) -> None:
    assert euros("12345.5").formatted(language) == text


@given(WHOLE, CURRENCIES, WEIGHTS)
def test_parts_of_a_split_add_up(units: int, currency: str, weights: list[Decimal]) -> None:
    whole = Money(units * minor_unit(currency), currency)
    parts = whole.split(weights)
    assert len(parts) == len(weights)
    assert sum(parts, Money.zero(currency)) == whole


@given(WHOLE, CURRENCIES, WEIGHTS)
def test_each_part_is_within_one_coin_of_its_exact_share(units: int, currency: str, weights: list[Decimal]) -> None:
    unit = minor_unit(currency)
    whole = Money(units * unit, currency)
    total = sum(weights)
    for part, weight in zip(whole.split(weights), weights, strict=True):
        assert abs(part.amount - whole.amount * weight / total) < unit
        assert part.amount % unit == 0


@given(WHOLE, WEIGHTS)
def test_no_part_is_of_the_other_sign_and_a_weightless_one_gets_nothing(units: int, weights: list[Decimal]) -> None:
    whole = Money(units * Decimal("0.01"), "EUR")
    for part, weight in zip(whole.split(weights), weights, strict=True):
        assert part.amount * units >= 0
        assert weight or not part


@given(st.integers(0, 100_000), st.lists(st.integers(1, 50), min_size=1, max_size=8), st.data())
def test_refunds_of_any_partition_make_the_whole(units: int, quantities: list[int], data: st.DataObject) -> None:
    """What is split over units stays whole however the units are then grouped."""
    per_unit = Money(units * Decimal("0.01"), "EUR").split([1] * sum(quantities))
    cut = data.draw(st.integers(0, len(per_unit)))
    assert sum(per_unit[:cut], Money.zero("EUR")) + sum(per_unit[cut:], Money.zero("EUR")) == Money(
        units * Decimal("0.01"), "EUR"
    )


@pytest.mark.parametrize("weights", [[], [0], [0, 0], [1, -1], [3, -1]])
def test_refuses_weights_that_share_nothing(weights: list[int]) -> None:
    with pytest.raises(ValueError, match="weights"):
        euros("1").split(weights)


def test_gives_the_coins_left_over_to_the_largest_remainders_first_come_first_served() -> None:
    assert euros("0.05").split([1, 1, 1]) == [euros("0.02"), euros("0.02"), euros("0.01")]
    assert euros("-0.05").split([1, 1, 1]) == [euros("-0.02"), euros("-0.02"), euros("-0.01")]
