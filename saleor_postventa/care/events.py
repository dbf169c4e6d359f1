"""What becomes true of cases. `transition` is the id of the CaseTransition row: what makes the fact the same."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from saleor_postventa.core.event import Event


@dataclass(frozen=True, kw_only=True)
class _OfCase:
    """`answer_id` is the survey's answer that the case hangs on, with its score; None where there is none.

    `due_at` is by when the team has to act; None while it is not its turn.
    """

    case_id: int
    number: str
    transition: int
    topic: str
    origin: str
    due_at: datetime | None
    answer_id: int | None = None
    score_kind: str = ""
    score: int | None = None

    def key(self) -> str:
        return str(self.transition)


@dataclass(frozen=True, kw_only=True)
class CaseOpened(_OfCase, Event):
    sentence = _("Case {number} was opened.")
    severity: str


@dataclass(frozen=True, kw_only=True)
class CaseAssigned(_OfCase, Event):
    """`owner` is Saleor's id of a member of staff; empty where nobody looks after it any more."""

    owner: str

    def describe(self) -> str:
        told = _("Somebody of the team looks after case {number}.")
        nobody = _("Nobody of the team looks after case {number} any more.")
        return str(told if self.owner else nobody).format(number=self.number)


@dataclass(frozen=True, kw_only=True)
class CaseAnswered(_OfCase, Event):
    is_for_shopper = True
    sentence = _("The team answered in case {number}.")
    message_id: int


@dataclass(frozen=True, kw_only=True)
class CaseReplied(_OfCase, Event):
    """The shopper wrote."""

    is_for_shopper = True
    sentence = _("The customer wrote in case {number}.")
    message_id: int


@dataclass(frozen=True, kw_only=True)
class CaseSolved(_OfCase, Event):
    """`outcome` is what came of it; a low score with `recovered` is a recovered detractor, until it is reopened.

    `message_id` is what was told the shopper along with it. `quiet_days`: nobody closed it, the shopper had been
    answered and wrote nothing for so long.
    """

    sentence = _("Case {number} was solved.")
    outcome: str
    owner: str
    times_reopened: int
    message_id: int | None = None
    quiet_days: int = 0

    def describe(self) -> str:
        if not self.quiet_days:
            return str(self.sentence).format(number=self.number)
        said = ngettext(
            "Case {number} was closed by itself: it was answered, and the customer wrote nothing for {count} day.",
            "Case {number} was closed by itself: it was answered, and the customer wrote nothing for {count} days.",
            self.quiet_days,
        )
        return said.format(number=self.number, count=self.quiet_days)


@dataclass(frozen=True, kw_only=True)
class CaseReopened(_OfCase, Event):
    """What was said of its outcome holds no more."""

    sentence = _("Case {number} was opened again.")
    former_outcome: str
