"""Surveys, their versions and what these ask."""

import json
from functools import lru_cache

from django.db.models import Count

from saleor_postventa.surveys.document.document import SurveyDocument, read
from saleor_postventa.surveys.models import Answer, Survey, SurveyVersion


def live_surveys() -> list[Survey]:
    """Those that ask, with the version that they ask."""
    return list(Survey.objects.live().select_related("current").order_by("code"))


def surveys_asking_after(trigger: str) -> list[Survey]:
    """The live ones that this makes be asked."""
    return [each for each in live_surveys() if document_of(current_of(each)).trigger.code == trigger]


def drafts_of(survey_ids: list[int]) -> dict[int, SurveyVersion]:
    return {each.survey_id: each for each in SurveyVersion.objects.drafts().filter(survey_id__in=survey_ids)}


def versions_of(survey_ids: list[int]) -> dict[int, list[SurveyVersion]]:
    """Those that were published, the newest first."""
    found: dict[int, list[SurveyVersion]] = {}
    for each in SurveyVersion.objects.published().filter(survey_id__in=survey_ids):
        found.setdefault(each.survey_id, []).append(each)
    return found


def answer_counts(version_ids: list[int]) -> dict[int, int]:
    """How many finished answering each version, without spam and tests."""
    rows = Answer.objects.counted().submitted().filter(version_id__in=version_ids).order_by()
    return dict(rows.values("version_id").annotate(count=Count("pk")).values_list("version_id", "count"))


def current_of(survey: Survey) -> SurveyVersion:
    """Of one that asks: the database keeps that there is one."""
    if survey.current is None:
        raise LookupError(f"survey {survey.pk} was never published")
    return survey.current


def document_of(version: SurveyVersion) -> SurveyDocument:
    """Read once for each content."""
    return _read(json.dumps(version.document, sort_keys=True))


@lru_cache(maxsize=64)
def _read(content: str) -> SurveyDocument:
    return read(content)
