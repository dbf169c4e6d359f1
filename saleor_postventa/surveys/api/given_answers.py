"""What one person answered, for whoever looks after it."""

from typing import Any

import graphene
from django.utils.translation import get_language

from saleor_postventa.surveys.models import Answer
from saleor_postventa.surveys.queries.standing import Asking
from saleor_postventa.surveys.questions.kind import kind_of, settings_of
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import Node, read_id
from saleor_postventa.web.permissions import READ_SURVEY_RESULTS, requires
from saleor_postventa.web.roots import Query


class PostSaleSurveyReply(graphene.ObjectType):
    """To one question, as people read it."""

    question = graphene.String(required=True)
    text = graphene.String(description="Null where it was left empty, or whoever wrote it was erased.")
    is_own_words = graphene.Boolean(required=True, description="It was written, and not chosen.")


class PostSaleSurveyAnswer(graphene.ObjectType):
    """What one person answered, finished or not."""

    class Meta:
        interfaces = (Node,)

    survey_title = graphene.String(required=True, description="What the team calls it.")
    answered_at = graphene.DateTime(required=True, description="When it was last changed.")
    channel_label = graphene.String(required=True, description="Where it was answered.")
    replies = graphene.List(graphene.NonNull(PostSaleSurveyReply), required=True, description="In the order asked.")

    @staticmethod
    def resolve_survey_title(answer: Answer, info: Any) -> str:
        return answer.survey.title

    @staticmethod
    def resolve_answered_at(answer: Answer, info: Any) -> Any:
        return answer.updated_at

    @staticmethod
    def resolve_channel_label(answer: Answer, info: Any) -> str:
        return answer.get_channel_display()

    @staticmethod
    def resolve_replies(answer: Answer, info: Any) -> list[PostSaleSurveyReply]:
        asking = Asking(answer.invitation, get_language() or info.context.shop.preferences.default_language)
        found = []
        for question in asking.asked:
            kind, reply = kind_of(question), asking.replies[question.code]
            text = kind.shown(reply, settings_of(question), asking.speaker) if reply is not None else ""
            said = asking.say(question.text).text
            found.append(PostSaleSurveyReply(question=said, text=text or None, is_own_words=kind.code == "text"))
        return found


@extends(Query)
class GivenAnswerQueries(graphene.ObjectType):
    post_sale_survey_answer = graphene.Field(PostSaleSurveyAnswer, id=graphene.ID(required=True))

    @staticmethod
    @requires(READ_SURVEY_RESULTS)
    def resolve_post_sale_survey_answer(root: None, info: Any, **asked: Any) -> Answer | None:
        rows = Answer.objects.select_related(
            "survey", "invitation__version", "invitation__order", "invitation__customer"
        )
        found: Answer | None = rows.filter(pk=read_id("PostSaleSurveyAnswer", asked["id"])).first()
        return found
