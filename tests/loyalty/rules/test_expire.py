"""Rows B3, B7: when points can be used, and until when."""

from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from saleor_postventa.loyalty.rules.expiry import (
    Expiry,
    ExpiryTerms,
    PendingTerms,
    PendingUntil,
    expires_at,
    lapses_at,
    usable_at,
    warned_at,
)
from tests.loyalty.scene import MADRID

PAID = datetime(2026, 6, 10, 22, 30, tzinfo=UTC)  # half past midnight of the 11th in Madrid
WINDOW_END = datetime(2026, 7, 12, tzinfo=MADRID)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=MADRID)


@pytest.mark.parametrize(
    ("until", "window", "expected"),
    [
        (PendingUntil.WINDOW, WINDOW_END, WINDOW_END),
        (PendingUntil.WINDOW, None, None),
        (PendingUntil.AT_ONCE, None, PAID),
        (PendingUntil.DAYS, None, at("2026-06-22")),
    ],
)
def test_points_of_a_line_wait(until: PendingUntil, window: datetime | None, expected: datetime | None) -> None:
    terms = PendingTerms(until=until, days=10)
    assert usable_at(terms, paid_at=PAID, window_ends_at=window, zone=MADRID) == expected


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ({"kind": Expiry.NEVER}, None),
        ({"kind": Expiry.INACTIVITY, "months": 6}, None),
        ({"kind": Expiry.MONTHS, "months": 12}, at("2027-06-12")),
        ({"kind": Expiry.MONTHS, "months": 1}, at("2026-07-12")),
        ({"kind": Expiry.END_OF_YEAR, "years": 0}, at("2027-01-01")),
        ({"kind": Expiry.END_OF_YEAR, "years": 1}, at("2028-01-01")),
    ],
)
def test_points_last(terms: dict[str, Any], expected: datetime | None) -> None:
    assert expires_at(ExpiryTerms(**terms), usable_from=PAID, zone=MADRID) == expected


def test_a_short_month_ends_earlier() -> None:
    terms = ExpiryTerms(kind=Expiry.MONTHS, months=1)
    assert expires_at(terms, usable_from=at("2026-01-31"), zone=MADRID) == at("2026-03-01")


def test_an_account_on_which_nothing_happens_lapses() -> None:
    terms = ExpiryTerms(kind=Expiry.INACTIVITY, months=6)
    assert lapses_at(terms, last_active_at=PAID, zone=MADRID) == at("2026-12-12")
    assert lapses_at(ExpiryTerms(), last_active_at=PAID, zone=MADRID) is None


def test_shoppers_are_warned_before() -> None:
    assert warned_at(ExpiryTerms(), at("2027-01-01")) == [at("2026-12-02"), at("2026-12-25")]


@pytest.mark.parametrize("days", [(7, 30), (30, 30), ()])
def test_nobody_is_left_without_a_warning(days: tuple[int, ...]) -> None:
    with pytest.raises(ValidationError):
        ExpiryTerms(warn_days=days)
