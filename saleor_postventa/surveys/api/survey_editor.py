"""What the editor of surveys needs in the graph: kinds of questions, surveys to start from, checking and trying."""

from typing import Any

import graphene
from django.template.loader import render_to_string
from django.utils.translation import get_language

from saleor_postventa.core.texts import Speaker, direction_of
from saleor_postventa.core.translations import MissingTranslation
from saleor_postventa.mailing.presenting import surroundings
from saleor_postventa.shops.models import Shop
from saleor_postventa.surveys.document.document import dump, schema
from saleor_postventa.surveys.document.ready_made import ReadyMade, ready_made
from saleor_postventa.surveys.document.translations import missing_translations
from saleor_postventa.surveys.document.trying import Step, Trial, tried
from saleor_postventa.surveys.document.walking import HIDDEN
from saleor_postventa.surveys.questions import QuestionKind, question_kinds
from saleor_postventa.surveys.questions.question import Op
from saleor_postventa.surveys.services.writing import SurveyCheck, check_survey
from saleor_postventa.web.extension import extends
from saleor_postventa.web.permissions import READ_SURVEYS, requires
from saleor_postventa.web.roots import Query
from saleor_postventa.web.values import PostSaleChoice

from .surveys import PostSaleSurveyFlaw, PostSaleSurveyPurpose

SAMPLE_NAME = "Ana"
MOST_GIVEN = 500


class PostSaleQuestionKind(graphene.ObjectType):
    """What can be asked."""

    code = graphene.String(required=True)
    label = graphene.String(required=True)
    schema = graphene.JSONString(required=True, description="JSON Schema of its settings, with their labels.")
    ops = graphene.List(
        graphene.NonNull(PostSaleChoice), required=True, description="What its answers can be held against."
    )

    @staticmethod
    def resolve_label(kind: QuestionKind[Any], info: Any) -> str:
        return str(kind.label)

    @staticmethod
    def resolve_schema(kind: QuestionKind[Any], info: Any) -> Any:
        return kind.settings.model_json_schema()

    @staticmethod
    def resolve_ops(kind: QuestionKind[Any], info: Any) -> list[PostSaleChoice]:
        return [PostSaleChoice(code=op.value, label=str(Op(op).label)) for op in kind.ops]


class PostSaleReadyMadeSurvey(graphene.ObjectType):
    """A survey that a shop may start from."""

    code = graphene.String(required=True)
    title = graphene.String(required=True)
    summary = graphene.String(required=True)
    purpose = graphene.Field(PostSaleSurveyPurpose, required=True)
    content = graphene.JSONString(required=True)

    @staticmethod
    def resolve_title(made: ReadyMade, info: Any) -> str:
        return str(made.title)

    @staticmethod
    def resolve_summary(made: ReadyMade, info: Any) -> str:
        return str(made.summary)

    @staticmethod
    def resolve_content(made: ReadyMade, info: Any) -> Any:
        return dump(made.document)


class PostSaleSurveySchema(graphene.ObjectType):
    """All that the editor of a survey has to know."""

    schema = graphene.JSONString(required=True, description="JSON Schema of the whole document, with its labels.")
    kinds = graphene.List(graphene.NonNull(PostSaleQuestionKind), required=True)
    ready_made = graphene.List(graphene.NonNull(PostSaleReadyMadeSurvey), required=True)
    hidden = graphene.List(
        graphene.NonNull(graphene.String),
        required=True,
        description="What is known without asking; a condition names it with an @ before it.",
    )


class PostSaleSurveyProblem(graphene.ObjectType):
    """What is wrong with the document itself."""

    path = graphene.String(required=True, description="`questions.2.settings.options`")
    message = graphene.String(required=True)


class PostSaleMissingTranslation(graphene.ObjectType):
    """A text that is not written in one of the survey's languages."""

    path = graphene.String(required=True)
    language = graphene.String(required=True)
    said_in = graphene.String(required=True, description="The language that it is said in instead.")


