"""Whether somebody may be asked at this moment, has to wait, or is not asked at all."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from saleor_postventa.surveys.codes import InvitationReason, InvitationStatus, SurveyState

# A survey about what is longer ago is a nuisance, and what it brings is no memory.
WAITS_AT_MOST = timedelta(days=30)
RECHECK = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A survey that they were sent, or that is about to be: `at` is when."""

    invitation: int
    survey: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AskFacts:
    """What is true when an invitation is due. `past` are all of the person's, whatever they were about.

    `has_answered`: this very survey, before. `is_group_full`: enough people like them were asked it today. `tomorrow`
    is when the next day begins in the shop; `sent_today` counts all surveys of the shop.
    """

    survey: int
    state: SurveyState
    ask_until: datetime
    is_erased: bool = False
    is_trigger_same: bool = True
    is_order_cancelled: bool = False
    is_all_returned: bool = False
    is_parcel_under_way: bool = False
    is_held: bool = False
    has_address: bool = True
    is_blocked: bool = False
    has_ground: bool = True
    past: tuple[Past, ...] = ()
    has_answered: bool = False
    sent_today: int = 0
    is_group_full: bool = False
    tomorrow: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """Between any two surveys, between two of the same one (None: no more than that), and how many go out in a day
    (0: any number). `is_once`: the same one is sent no second time; `is_until_answered`: not after they answered it.
    """

    any_survey: timedelta
    is_once: bool = False
    is_until_answered: bool = False
    same_survey: timedelta | None = None
    a_day: int = 0


@dataclass(frozen=True, slots=True)
class Ask:
    pass


@dataclass(frozen=True, slots=True)
class Wait:
    until: datetime
    reason: InvitationReason


@dataclass(frozen=True, slots=True)
class Drop:
    """`by` is the invitation that came before, where that is why."""

    status: InvitationStatus
    reason: InvitationReason
    by: int | None = None


Verdict = Ask | Wait | Drop


def decide(facts: AskFacts, pause: Pause, now: datetime) -> Verdict:
    """What cannot be comes first, then what has to end, and the pause last: it counts from when it would be sent."""
    dropped = _end(facts, now)
    if dropped is not None:
        return dropped
    waits = _open(facts)
    if waits is not None:
        return Wait(now + RECHECK, waits)
    lately = throttled_by(facts, pause, now)
    if lately is not None:
        return lately
    if pause.a_day and facts.sent_today >= pause.a_day:
        return Wait(facts.tomorrow, InvitationReason.QUOTA)
    if facts.is_group_full:
        return Wait(facts.tomorrow, InvitationReason.GROUP_QUOTA)
    return Ask()


def throttled_by(facts: AskFacts, pause: Pause, now: datetime) -> Drop | None:
    """One pause over all surveys: the one that was sent last stands in the way."""
    newest_first = sorted(facts.past, key=lambda each: (each.at, each.invitation), reverse=True)
    same = [each for each in newest_first if each.survey == facts.survey]
    if pause.is_once and same:
        return Drop(InvitationStatus.THROTTLED, InvitationReason.ASKED_BEFORE, same[0].invitation)
    if pause.is_until_answered and facts.has_answered:
        return Drop(InvitationStatus.THROTTLED, InvitationReason.ANSWERED_BEFORE)
    checks = (
        (InvitationReason.ASKED_LATELY, newest_first, pause.any_survey),
        (InvitationReason.SAME_LATELY, same, pause.same_survey),
    )
    for reason, found, within in checks:
        if within is not None and found and now < found[0].at + within:
            return Drop(InvitationStatus.THROTTLED, reason, found[0].invitation)
    return None


def _end(facts: AskFacts, now: datetime) -> Drop | None:
    cancelled, skipped = InvitationStatus.CANCELLED, InvitationStatus.SKIPPED
    checks = (
        (facts.is_erased, cancelled, InvitationReason.ERASED),
        (facts.state is SurveyState.ENDED, cancelled, InvitationReason.SURVEY_ENDED),
        (facts.is_order_cancelled, cancelled, InvitationReason.ORDER_CANCELLED),
        (facts.is_all_returned, cancelled, InvitationReason.ALL_RETURNED),
        (not facts.is_trigger_same, skipped, InvitationReason.TRIGGER_CHANGED),
        (now >= facts.ask_until, skipped, InvitationReason.TOO_LATE),
        (not facts.has_address, skipped, InvitationReason.NO_ADDRESS),
        (facts.is_blocked, skipped, InvitationReason.BLOCKED),
        (not facts.has_ground, skipped, InvitationReason.NO_PERMISSION),
    )
    return next((Drop(status, reason) for is_so, status, reason in checks if is_so), None)


def _open(facts: AskFacts) -> InvitationReason | None:
    if facts.state is not SurveyState.LIVE:
        return InvitationReason.PAUSED
    if facts.is_held:
        return InvitationReason.HOLD
    return InvitationReason.PARCEL if facts.is_parcel_under_way else None
