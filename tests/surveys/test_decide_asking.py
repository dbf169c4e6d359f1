"""Whether somebody may be asked, by the rules alone."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from saleor_postventa.orders.arrivals import Arrival, Ordered, Travelled, arrival
from saleor_postventa.surveys.codes import InvitationReason, InvitationStatus, SurveyState
from saleor_postventa.surveys.rules.asking import RECHECK, Ask, AskFacts, Drop, Past, Pause, Verdict, Wait, decide

NOW = datetime(2026, 6, 10, 12, tzinfo=UTC)
TOMORROW = datetime(2026, 6, 10, 22, tzinfo=UTC)
DAY = timedelta(days=1)
QUARTER = Pause(any_survey=90 * DAY)


def said(pause: Pause = QUARTER, **facts: Any) -> Verdict:
    known = {"survey": 1, "state": SurveyState.LIVE, "ask_until": NOW + 30 * DAY, "tomorrow": TOMORROW}
    return decide(AskFacts(**{**known, **facts}), pause, NOW)


def past(days: float, *, survey: int = 2, invitation: int = 7) -> tuple[Past, ...]:
    return (Past(invitation=invitation, survey=survey, at=NOW - days * DAY),)


def test_asks_whom_nothing_stands_in_the_way_of() -> None:
    assert said() == Ask()


@pytest.mark.parametrize(
    ("facts", "status", "reason"),
    [
        ({"is_erased": True}, "cancelled", "erased"),
        ({"state": SurveyState.ENDED}, "cancelled", "survey_ended"),
        ({"is_order_cancelled": True}, "cancelled", "order_cancelled"),
        ({"is_all_returned": True}, "cancelled", "all_returned"),
        ({"is_trigger_same": False}, "skipped", "trigger_changed"),
        ({"ask_until": NOW}, "skipped", "too_late"),
        ({"has_address": False}, "skipped", "no_address"),
        ({"is_blocked": True}, "skipped", "blocked"),
        ({"has_ground": False}, "skipped", "no_permission"),
    ],
)
def test_ends_what_cannot_be_asked_any_more_even_where_it_would_wait(
    facts: dict[str, Any], status: str, reason: str
) -> None:
    assert said(**{"is_held": True, **facts}) == Drop(InvitationStatus(status), InvitationReason(reason))


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"is_held": True}, InvitationReason.HOLD),
        ({"is_parcel_under_way": True}, InvitationReason.PARCEL),
        ({"state": SurveyState.PAUSED}, InvitationReason.PAUSED),
    ],
)
def test_waits_for_what_has_to_end_rather_than_throttle(facts: dict[str, Any], reason: InvitationReason) -> None:
    assert said(past=past(1), **facts) == Wait(NOW + RECHECK, reason)


@pytest.mark.parametrize("days", [30, 90, 180, 365])
def test_keeps_one_pause_over_all_surveys(days: int) -> None:
    pause = Pause(any_survey=days * DAY)
    throttled = Drop(InvitationStatus.THROTTLED, InvitationReason.ASKED_LATELY, 7)
    assert said(pause, past=past(days - 0.01)) == throttled
    assert said(pause, past=past(days)) == Ask()


def test_the_last_that_was_sent_counts() -> None:
    found = said(past=(*past(200, invitation=1), *past(10, invitation=2), *past(50, invitation=3)))
    assert found == Drop(InvitationStatus.THROTTLED, InvitationReason.ASKED_LATELY, 2)


def test_the_same_survey_may_have_a_longer_pause_of_its_own() -> None:
    pause = Pause(any_survey=30 * DAY, same_survey=180 * DAY)
    assert said(pause, past=past(100, survey=2)) == Ask()
    throttled = Drop(InvitationStatus.THROTTLED, InvitationReason.SAME_LATELY, 7)
    assert said(pause, past=past(100, survey=1)) == throttled


def test_what_a_day_has_no_room_for_goes_out_on_the_next_one() -> None:
    pause = Pause(any_survey=90 * DAY, a_day=5)
    assert said(pause, sent_today=4) == Ask()
    assert said(pause, sent_today=5) == Wait(TOMORROW, InvitationReason.QUOTA)


def test_throttles_rather_than_keep_for_tomorrow() -> None:
    found = said(Pause(any_survey=90 * DAY, a_day=1), sent_today=1, past=past(1))
    assert isinstance(found, Drop)


SENT, SHIRT = Travelled(delivered_at=None), Ordered(quantity=1, fulfilled=1)


@pytest.mark.parametrize(
    ("parcels", "lines", "found"),
    [
        ([], [SHIRT], None),
        ([SENT], [SHIRT], None),
        ([Travelled(delivered_at=NOW)], [SHIRT], Arrival(NOW)),
        ([Travelled(delivered_at=NOW), SENT], [SHIRT], None),
        ([Travelled(delivered_at=NOW), Travelled(delivered_at=NOW + DAY)], [SHIRT], Arrival(NOW + DAY)),
        ([Travelled(delivered_at=NOW)], [Ordered(quantity=2, fulfilled=1)], None),
        ([Travelled(delivered_at=NOW)], [Ordered(quantity=2, fulfilled=1, refunded=1)], Arrival(NOW)),
        ([Travelled(delivered_at=NOW, is_estimate=True)], [SHIRT], Arrival(NOW, is_estimate=True)),
    ],
    ids=[
        "nothing sent",
        "on its way",
        "arrived",
        "one of two",
        "the last",
        "part to come",
        "never to come",
        "estimate",
    ],
)
def test_an_order_is_delivered_with_its_last_parcel(
    parcels: list[Travelled], lines: list[Ordered], found: Arrival | None
) -> None:
    assert arrival(parcels, lines) == found
