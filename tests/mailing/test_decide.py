from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saleor_postventa.mailing.codes import OPTIONAL_TOPICS, CancelReason, SuppressionReason, Topic, WaitReason
from saleor_postventa.mailing.quiet import QuietTimes
from saleor_postventa.mailing.rules import (
    HOLD_RECHECK,
    RIVAL_RECHECK,
    Budget,
    Cancel,
    Candidate,
    Circumstances,
    Delay,
    Send,
    Verdict,
    decide,
    is_reputation_at_risk,
    next_slot,
    retry_in,
)

NOON = datetime(2026, 6, 10, 12, tzinfo=UTC)
WEEK = Budget(mails=2, window=timedelta(days=7))
NIGHT = QuietTimes(time(21), time(9))
NEVER_QUIET = QuietTimes(time(0), time(0))


def ago(**by: float) -> datetime:
    return NOON - timedelta(**by)


def verdict(topic: Topic, now: datetime = NOON, quiet: QuietTimes = NIGHT, **facts: Any) -> Verdict:
    mail = Candidate(topic, expires_at=NOON + timedelta(days=14))
    return decide(mail, Circumstances(**facts), WEEK, quiet, now)


@pytest.mark.parametrize("topic", list(Topic))
def test_sends_when_nothing_speaks_against_it(topic: Topic) -> None:
    assert verdict(topic) == Send()


@pytest.mark.parametrize("topic", list(Topic))
@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"has_address": False}, CancelReason.NO_ADDRESS),
        ({"has_basis": False}, CancelReason.NO_BASIS),
        ({"suppression": SuppressionReason.HARD_BOUNCE}, CancelReason.SUPPRESSED),
        ({"suppression": SuppressionReason.MANUAL}, CancelReason.SUPPRESSED),
    ],
)
def test_cancels_what_may_not_go(topic: Topic, facts: dict[str, Any], reason: CancelReason) -> None:
    assert verdict(topic, **facts) == Cancel(reason)


@pytest.mark.parametrize("topic", list(Topic))
def test_a_complaint_stops_optional_mail_alone(topic: Topic) -> None:
    expected = Cancel(CancelReason.SUPPRESSED) if topic.is_optional else Send()
    assert verdict(topic, suppression=SuppressionReason.COMPLAINT) == expected


@pytest.mark.parametrize("topic", list(Topic))
def test_cancels_what_came_too_late(topic: Topic) -> None:
    assert verdict(topic, NOON + timedelta(days=14)) == Cancel(CancelReason.EXPIRED)


@pytest.mark.parametrize("topic", OPTIONAL_TOPICS)
@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"is_held": True}, Delay(NOON + HOLD_RECHECK, WaitReason.HOLD)),
        ({"is_reputation_at_risk": True}, Delay(NOON + HOLD_RECHECK, WaitReason.REPUTATION)),
        ({"spent": (ago(days=6), ago(days=1))}, Delay(NOON + timedelta(days=1), WaitReason.BUDGET)),
        ({"spent": (ago(days=6),), "rivals": 1}, Delay(NOON + timedelta(days=1), WaitReason.BUDGET)),
        ({"rivals": 2}, Delay(NOON + RIVAL_RECHECK, WaitReason.BUDGET)),
    ],
)
def test_delays_optional_mail(topic: Topic, facts: dict[str, Any], expected: Delay) -> None:
    assert verdict(topic, **facts) == expected


@pytest.mark.parametrize("topic", [topic for topic in Topic if not topic.is_optional])
def test_lets_nothing_delay_what_belongs_to_an_order(topic: Topic) -> None:
    midnight = NOON + timedelta(hours=12)
    spent = (ago(days=1), ago(days=2), ago(days=3))
    assert verdict(topic, midnight, is_held=True, is_reputation_at_risk=True, spent=spent, rivals=9) == Send()


def test_counts_a_mail_of_exactly_a_window_ago_no_more() -> None:
    spent = (ago(days=7), ago(days=1))
    assert verdict(Topic.OFFERS, spent=spent) == Send()
    assert verdict(Topic.OFFERS, NOON - timedelta(seconds=1), spent=spent) == Delay(NOON, WaitReason.BUDGET)


def test_a_slot_that_opens_at_night_is_used_in_the_morning() -> None:
    spent = (ago(days=7) + timedelta(hours=11), ago(days=1))
    expected = Delay(datetime(2026, 6, 11, 7, tzinfo=UTC), WaitReason.BUDGET)
    assert verdict(Topic.OFFERS, zone=ZoneInfo("Europe/Madrid"), spent=spent) == expected


def test_waits_for_the_morning_where_the_person_lives() -> None:
    assert verdict(Topic.OFFERS, zone=ZoneInfo("America/Mexico_City")) == Delay(
        datetime(2026, 6, 10, 15, tzinfo=UTC), WaitReason.QUIET_HOURS
    )


def test_never_delays_past_the_expiry() -> None:
    mail = Candidate(Topic.OFFERS, expires_at=NOON + timedelta(hours=3))
    facts = Circumstances(spent=(ago(days=2), ago(days=1)))
    assert decide(mail, facts, WEEK, NEVER_QUIET, NOON) == Delay(NOON + timedelta(hours=3), WaitReason.BUDGET)


moments = st.integers(0, 20 * 24 * 60).map(lambda minutes: NOON - timedelta(minutes=minutes))


@given(st.lists(moments, max_size=8), st.integers(0, 4), st.integers(1, 4), st.integers(1, 14))
def test_a_slot_never_overfills_the_window(spent: list[datetime], rivals: int, mails: int, days: int) -> None:
    budget = Budget(mails, timedelta(days=days))
    slot = next_slot(tuple(spent), rivals, budget, NOON)
    assert slot >= NOON
    if rivals == 0 or slot == NOON:
        within = [moment for moment in spent if moment + budget.window > slot]
        assert len(within) + rivals < mails
    if rivals == 0 and slot > NOON:
        just_before = [moment for moment in spent if moment + budget.window > slot - timedelta(seconds=1)]
        assert len(just_before) >= mails


@pytest.mark.proves("D12", part="the rule that pauses")
@pytest.mark.parametrize(
    ("sent", "complaints", "is_at_risk"),
    [
        (1000, 4, True),
        (1000, 3, True),
        (1001, 3, False),
        (1000, 2, False),
        (10, 2, False),
        (10, 3, True),
        (0, 0, False),
    ],
)
def test_reputation_is_at_risk(sent: int, complaints: int, is_at_risk: bool) -> None:
    assert is_reputation_at_risk(sent, complaints) is is_at_risk


def test_retries_grow_longer_and_end() -> None:
    waits = [retry_in(attempt) for attempt in range(1, 9)]
    assert waits[:3] == [timedelta(minutes=1), timedelta(minutes=2), timedelta(minutes=4)]
    assert waits[-1] is None
    assert None not in waits[:-1]
