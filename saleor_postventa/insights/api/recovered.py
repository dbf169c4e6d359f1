"""Beside a survey's results: whom the team won back, by what it did."""

from typing import Any

import graphene
from django.utils.translation import gettext as _

from saleor_postventa.care.rules import CaseOutcome
from saleor_postventa.insights.recovered import NONE, OPEN, RecoveredBy, outcomes_of, recovered_by_outcome
from saleor_postventa.surveys.api.question_results import OfQuestion, PostSaleSurveyQuestionResults
from saleor_postventa.surveys.queries.gathered import Gathered
from saleor_postventa.surveys.rules.figures import Scored
from saleor_postventa.web.extension import extends
from saleor_postventa.web.values import PostSaleShare


class PostSaleRecoveredBy(graphene.ObjectType):
    """Of detractors who answered again, those with one outcome of their case: who is a detractor no more."""

    outcome = graphene.String(
        required=True, description="That of the case; `open` while it is, `none` where there was no case."
    )
    label = graphene.String(required=True)
    recovered = graphene.Field(PostSaleShare, required=True)

    @staticmethod
    def resolve_label(row: RecoveredBy, info: Any) -> str:
        if row.outcome == OPEN:
            return _("The case is still open")
        if row.outcome == NONE:
            return _("There was no case")
        return str(CaseOutcome(row.outcome).label)


@extends(PostSaleSurveyQuestionResults)
class RecoveredField(graphene.ObjectType):
    recovered_by_outcome = graphene.List(
        graphene.NonNull(PostSaleRecoveredBy),
        required=True,
        description="NPS: `recovered`, told apart by what came of the case that the low score opened. That one goes"
        " along with the other need not mean that it brought it about.",
    )

    @staticmethod
    def resolve_recovered_by_outcome(of: OfQuestion, info: Any) -> list[RecoveredBy]:
        if of.question.kind != Scored.NPS:
            return []
        return recovered_by_outcome(of.results.ever(of.question), _outcomes(of.results.gathered, info))


def _outcomes(gathered: Gathered, info: Any) -> dict[int, str]:
    """Of all surveys that are asked for together, at once."""
    name = f"case_outcomes_{id(gathered)}"
    if name not in info.context.loaded:
        every = [given for by_question in gathered.ever.values() for given in by_question.values()]
        info.context.loaded[name] = outcomes_of(every)
    found: dict[int, str] = info.context.loaded[name]
    return found
