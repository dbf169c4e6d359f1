"""The diagram of a case, by when somebody has to act, and which scores ask for one."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CaseState(TextChoices):
    """OPEN: the team's turn; ANSWERED: the shopper's."""

    OPEN = "open", pgettext_lazy("case", "open")
    ANSWERED = "answered", pgettext_lazy("case", "answered")
    SOLVED = "solved", pgettext_lazy("case", "solved")


class CaseStep(TextChoices):
    """What happens to a case. ASSIGN never moves it; ANSWER and REPLY do where it was their writer's turn."""

    OPEN = "open"
    ASSIGN = "assign"
    ANSWER = "answer"
    REPLY = "reply"
    SOLVE = "solve"
    REOPEN = "reopen"


class CaseOrigin(TextChoices):
    SURVEY = "survey", _("an answer to a survey")
    SHOPPER = "shopper", _("the customer")
    STAFF = "staff", _("the team")


class CaseTopic(TextChoices):
    EXPERIENCE = "experience", _("how it went")
    ORDER = "order", _("an order")
    DELIVERY = "delivery", _("a delivery")
    PRODUCT = "product", _("a product")
    RETURN = "return", _("a return")
    REFUND = "refund", _("money back")
    POINTS = "points", _("points")
    OTHER = "other", _("something else")


class Severity(TextChoices):
    HIGH = "high", pgettext_lazy("case", "high")
    NORMAL = "normal", pgettext_lazy("case", "normal")
    LOW = "low", pgettext_lazy("case", "low")


class CaseOutcome(TextChoices):
    """What came of it. ERASED is the end of a case whose person asked to be forgotten."""

    RECOVERED = "recovered", _("the customer is content again")
    COMPENSATED = "compensated", _("made good with a gesture")
    EXPLAINED = "explained", _("explained")
    NOT_JUSTIFIED = "not_justified", _("nothing was wrong")
    NO_REPLY = "no_reply", _("the customer did not answer")
    OTHER = "other", _("otherwise")
    ERASED = "erased", _("the person was erased")


CHOSEN_OUTCOMES = tuple(outcome for outcome in CaseOutcome if outcome is not CaseOutcome.ERASED)

_S, _T = CaseState, CaseStep
TRANSITIONS: dict[tuple[CaseState, CaseStep], CaseState] = {
    (_S.OPEN, _T.ASSIGN): _S.OPEN,
    (_S.ANSWERED, _T.ASSIGN): _S.ANSWERED,
    (_S.OPEN, _T.ANSWER): _S.ANSWERED,
    (_S.ANSWERED, _T.ANSWER): _S.ANSWERED,
    (_S.OPEN, _T.REPLY): _S.OPEN,
    (_S.ANSWERED, _T.REPLY): _S.OPEN,
    (_S.OPEN, _T.SOLVE): _S.SOLVED,
    (_S.ANSWERED, _T.SOLVE): _S.SOLVED,
    (_S.SOLVED, _T.REOPEN): _S.OPEN,
}
UNSOLVED = frozenset({CaseState.OPEN, CaseState.ANSWERED})

# The highest score of each kind that is bad news (a detractor, for NPS), and the highest that is very bad news.
LOW = {"nps": 6, "csat": 2, "ces": 3}
WORST = {"nps": 2, "csat": 1, "ces": 1}


def next_state(state: CaseState, step: CaseStep) -> CaseState | None:
    """Where a step leads; None where the diagram has no such arrow."""
    return TRANSITIONS.get((state, step))


def due_after(
    step: CaseStep, due_at: datetime | None, severity: Severity, hours: Mapping[Severity, int], now: datetime
) -> datetime | None:
    """By when the team has to act after a step; None where it is not its turn. Who writes twice waits no longer."""
    match step:
        case CaseStep.ANSWER | CaseStep.SOLVE:
            return None
        case CaseStep.ASSIGN:
            return due_at
        case _:
            return due_at or now + timedelta(hours=hours[severity])


def is_low(kind: str, score: int) -> bool:
    """Whether somebody has to look after who gave this score."""
    return kind in LOW and score <= LOW[kind]


def severity_of(kind: str, score: int) -> Severity:
    return Severity.HIGH if score <= WORST[kind] else Severity.NORMAL
