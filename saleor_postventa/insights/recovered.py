"""What became of those who would not recommend the shop, by what the team made of their case."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from saleor_postventa.care.models import Case
from saleor_postventa.care.rules import CaseOutcome
from saleor_postventa.core.statistics import Share, share
from saleor_postventa.surveys.rules.figures import Detracted, Given, detractors_again

# Of those whose case is open, and of those who never had one.
OPEN, NONE = "open", "none"


@dataclass(frozen=True)
class RecoveredBy:
    """`recovered` is of those detractors with such a case who answered again."""

    outcome: str
    recovered: Share


def recovered_by_outcome(given: Sequence[Given], outcomes: Mapping[int, str]) -> list[RecoveredBy]:
    """In the order of the outcomes; those of which nobody answered again are left out. `outcomes` are by answer."""
    again = detractors_again(given)
    by_outcome: dict[str, list[Detracted]] = {}
    for each in again:
        by_outcome.setdefault(outcomes.get(each.answer, NONE), []).append(each)
    found = []
    for outcome in (*CaseOutcome.values, OPEN, NONE):
        part = share(sum(each.is_recovered for each in by_outcome.get(outcome, ())), len(by_outcome.get(outcome, ())))
        if part is not None:
            found.append(RecoveredBy(outcome, part))
    return found


def outcomes_of(given: Iterable[Sequence[Given]]) -> dict[int, str]:
    """What came of the cases of all of them who answered again, by the answer that the case was opened for."""
    answers = [each.answer for answered in given for each in detractors_again(answered)]
    rows = Case.objects.filter(answer_id__in=answers).values_list("answer_id", "outcome")
    return {answer: outcome or OPEN for answer, outcome in rows if answer is not None}
