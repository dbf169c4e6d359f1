"""Who may still answer, and what scores make of somebody."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from saleor_postventa.surveys.rules.answering import AnsweringFacts, Over, is_waiting_for_answer, nps_class, why_over

NOW = datetime(2026, 6, 10, 12, tzinfo=UTC)
LATER, EARLIER = NOW + timedelta(seconds=1), NOW - timedelta(seconds=1)


def facts(**changes: Any) -> AnsweringFacts:
    plain = {"status": "sent", "purpose": "nps", "state": "live", "expires_at": LATER}
    return AnsweringFacts(**{**plain, **changes})


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({}, None),
        ({"status": "answered"}, None),
        ({"status": "scheduled", "expires_at": None}, None),
        ({"state": "paused"}, None),
        ({"state": "ended"}, Over.ENDED),
        ({"expires_at": NOW}, Over.EXPIRED),
        ({"expires_at": NOW, "status": "answered"}, Over.EXPIRED),
        ({"status": "expired"}, Over.EXPIRED),
        ({"status": "expired", "purpose": "attribution"}, None),
        ({"status": "expired", "purpose": "attribution", "state": "paused"}, Over.EXPIRED),
        ({"status": "cancelled"}, Over.TAKEN_BACK),
        ({"status": "skipped", "purpose": "attribution"}, Over.TAKEN_BACK),
        ({"status": "throttled"}, Over.TAKEN_BACK),
        ({"has_person": False}, Over.FORGOTTEN),
        ({"has_person": False, "is_test": True}, None),
    ],
)
def test_over(changes: dict[str, Any], reason: Over | None) -> None:
    assert why_over(facts(**changes), NOW) is reason


@pytest.mark.parametrize(
    ("changes", "due_at", "is_waiting"),
    [
        ({}, EARLIER, True),
        ({"status": "scheduled"}, EARLIER, True),
        ({"status": "scheduled"}, LATER, False),
        ({"status": "scheduled", "state": "paused"}, EARLIER, False),
        ({"status": "waiting"}, EARLIER, False),
        ({"status": "answered"}, EARLIER, False),
        ({"status": "expired"}, EARLIER, False),
        ({"status": "expired", "purpose": "attribution"}, EARLIER, True),
    ],
)
def test_put_on_pages(changes: dict[str, Any], due_at: datetime, is_waiting: bool) -> None:
    assert is_waiting_for_answer(facts(**changes), due_at, NOW) is is_waiting


def test_classes() -> None:
    classes = [nps_class(score).value for score in range(11)]
    assert classes == ["detractor"] * 7 + ["passive"] * 2 + ["promoter"] * 2
