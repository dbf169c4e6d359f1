"""A simulation says what its levels are counted in, and what becomes of what is spent in other currencies."""

from typing import Any

import pytest
from django.utils.translation import override

from saleor_postventa.loyalty.programme.document import Programme
from saleor_postventa.loyalty.simulation.assumptions import LevelCurrencies, level_currencies, said

from .scene import programme

BOTH = ("EUR", "PLN")
NO_LEVELS: dict[str, Any] = {"tiers": {"levels": []}}
BY_ORDERS: dict[str, Any] = {"tiers": {"by": "orders"}}
WITH_RATES: dict[str, Any] = {"earning": {"purchase": {"rates": {"EUR": "1", "PLN": "0.25"}}}}
IN_PLN: dict[str, Any] = {**WITH_RATES, "tiers": {"currency": "PLN"}}


def told(live: Programme | None, draft: Programme, *currencies: str) -> dict[str, str]:
    """Of currencies alone."""
    every = said(expected_use=1, live=live, draft=draft, currencies=currencies)
    none = said(expected_use=1, live=live, draft=draft, currencies=[])
    return {code: text for code, text in every.items() if code == "level_currencies" or code not in none}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (NO_LEVELS, None),
        (BY_ORDERS, None),
        ({}, LevelCurrencies("EUR", uncounted=("PLN",))),
        (WITH_RATES, LevelCurrencies("EUR", converted=("PLN",))),
        (IN_PLN, LevelCurrencies("PLN", converted=("EUR",))),
        ({"tiers": {"currency": "PLN"}}, LevelCurrencies("PLN", uncounted=("EUR",))),
    ],
)
def test_knows_what_levels_are_counted_in(changes: dict[str, Any], expected: LevelCurrencies | None) -> None:
    assert level_currencies(programme(**changes), BOTH) == expected
    assert level_currencies(None, BOTH) is None


def test_says_nothing_where_there_is_one_currency() -> None:
    assert told(programme(), programme(), "EUR") == {}
    assert told(None, programme(), "EUR") == {}


def test_says_once_what_holds_for_both() -> None:
    assert told(programme(), programme(), *BOTH) == {
        "uncounted_both": "For levels, which are counted in EUR, what was spent in PLN does not count: there is no "
        "rate of points to compare it by."
    }
    assert list(told(None, programme(**WITH_RATES), *BOTH)) == ["converted_both"]
    assert list(told(programme(**NO_LEVELS), programme(**WITH_RATES), *BOTH)) == ["converted_both"]


def test_says_of_each_where_they_differ() -> None:
    found = told(programme(), programme(**IN_PLN), *BOTH)
    assert found == {
        "level_currencies": "Levels are counted in EUR by the programme in force, and in PLN by the draft.",
        "uncounted_live": "For the levels in force, which are counted in EUR, what was spent in PLN does not count: "
        "there is no rate of points to compare it by.",
        "converted_draft": "For the draft's levels, which are counted in PLN, what was spent in EUR counts for as much "
        "as the points that it earns.",
    }


def test_says_that_the_currency_is_another_whatever_was_bought() -> None:
    assert "level_currencies" in said(expected_use=1, live=programme(), draft=programme(**IN_PLN), currencies=[])


def test_says_it_in_spanish() -> None:
    with override("es"):
        found = told(programme(), programme(**IN_PLN), *BOTH)
    english = told(programme(), programme(**IN_PLN), *BOTH)
    assert set(found) == set(english)
    assert not set(found.values()) & set(english.values())
