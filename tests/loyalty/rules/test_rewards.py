"""Who can have a reward, and for how much."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saleor_postventa.loyalty.rules.rewards import AnyAmount, Claimant, Market, Obstacle, Offer, obstacle

NOW = datetime(2026, 6, 10, tzinfo=UTC)
DAY = timedelta(days=1)
HOME, ABROAD = Market("es", "EUR"), Market("uk", "GBP")
HALVES = AnyAmount(points_per_unit=100, step=Decimal("0.50"), least=Decimal(1), most=Decimal(20))


def offer(**changes: Any) -> Offer:
    known = {"is_active": True, "starts_at": None, "ends_at": None, "stock": None, "taken": 0, "tiers": (), "points": 5}
    return Offer(**{**known, **changes})


def seen(active: int = 5, *, can_issue: bool = True, tier: str = "", has_left: bool = False, **of: Any) -> Any:
    claimant = Claimant(active=active, tier=tier, has_left=has_left, markets=of.pop("markets", ()))
    return obstacle(offer(**of), claimant, now=NOW, can_issue=can_issue)


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ({}, None),
        ({"active": 4}, Obstacle.NOT_ENOUGH),
        ({"active": -5}, Obstacle.NOT_ENOUGH),
        ({"is_active": False}, Obstacle.OFF),
        ({"starts_at": NOW}, None),
        ({"starts_at": NOW + DAY}, Obstacle.NOT_YET),
        ({"ends_at": NOW}, Obstacle.OVER),
        ({"ends_at": NOW + DAY}, None),
        ({"stock": 1}, None),
        ({"stock": 1, "taken": 1}, Obstacle.SOLD_OUT),
        ({"tiers": ("gold",)}, Obstacle.LEVEL),
        ({"tiers": ("gold", "silver"), "tier": "silver"}, None),
        ({"has_left": True}, Obstacle.LEFT),
        ({"can_issue": False}, Obstacle.RESTING),
        ({"can_issue": False, "active": 0}, Obstacle.RESTING),
        ({"currency": "GBP"}, None),
        ({"currency": "GBP", "markets": [HOME]}, Obstacle.ELSEWHERE),
        ({"currency": "GBP", "markets": [HOME, ABROAD]}, None),
        ({"currency": "GBP", "markets": [HOME], "active": 0}, Obstacle.ELSEWHERE),
        ({"channels": ["uk"], "markets": [HOME]}, Obstacle.ELSEWHERE),
        ({"channels": ["uk", "es"], "markets": [HOME]}, None),
        ({"channels": ["uk"], "currency": "EUR", "markets": [HOME, ABROAD]}, Obstacle.ELSEWHERE),
        ({"currency": "GBP", "markets": [Market("es")]}, None),
        ({"channels": ["uk"], "markets": [Market(currency="EUR")]}, None),
    ],
)
def test_what_is_in_the_way(case: dict[str, Any], expected: Obstacle | None) -> None:
    assert seen(**case) == expected


@pytest.mark.parametrize(
    ("amount", "points"),
    [
        ("1", 100),
        ("1.50", 150),
        ("20", 2000),
        ("0.50", None),
        ("20.50", None),
        ("1.25", None),
        ("NaN", None),
        ("1e9999", None),
        ("0", None),
        ("-1", None),
    ],
)
def test_amounts_that_can_be_had(amount: str, points: int | None) -> None:
    assert HALVES.points_for(Decimal(amount)) == points


@given(st.integers(-100, 100_000))
def test_the_most_is_enough_and_a_step_more_is_not(active: int) -> None:
    most = HALVES.most_for(active)
    if most:
        assert (HALVES.points_for(most) or 0) <= active
        assert most == HALVES.most or (most + HALVES.step) * HALVES.points_per_unit > active
    else:
        assert active < 100
