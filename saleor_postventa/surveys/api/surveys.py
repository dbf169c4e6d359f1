"""Surveys and their versions in the graph."""

from collections.abc import Sequence
from typing import Any

import graphene

from saleor_postventa.events.labels import label_of
from saleor_postventa.surveys.codes import SurveyPurpose, SurveyState
from saleor_postventa.surveys.document.checks import Flaw
from saleor_postventa.surveys.document.document import dump
from saleor_postventa.surveys.models import Survey, SurveyQuerySet, SurveyVersion
from saleor_postventa.surveys.queries.surveys import answer_counts, document_of, drafts_of, versions_of
from saleor_postventa.surveys.services.writing import flaws_of
from saleor_postventa.web.batching import batched, related, together
from saleor_postventa.web.connections import connection_field, countable_connection, page_of
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import Node, read_id
from saleor_postventa.web.permissions import READ_SURVEYS, requires
from saleor_postventa.web.roots import Query

BY_CODE = ("code",)
PostSaleSurveyState = graphene.Enum.from_enum(
    SurveyState,
    name="PostSaleSurveyState",
    description=lambda value: "Whether a survey asks." if value is None else None,
)
PostSaleSurveyPurpose = graphene.Enum.from_enum(
    SurveyPurpose,
    name="PostSaleSurveyPurpose",
    description=lambda value: "What a survey is there to find out." if value is None else None,
)


class PostSaleSurveyFlaw(graphene.ObjectType):
    """What of a survey does not fit together."""

    code = graphene.String(required=True)
    path = graphene.String(required=True, description="`questions.2.goes.0.to`")
    message = graphene.String(required=True)
    is_blocking = graphene.Boolean(required=True, description="It can't be published like that.")


class PostSaleSurveyVersion(graphene.ObjectType):
    """A version of a survey. Once published, what it asks never changes: its answers stay with it."""

    class Meta:
        interfaces = (Node,)

    number = graphene.Int(description="Null of a draft.")
    content = graphene.JSONString(required=True)
    revision = graphene.Int(
        required=True, description="Another one after each change: who writes over a draft names the one they read."
    )
    created_at = graphene.DateTime(required=True)
    created_by = graphene.String()
    changed_at = graphene.DateTime(required=True)
    changed_by = graphene.String()
    published_at = graphene.DateTime()
    published_by = graphene.String()
    first_answered_at = graphene.DateTime()
    answers_count = graphene.Int(required=True, description="That were finished, without spam and tests.")
    flaws = graphene.List(
        graphene.NonNull(PostSaleSurveyFlaw),
        required=True,
        description="Those that keep it from being published first; missing translations too.",
    )

    @staticmethod
    def resolve_content(version: SurveyVersion, info: Any) -> Any:
        """With everything said, also what this program knows more of than the one that kept it."""
        return dump(document_of(version))

    @staticmethod
    def resolve_created_by(version: SurveyVersion, info: Any) -> str | None:
        return label_of(version.created_by, info)

    @staticmethod
    def resolve_changed_by(version: SurveyVersion, info: Any) -> str | None:
        return label_of(version.changed_by, info)

    @staticmethod
    def resolve_published_by(version: SurveyVersion, info: Any) -> str | None:
        return label_of(version.published_by, info)

    @staticmethod
    def resolve_answers_count(version: SurveyVersion, info: Any) -> int:
        return batched(info, version, "survey_answers", lambda each: each.pk, answer_counts) or 0

    @staticmethod
    def resolve_flaws(version: SurveyVersion, info: Any) -> list[Flaw]:
        return flaws_of(document_of(version))


class PostSaleSurvey(graphene.ObjectType):
    """What customers are asked, once each for one cause."""

    class Meta:
        interfaces = (Node,)

    code = graphene.String(required=True, description="Stays the same, whatever it is called.")
    title = graphene.String(required=True, description="For the team.")
    purpose = graphene.Field(PostSaleSurveyPurpose, required=True)
    purpose_label = graphene.String(required=True)
    state = graphene.Field(PostSaleSurveyState, required=True)
    state_label = graphene.String(required=True)
    state_since = graphene.DateTime(required=True)
    current = graphene.Field(PostSaleSurveyVersion, description="What whoever is asked now gets.")
    draft = graphene.Field(PostSaleSurveyVersion, description="What was changed since, and is asked of nobody yet.")
    versions = graphene.List(
        graphene.NonNull(PostSaleSurveyVersion), required=True, description="Those that were published, newest first."
    )
    created_at = graphene.DateTime(required=True)
    created_by = graphene.String()
    changed_at = graphene.DateTime(required=True)
    changed_by = graphene.String()

    @staticmethod
    def resolve_purpose_label(survey: Survey, info: Any) -> str:
        return survey.get_purpose_display()

    @staticmethod
    def resolve_state_label(survey: Survey, info: Any) -> str:
        return survey.get_state_display()

    @staticmethod
    def resolve_current(survey: Survey, info: Any) -> SurveyVersion | None:
        return related(survey, lambda each: each.current)

    @staticmethod
    def resolve_draft(survey: Survey, info: Any) -> SurveyVersion | None:
        return batched(info, survey, "survey_drafts", lambda each: each.pk, _drafts)

    @staticmethod
    def resolve_versions(survey: Survey, info: Any) -> Sequence[SurveyVersion]:
        return batched(info, survey, "survey_versions", lambda each: each.pk, _versions) or []

    @staticmethod
    def resolve_created_by(survey: Survey, info: Any) -> str | None:
        return label_of(survey.created_by, info)

    @staticmethod
    def resolve_changed_by(survey: Survey, info: Any) -> str | None:
        return label_of(survey.changed_by, info)


PostSaleSurveyConnection = countable_connection(PostSaleSurvey)


@extends(Query)
class SurveyQueries(graphene.ObjectType):
    surveys = connection_field(
        PostSaleSurveyConnection,
        states=graphene.List(graphene.NonNull(PostSaleSurveyState)),
        description="By their codes.",
    )
    survey = graphene.Field(PostSaleSurvey, id=graphene.ID(), code=graphene.String(), description="By one of them.")
    survey_version = graphene.Field(PostSaleSurveyVersion, id=graphene.ID(required=True))

    @staticmethod
    @requires(READ_SURVEYS)
    def resolve_surveys(root: None, info: Any, *, states: Sequence[Any] | None = None, **asked: Any) -> Any:
        rows = _surveys()
        if states is not None:
            rows = rows.filter(state__in=[each.value for each in states])
        return page_of(rows, BY_CODE, **asked)

    @staticmethod
    @requires(READ_SURVEYS)
    def resolve_survey(root: None, info: Any, **asked: Any) -> Survey | None:
        if asked.get("id") is not None:
            return _surveys().filter(pk=read_id("PostSaleSurvey", asked["id"])).first()
        return _surveys().filter(code=asked.get("code") or "").first()

    @staticmethod
    @requires(READ_SURVEYS)
    def resolve_survey_version(root: None, info: Any, **asked: Any) -> SurveyVersion | None:
        return SurveyVersion.objects.filter(pk=read_id("PostSaleSurveyVersion", asked["id"])).first()


def _surveys() -> SurveyQuerySet:
    return Survey.objects.select_related("current")


def _drafts(survey_ids: list[int]) -> dict[int, SurveyVersion]:
    found = drafts_of(survey_ids)
    together(list(found.values()))
    return found


def _versions(survey_ids: list[int]) -> dict[int, list[SurveyVersion]]:
    found = versions_of(survey_ids)
    together([each for rows in found.values() for each in rows])
    return found
