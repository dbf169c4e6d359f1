"""What surveys found, one version at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import graphene
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.surveys.models import Survey, SurveyVersion
from saleor_postventa.surveys.queries.funnel import Funnel
from saleor_postventa.surveys.queries.gathered import Gathered
from saleor_postventa.surveys.queries.results import Results, Slice
from saleor_postventa.surveys.queries.segments import Dimension
from saleor_postventa.surveys.queries.surveys import versions_of
from saleor_postventa.surveys.result_links import ResultsAsked, Sheet, results_path
from saleor_postventa.web.batching import batched
from saleor_postventa.web.extension import extends
from saleor_postventa.web.permissions import READ_SURVEY_RESULTS, requires

from .figures import PostSaleSurveyDimension, PostSaleSurveyFunnel
from .question_results import OfQuestion, PostSaleSurveyQuestionResults
from .surveys import PostSaleSurvey

MOST_DAYS, USUAL_DAYS = 1100, 90
MOST_WHERE = 7
# Days beside them can be reckoned with.
KNOWN_YEARS = range(2000, 9999)
PostSaleSurveySheet = graphene.Enum.from_enum(
    Sheet,
    name="PostSaleSurveySheet",
    description=lambda value: "ANSWERS and CODEBOOK are CSV, JSON holds both." if value is None else None,
)


class ResultsTooLong(Refusal):
    code = "period_too_long"
    text = _("Choose a time of three years at most, that ends after it starts.")


class PostSaleSurveyVersionCount(graphene.ObjectType):
    """A version that asked: its results stand by themselves."""

    number = graphene.Int(required=True)
    published_at = graphene.DateTime(required=True)
    first_answered_at = graphene.DateTime()


class PostSaleSurveyResults(graphene.ObjectType):
    """Counted are answers that are neither spam nor tests, finished or not, on the day they were last changed."""

    version = graphene.Int(required=True)
    versions = graphene.List(graphene.NonNull(PostSaleSurveyVersionCount), required=True, description="Newest first.")
    since = graphene.Date(required=True)
    until = graphene.Date(required=True)
    answers = graphene.Int(required=True)
    finished = graphene.Int(required=True, description="Of those, where the last question was passed.")
    spam = graphene.Int(required=True, description="Answers of the time that are left out as spam.")
    tests = graphene.Int(required=True, description="Answers of the time that the team gave itself.")
    funnel = graphene.Field(PostSaleSurveyFunnel, required=True)
    questions = graphene.List(graphene.NonNull(PostSaleSurveyQuestionResults), required=True)
    export_path = graphene.String(
        required=True,
        sheet=PostSaleSurveySheet(required=True),
        description="Under this host: the answers without names, for half an hour.",
    )

    @staticmethod
    def resolve_version(results: Results, info: Any) -> int:
        return results.asked.version.number or 0

    @staticmethod
    def resolve_versions(results: Results, info: Any) -> list[SurveyVersion]:
        pages = [each.survey_id for each in results.gathered.versions]
        known: dict[int, list[SurveyVersion]] = info.context.loaded.setdefault("versions_of_results", {})
        if results.asked.version.survey_id not in known:
            known.update(versions_of(pages))
        return known[results.asked.version.survey_id]

    @staticmethod
    def resolve_since(results: Results, info: Any) -> date:
        return results.asked.first

    @staticmethod
    def resolve_until(results: Results, info: Any) -> date:
        return results.asked.last

    @staticmethod
    def resolve_answers(results: Results, info: Any) -> int:
        return len(results.answers)

    @staticmethod
    def resolve_spam(results: Results, info: Any) -> int:
        return results.excluded.spam

    @staticmethod
    def resolve_tests(results: Results, info: Any) -> int:
        return results.excluded.tests

    @staticmethod
    def resolve_funnel(results: Results, info: Any) -> Funnel:
        return results.funnel

    @staticmethod
    def resolve_questions(results: Results, info: Any) -> list[OfQuestion]:
        return [OfQuestion(results, question) for question in results.document.questions]

    @staticmethod
    def resolve_export_path(results: Results, info: Any, *, sheet: Any) -> str:
        asked = results.asked
        wanted = Sheet(getattr(sheet, "value", sheet))
        where = {dimension.value: key for dimension, key in asked.where.items()}
        link = ResultsAsked(asked.version.pk, asked.first, asked.last, where, wanted, get_language() or "en")
        return results_path(link, current_shop())


class SurveySegmentInput(graphene.InputObjectType):
    """Answers alone of which this is known."""

    by = PostSaleSurveyDimension(required=True)
    key = graphene.String(required=True)


@extends(PostSaleSurvey)
class SurveyResultsField(graphene.ObjectType):
    results = graphene.Field(
        PostSaleSurveyResults,
        version=graphene.Int(description="Its number; the newest where it isn't told."),
        since=graphene.Date(description="90 days where it isn't told."),
        until=graphene.Date(description="Today where it isn't told."),
        where=graphene.List(graphene.NonNull(SurveySegmentInput)),
        description="Null while it was never published. For those who may read results.",
    )

    @staticmethod
    @requires(READ_SURVEY_RESULTS)
    def resolve_results(survey: Survey, info: Any, **asked: Any) -> Results | None:
        """Those of all surveys of a page are read together."""
        wanted = _wanted(**asked)
        return batched(info, survey, f"results {wanted}", lambda each: each.pk, lambda ids: results_of(ids, wanted))


@dataclass(frozen=True)
class Wanted:
    """`number` is that of a version, None for the newest."""

    number: int | None
    first: date
    last: date
    where: tuple[tuple[Dimension, str], ...] = ()


def _wanted(
    *,
    version: int | None = None,
    since: date | None = None,
    until: date | None = None,
    where: Sequence[Mapping[str, Any]] | None = None,
) -> Wanted:
    """Raises ResultsTooLong."""
    last = until or now().astimezone(current_shop().preferences.zone).date()
    if last.year not in KNOWN_YEARS:
        raise ResultsTooLong(field="until")
    first = since or last - timedelta(days=USUAL_DAYS - 1)
    if not 0 <= (last - first).days < MOST_DAYS or first.year not in KNOWN_YEARS:
        raise ResultsTooLong(field="since")
    segments = {Dimension(getattr(each["by"], "value", each["by"])): each["key"] for each in (where or ())[:MOST_WHERE]}
    return Wanted(version, first, last, tuple(segments.items()))


def results_of(survey_ids: Sequence[int], wanted: Wanted) -> dict[int, Results]:
    """By survey; without those that have no such version."""
    versions = versions_of(list(survey_ids))
    chosen = {
        survey: found
        for survey, published in versions.items()
        if (found := next((each for each in published if wanted.number in (None, each.number)), None)) is not None
    }
    gathered = Gathered(list(chosen.values()), wanted.first, wanted.last)
    return {
        survey: Results(Slice(version, wanted.first, wanted.last, dict(wanted.where)), gathered)
        for survey, version in chosen.items()
    }
