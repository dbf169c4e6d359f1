"""Writing, publishing and stopping surveys."""

from collections.abc import Callable
from typing import Any, ClassVar, Self

import graphene

from saleor_postventa.core.errors import Failure, Refusal
from saleor_postventa.surveys.codes import SurveyPurpose
from saleor_postventa.surveys.models import Survey
from saleor_postventa.surveys.services.publishing import end_survey, pause_survey, publish_survey, resume_survey
from saleor_postventa.surveys.services.refusals import FlawedSurvey, SurveyOvertaken
from saleor_postventa.surveys.services.writing import create_survey, discard_draft, save_draft
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import must_read_id
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import CHANGE_SURVEYS, Access
from saleor_postventa.web.revisions import revision_over, revision_read
from saleor_postventa.web.roots import Mutation

from .surveys import PostSaleSurvey, PostSaleSurveyFlaw, PostSaleSurveyPurpose, PostSaleSurveyVersion


class SurveyMutation(PostSaleMutation):
    access: ClassVar[Access] = CHANGE_SURVEYS

    class Meta:
        abstract = True

    @classmethod
    def __init_subclass_with_meta__(cls, **options: Any) -> None:
        cls.survey = graphene.Field(PostSaleSurvey)
        super().__init_subclass_with_meta__(**options)


class SurveyDraftMutation(SurveyMutation):
    class Meta:
        abstract = True

    @classmethod
    def __init_subclass_with_meta__(cls, **options: Any) -> None:
        cls.overtaken_by = graphene.Field(
            PostSaleSurveyVersion,
            description="With the code `overtaken`: what somebody made of the draft after it was read; null where they "
            "threw it away.",
        )
        super().__init_subclass_with_meta__(**options)

    @classmethod
    def beside(cls, error: Refusal | Failure) -> dict[str, Any]:
        told = {"overtaken_by": error.version} if isinstance(error, SurveyOvertaken) else {}
        return {**super().beside(error), **told}


class SurveyCreateInput(graphene.InputObjectType):
    code = graphene.String(required=True, description="Small letters, digits, - and _; it never changes.")
    title = graphene.String(description="For the team.")
    purpose = PostSaleSurveyPurpose()
    content = graphene.JSONString(description="The first draft.")
    start_from = graphene.String(description="Without content: the code of a ready-made survey.")


class SurveyCreate(SurveyMutation):
    """A new survey with its first draft. Nobody is asked until that is published."""

    class Arguments:
        input = SurveyCreateInput(required=True)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        purpose = given.get("purpose")
        made = create_survey(
            given["code"],
            title=given.get("title") or "",
            purpose=SurveyPurpose(purpose.value) if purpose is not None else None,
            content=given.get("content"),
            start_from=given.get("start_from") or "",
            by=info.context.viewer.actor,
        )
        return cls(survey=made)


class SurveyDraftSaveInput(graphene.InputObjectType):
    id = graphene.ID(required=True, description="Of the survey.")
    content = graphene.JSONString(required=True)
    title = graphene.String()
    revision = revision_over()


class SurveyDraftSave(SurveyDraftMutation):
    """Keep the draft; a survey has one at a time, and nobody's is written over unseen. What is asked stays as it is."""

    class Arguments:
        input = SurveyDraftSaveInput(required=True)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        kept = save_draft(
            _survey_id(given),
            given["content"],
            title=given.get("title"),
            revision=given.get("revision"),
            by=info.context.viewer.actor,
        )
        return cls(survey=kept.survey)


class SurveyDraftDiscardInput(graphene.InputObjectType):
    id = graphene.ID(required=True, description="Of the survey.")
    revision = revision_read()


class SurveyDraftDiscard(SurveyDraftMutation):
    """Throw the draft away."""

    class Arguments:
        input = SurveyDraftDiscardInput(required=True)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        left = discard_draft(_survey_id(given), revision=given.get("revision"), by=info.context.viewer.actor)
        return cls(survey=left)


class SurveyPublishInput(graphene.InputObjectType):
    id = graphene.ID(required=True, description="Of the survey.")
    revision = revision_read()


class SurveyPublish(SurveyDraftMutation):
    """Make the draft the next version, and ask by it from now on. Answers of earlier versions stay with those."""

    class Arguments:
        input = SurveyPublishInput(required=True)

    flaws = graphene.List(graphene.NonNull(PostSaleSurveyFlaw), required=True)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        version = publish_survey(_survey_id(given), revision=given.get("revision"), by=info.context.viewer.actor)
        return cls(survey=version.survey, flaws=[])

    @classmethod
    def beside(cls, error: Refusal | Failure) -> dict[str, Any]:
        return {**super().beside(error), "flaws": error.flaws if isinstance(error, FlawedSurvey) else []}


class SurveyMoveInput(graphene.InputObjectType):
    id = graphene.ID(required=True, description="Of the survey.")


class SurveyMoveMutation(SurveyMutation):
    move: ClassVar[Callable[..., Survey]]

    class Meta:
        abstract = True

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        return cls(survey=cls.move(_survey_id(given), by=info.context.viewer.actor))


class SurveyPauseInput(SurveyMoveInput):
    pass


class SurveyPause(SurveyMoveMutation):
    """Ask nobody new; who was asked may answer."""

    class Arguments:
        input = SurveyPauseInput(required=True)

    move = staticmethod(pause_survey)


class SurveyResumeInput(SurveyMoveInput):
    pass


class SurveyResume(SurveyMoveMutation):
    """Ask again."""

    class Arguments:
        input = SurveyResumeInput(required=True)

    move = staticmethod(resume_survey)


class SurveyEndInput(SurveyMoveInput):
    pass


class SurveyEnd(SurveyMoveMutation):
    """Ask nobody any more, for good."""

    class Arguments:
        input = SurveyEndInput(required=True)

    move = staticmethod(end_survey)


def _survey_id(given: dict[str, Any]) -> int:
    return must_read_id("PostSaleSurvey", given["id"], field="id")


@extends(Mutation)
class SurveyMutations(graphene.ObjectType):
    survey_create = SurveyCreate.Field()
    survey_draft_save = SurveyDraftSave.Field()
    survey_draft_discard = SurveyDraftDiscard.Field()
    survey_publish = SurveyPublish.Field()
    survey_pause = SurveyPause.Field()
    survey_resume = SurveyResume.Field()
    survey_end = SurveyEnd.Field()
