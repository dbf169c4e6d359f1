"""What a shopper may arrange for a return, as the page of the return shows it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.formats import date_format

from saleor_postventa.core.clock import now
from saleor_postventa.returns.methods import Choice, Question
from saleor_postventa.returns.models import Return
from saleor_postventa.returns.queries.arrangements import Arrangement, arrangement_of

FEW = 3


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question with its answer so far; a few choices are shown all at once, more of them in a list."""

    question: Question
    answer: str
    is_wrong: bool

    @property
    def are_few(self) -> bool:
        return 0 < len(self.question.choices) <= FEW

    @property
    def choices(self) -> tuple[Choice, ...]:
        return self.question.choices


@dataclass(frozen=True, kw_only=True)
class ArrangingView:
    """`is_first`: nothing is arranged that holds, so that this is what the shopper has to do now."""

    said: str
    asked: list[Asked]
    can_change: bool
    can_change_until: str
    is_first: bool
    is_opened: bool


def arranging_view(request: Any, ret: Return, wrong_at: str) -> ArrangingView | None:
    arrangement = arrangement_of(ret)
    if arrangement is None:
        return None
    wrong, is_missed = wrong_at.removeprefix("details."), arrangement.is_missed(now())
    is_answering = request.POST.get("deed") == "arrange"
    return ArrangingView(
        said="" if is_missed else arrangement.said,
        asked=[
            Asked(question=each, answer=_answer(request, arrangement, each, is_missed), is_wrong=each.name == wrong)
            for each in arrangement.questions
        ],
        can_change=arrangement.is_asked and not arrangement.is_fixed(now()),
        can_change_until=_in_words(arrangement.last_moment_to_change, ret),
        is_first=is_missed or not arrangement.said,
        is_opened=is_answering,
    )


def _in_words(moment: datetime | None, ret: Return) -> str:
    return date_format(moment.astimezone(ret.shop.preferences.zone), "DATE_FORMAT") if moment is not None else ""


def _answer(request: Any, arrangement: Arrangement, question: Question, is_missed: bool) -> str:
    """What was just sent goes before what was arranged; a day that is over is no answer any more."""
    kept = "" if is_missed and question.choices else arrangement.answers.get(question.name, "")
    only = question.choices[0].code if len(question.choices) == 1 else ""
    return str(request.POST.get(question.name, kept or only))
