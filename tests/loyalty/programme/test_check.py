"""Every contradiction has a programme that has it, and the default has none."""

from typing import Any

import pytest
from django.utils.translation import override

from saleor_postventa.loyalty.earn_rules import ways_to_earn
from saleor_postventa.loyalty.programme import checks
from saleor_postventa.loyalty.programme.checks import Contradiction, contradictions
from saleor_postventa.loyalty.programme.defaults import default_programme
from tests.loyalty.scene import TODAY

from .scene import DEFAULT, multiplier, programme


def found(**changes: Any) -> list[Contradiction]:
    return contradictions(programme(**changes), today=TODAY)


def of_purchase(**changes: Any) -> dict[str, Any]:
    return {"earning": {"purchase": changes}}


def with_multiplier(**changes: Any) -> dict[str, Any]:
    return of_purchase(multipliers=[multiplier(**changes)])


LEVELS = DEFAULT["tiers"]["levels"]
WORSE = [LEVELS[0], {**LEVELS[2], "threshold": "10"}, {**LEVELS[1], "threshold": "500"}]
CASES: dict[str, tuple[dict[str, Any], str, bool]] = {
    "nothing_earns": ({"earning": {way.code: {"is_on": False} for way in ways_to_earn}}, "earning", True),
    "way_gives_nothing": ({"earning": {"birthday": {"points": 0}}}, "earning.birthday.points", False),
    "no_networks": ({"earning": {"social": {"is_on": True}}}, "earning.social.networks", False),
    "no_rate": (of_purchase(rates={}), "earning.purchase.rates", True),
    "no_value": (of_purchase(rates={"EUR": "1", "USD": "1"}), "point_values", False),
    "gift_cards_earn_twice": (
        of_purchase(basis={"counts_gift_cards": True}),
        "earning.purchase.basis.counts_gift_cards",
        False,
    ),
    "points_earn_points": (
        of_purchase(basis={"counts_paid_with_points": True}),
        "earning.purchase.basis.counts_paid_with_points",
        False,
    ),
    "gives_too_much": (with_multiplier(factor="100"), "point_values", True),
    "warned_before_usable": ({"expiry": {"months": 1}}, "expiry.warn_days", True),
    "no_time_to_use": ({"expiry": {"kind": "end_of_year", "years": 0}}, "expiry.years", False),
    "points_for_nothing": ({"pending": {"until": "at_once"}, "may_be_negative": False}, "may_be_negative", True),
    "steps_without_grace": ({"tiers": {"grace_days": 0}}, "tiers.grace_days", False),
    "year_without_grace": (
        {"tiers": {"grace_days": 0, "period": "calendar_year", "downgrade": "recompute"}},
        "tiers.grace_days",
        False,
    ),
    "spend_not_counted": (
        {
            "earning": {"purchase": {"rates": {"USD": "1"}}, "referral": {"minimum": {"USD": "30"}}},
            "point_values": {"USD": "0.01"},
        },
        "tiers.currency",
        False,
    ),
    "higher_gives_less": ({"tiers": {"levels": WORSE}}, "tiers.levels.2.benefits", False),
    "refers_themselves": (
        {"earning": {"referral": {"held_back_by": ["same_name"]}}},
        "earning.referral.held_back_by",
        True,
    ),
    "referral_costs_more": ({"earning": {"referral": {"minimum": {"EUR": "5"}}}}, "earning.referral.minimum", False),
    "unknown_level": (with_multiplier(tiers=["platinum"]), "earning.purchase.multipliers.0.tiers", True),
    "campaign_over": (with_multiplier(ends_on="2026-06-09"), "earning.purchase.multipliers.0.ends_on", False),
    "campaign_without_end": (with_multiplier(starts_on="2026-06-09"), "earning.purchase.multipliers.0.ends_on", False),
    "everything_left_out": (with_multiplier(factor="0"), "earning.purchase.multipliers.0.factor", True),
}


def test_the_default_has_none() -> None:
    assert contradictions(default_programme(), today=TODAY) == []


def test_every_one_has_its_case() -> None:
    assert set(CASES) == set(checks._MESSAGES)


@pytest.mark.parametrize("code", list(CASES))
def test_is_named_with_its_place(code: str) -> None:
    changes, path, is_blocking = CASES[code]
    (seen,) = [each for each in found(**changes) if each.code == code]
    assert (seen.path, seen.is_blocking) == (path, is_blocking)
    told = set()
    for language in ("en", "es"):
        with override(language):
            told.add(seen.message)
            assert "{" not in seen.message
    assert len(told) == 2


@pytest.mark.parametrize("code", list(CASES))
def test_stands_alone(code: str) -> None:
    assert {each.code for each in found(**CASES[code][0])} == {code}


@pytest.mark.parametrize(
    "changes",
    [
        with_multiplier(ends_on="2026-06-10"),
        with_multiplier(starts_on="2026-06-09", budget=1000),
        with_multiplier(factor="0", collections=["sale"]),
        with_multiplier(tiers=["gold"]),
        {"pending": {"until": "days", "days": 14}, "may_be_negative": False},
        {"pending": {"until": "at_once"}},
        {"expiry": {"months": 1, "warn_days": [7]}},
        {"expiry": {"kind": "never", "months": 1}},
        {"tiers": {"grace_days": 0, "period": "lifetime"}},
        {"tiers": {"levels": []}},
    ],
)
def test_what_is_sound_is_let_alone(changes: dict[str, Any]) -> None:
    assert found(**changes) == []


def test_many_multipliers_together_are_a_warning() -> None:
    many = [multiplier(id=f"times{place}", factor="9") for place in range(3)]
    (seen,) = found(**of_purchase(multipliers=many, stacking="multiplied"))
    assert (seen.code, seen.is_blocking) == ("gives_too_much", False)


def test_what_blocks_comes_first() -> None:
    seen = found(**{**with_multiplier(tiers=["platinum"]), "expiry": {"kind": "end_of_year", "years": 0}})
    assert [each.is_blocking for each in seen] == [True, False]
