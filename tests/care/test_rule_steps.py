"""The diagram of a case, by when the team has to act, and which scores ask for it."""

from datetime import UTC, datetime, timedelta

import pytest

from saleor_postventa.care.rules import CaseState as S
from saleor_postventa.care.rules import CaseStep as T
from saleor_postventa.care.rules import Severity, due_after, is_low, next_state, severity_of

NOW = datetime(2026, 6, 10, 12, tzinfo=UTC)
HOURS = {Severity.HIGH: 4, Severity.NORMAL: 30, Severity.LOW: 96}
ARROWS = {
    (S.OPEN, T.ASSIGN): S.OPEN,
    (S.OPEN, T.ANSWER): S.ANSWERED,
    (S.OPEN, T.REPLY): S.OPEN,
    (S.OPEN, T.SOLVE): S.SOLVED,
    (S.ANSWERED, T.ASSIGN): S.ANSWERED,
    (S.ANSWERED, T.ANSWER): S.ANSWERED,
    (S.ANSWERED, T.REPLY): S.OPEN,
    (S.ANSWERED, T.SOLVE): S.SOLVED,
    (S.SOLVED, T.REOPEN): S.OPEN,
}


def test_the_diagram_has_these_arrows_and_no_other() -> None:
    assert {(s, t): to for s in S for t in T if (to := next_state(s, t)) is not None} == ARROWS


@pytest.mark.parametrize(("severity", "hours"), HOURS.items())
@pytest.mark.parametrize("step", [T.OPEN, T.REPLY, T.REOPEN])
def test_the_team_has_the_hours_of_the_severity(step: T, severity: Severity, hours: int) -> None:
    assert due_after(step, None, severity, HOURS, NOW) == NOW + timedelta(hours=hours)


def test_who_writes_twice_does_not_wait_longer_and_a_new_owner_gets_no_more_time() -> None:
    due = NOW - timedelta(hours=1)
    assert due_after(T.REPLY, due, Severity.HIGH, HOURS, NOW) == due
    assert due_after(T.ASSIGN, due, Severity.HIGH, HOURS, NOW) == due
    assert due_after(T.ASSIGN, None, Severity.HIGH, HOURS, NOW) is None


@pytest.mark.parametrize("step", [T.ANSWER, T.SOLVE])
def test_after_an_answer_and_an_end_it_is_not_the_team_s_turn(step: T) -> None:
    assert due_after(step, NOW, Severity.HIGH, HOURS, NOW) is None


@pytest.mark.parametrize(("kind", "low", "high", "worst"), [("nps", 6, 7, 2), ("csat", 2, 3, 1), ("ces", 3, 4, 1)])
def test_low_scores_are_looked_after_and_the_lowest_soonest(kind: str, low: int, high: int, worst: int) -> None:
    assert (is_low(kind, low), is_low(kind, high), is_low(kind, 0)) == (True, False, True)
    assert (severity_of(kind, worst), severity_of(kind, worst + 1)) == (Severity.HIGH, Severity.NORMAL)


def test_a_score_of_another_kind_asks_for_nothing() -> None:
    assert not is_low("stars", 1)