class PostSaleSurveyCheck(graphene.ObjectType):
    """Without problems, and with no flaw that blocks, it can be published."""

    can_publish = graphene.Boolean(required=True)
    problems = graphene.List(graphene.NonNull(PostSaleSurveyProblem), required=True)
    flaws = graphene.List(graphene.NonNull(PostSaleSurveyFlaw), required=True)
    missing_translations = graphene.List(graphene.NonNull(PostSaleMissingTranslation), required=True)

    @staticmethod
    def resolve_missing_translations(check: SurveyCheck, info: Any) -> list[MissingTranslation]:
        default = info.context.shop.preferences.default_language
        return missing_translations(check.document, default) if check.document is not None else []


class SurveyGivenInput(graphene.InputObjectType):
    """A field of the form, as a browser would send it."""

    name = graphene.String(required=True, description="`q-nps`")
    values = graphene.List(graphene.NonNull(graphene.String), required=True)


class PostSaleSurveyStep(graphene.ObjectType):
    """A question as whoever is asked sees it."""

    code = graphene.String(required=True)
    html = graphene.String(required=True, description="Its fields; they work without a script.")
    problem = graphene.String(required=True, description="Why what was given is refused; empty where it is not.")

    @staticmethod
    def resolve_code(step: Step, info: Any) -> str:
        return step.question.code


class PostSaleSurveyPreview(graphene.ObjectType):
    """The way that the given answers lead, the next question at its end. Nothing of it is kept."""

    language = graphene.String(required=True)
    direction = graphene.String(required=True, description="`ltr` or `rtl`")
    head = graphene.String(required=True, description="The looks of the shop's pages, as HTML for a document's head.")
    steps = graphene.List(graphene.NonNull(PostSaleSurveyStep), required=True)
    is_over = graphene.Boolean(required=True)
    thanks = graphene.String(required=True)


@extends(Query)
class SurveyEditorQueries(graphene.ObjectType):
    survey_schema = graphene.Field(PostSaleSurveySchema)
    survey_check = graphene.Field(
        PostSaleSurveyCheck,
        content=graphene.JSONString(required=True),
        description="Whether a document could be published.",
    )
    survey_preview = graphene.Field(
        PostSaleSurveyPreview,
        content=graphene.JSONString(required=True),
        language=graphene.String(description="Without it, the language asked for (Accept-Language)."),
        given=graphene.List(graphene.NonNull(SurveyGivenInput)),
        description="A document as customers would see it; null where it can't be read.",
    )

    @staticmethod
    @requires(READ_SURVEYS)
    def resolve_survey_schema(root: None, info: Any) -> PostSaleSurveySchema:
        return PostSaleSurveySchema(
            schema=schema(), kinds=list(question_kinds), ready_made=list(ready_made), hidden=list(HIDDEN)
        )

    @staticmethod
    @requires(READ_SURVEYS)
    def resolve_survey_check(root: None, info: Any, *, content: Any) -> SurveyCheck:
        return check_survey(content)

    @staticmethod
    @requires(READ_SURVEYS)
    def resolve_survey_preview(
        root: None, info: Any, *, content: Any, language: str | None = None, given: Any = None
    ) -> PostSaleSurveyPreview | None:
        document = check_survey(content).document
        if document is None:
            return None
        default = info.context.shop.preferences.default_language
        speaker = Speaker((language or get_language() or default)[:2].lower(), default)
        form = {each["name"]: each["values"] for each in (given or [])[:MOST_GIVEN]}
        return _preview(tried(document, form, speaker, first_name=SAMPLE_NAME), speaker, info.context.shop)


def _preview(trial: Trial, speaker: Speaker, shop: Shop) -> PostSaleSurveyPreview:
    return PostSaleSurveyPreview(
        language=speaker.language,
        direction=direction_of(speaker.language),
        head=render_to_string("surveys/parts/preview_head.html", surroundings(shop)).strip(),
        steps=trial.steps,
        is_over=trial.is_over,
        thanks=trial.thanks,
    )
