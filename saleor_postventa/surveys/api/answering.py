"""Questions that wait for a shopper's answer, for storefronts that put them on their own pages."""

from typing import Any, Self

import graphene
from django.utils.translation import get_language

from saleor_postventa.orders.api import OrderPostSale
from saleor_postventa.orders.models import Order
from saleor_postventa.people.api import UserPostSale
from saleor_postventa.people.models import Customer
from saleor_postventa.surveys.codes import AnswerChannel
from saleor_postventa.surveys.links import ON_PAGE_FOR, answer_token, answer_url
from saleor_postventa.surveys.models import Invitation
from saleor_postventa.surveys.queries.answers import is_asked_with, is_put_to_them, open_questions_of
from saleor_postventa.surveys.queries.promises import promise_of
from saleor_postventa.surveys.queries.standing import Asking
from saleor_postventa.surveys.questions.kind import Asking as AskedQuestion
from saleor_postventa.surveys.questions.plain_fields import Choice, PlainField, plain_fields
from saleor_postventa.surveys.questions.question import Question
from saleor_postventa.surveys.services.answering import answer_page
from saleor_postventa.surveys.services.begun import Sender
from saleor_postventa.web.batching import batched
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import UnknownId, must_read_id, show_id
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import ANSWER_SURVEYS, READ_OPEN_QUESTIONS, requires
from saleor_postventa.web.roots import Mutation
from saleor_postventa.web.viewer import Viewer

INVITATION = "PostSaleSurveyInvitation"


class PostSaleQuestionChoice(graphene.ObjectType):
    value = graphene.String(required=True)
    label = graphene.String(required=True)
    is_given = graphene.Boolean(required=True, description="Chosen before.")


class PostSaleQuestionField(graphene.ObjectType):
    """One thing to fill in. Without choices it is written."""

    name = graphene.String(required=True, description="What it is sent back under.")
    label = graphene.String(required=True, description="Of its row, where a question has several; else empty.")
    choices = graphene.List(graphene.NonNull(PostSaleQuestionChoice), required=True)
    is_many = graphene.Boolean(required=True, description="Several of them can be chosen.")
    is_photos = graphene.Boolean(
        required=True,
        description="Photos: its choices are those that were sent, to keep them; others are sent on `answerUrl` alone.",
    )
    text = graphene.String(required=True, description="What was written before.")
    most_length = graphene.Int(description="Of what is written, in characters.")

    @staticmethod
    def resolve_choices(field: PlainField, info: Any) -> tuple[Choice, ...]:
        return field.choices


class PostSaleAskedQuestion(graphene.ObjectType):
    """A question as it is put to the shopper now. Texts are in the language asked for (Accept-Language)."""

    code = graphene.String(required=True)
    kind = graphene.String(required=True)
    text = graphene.String(required=True)
    help = graphene.String(required=True, description="Empty where there is none.")
    is_required = graphene.Boolean(required=True)
    fields = graphene.List(graphene.NonNull(PostSaleQuestionField), required=True)


class PostSaleOpenQuestion(graphene.ObjectType):
    """A survey that waits for this customer: the next of its questions. Reading it answers nothing."""

    invitation_id = graphene.ID(required=True, description="For `surveyAnswer`.")
    survey = graphene.String(required=True, description="Its code.")
    title = graphene.String(required=True)
    question = graphene.Field(PostSaleAskedQuestion, description="Null where nothing is left to ask.")
    promise = graphene.String(
        description="Points for answering to the end, whatever is answered, as in “20 points”. Say it beforehand."
    )
    answer_url = graphene.String(
        required=True,
        description="Our page for it, for half a day: photos are sent there. Empty for the team.",
    )
    expires_at = graphene.DateTime()

    @staticmethod
    def resolve_answer_url(asking: Asking, info: Any) -> str:
        """Whoever holds it answers as the shopper, and it is written down as theirs."""
        if not info.context.viewer.is_shopper:
            return ""
        return answer_url(asking.invitation, token=answer_token(asking.invitation, lasts=ON_PAGE_FOR))

    @staticmethod
    def resolve_invitation_id(asking: Asking, info: Any) -> str:
        return show_id(INVITATION, asking.invitation.pk)

    @staticmethod
    def resolve_survey(asking: Asking, info: Any) -> str:
        return asking.invitation.survey.code

    @staticmethod
    def resolve_title(asking: Asking, info: Any) -> str:
        return asking.say(asking.document.names).text

    @staticmethod
    def resolve_question(asking: Asking, info: Any) -> dict[str, Any] | None:
        return _shown(asking, asking.coming)

    @staticmethod
    def resolve_promise(asking: Asking, info: Any) -> str | None:
        return promise_of(asking.invitation, asking.document) or None

    @staticmethod
    def resolve_expires_at(asking: Asking, info: Any) -> Any:
        return asking.invitation.expires_at


def _shown(asking: Asking, question: Question | None) -> dict[str, Any] | None:
    if question is None:
        return None
    asked = AskedQuestion(
        name=question.name, speaker=asking.speaker, given=asking.kept(question), seed=str(asking.invitation.pk)
    )
    return {
        "code": question.code,
        "kind": question.kind,
        "text": asking.say(question.text).text,
        "help": asking.say(question.help).text,
        "is_required": question.is_required,
        "fields": plain_fields(question, asked),
    }


class SurveyFieldInput(graphene.InputObjectType):
    name = graphene.String(required=True, description="As its field has it.")
    values = graphene.List(graphene.NonNull(graphene.String), required=True)


class SurveyAnswerInput(graphene.InputObjectType):
    invitation_id = graphene.ID(required=True, description="The open question's.")
    question = graphene.String(required=True, description="Its code; one answered before may be answered anew.")
    fields = graphene.List(
        graphene.NonNull(SurveyFieldInput), required=True, description="None passes a question that is optional."
    )


class SurveyAnswer(PostSaleMutation):
    """Answer one question, as the shopper whom the token names. It is kept at once; the next one comes back."""

    access = ANSWER_SURVEYS

    class Arguments:
        input = SurveyAnswerInput(required=True)

    next_question = graphene.Field(PostSaleAskedQuestion, description="Null once it is answered to the end.")
    is_answered = graphene.Boolean(description="To the end.")
    thanks = graphene.String(description="What the survey says at its end; null before.")

    @classmethod
    def perform(cls, info: Any, *, invitation_id: str, question: str, fields: list[dict[str, Any]]) -> Self:
        viewer: Viewer = info.context.viewer
        invitation = _own(viewer, invitation_id)
        sender = Sender(by=viewer.actor, channel=AnswerChannel.ACCOUNT, language=_language())
        form = {each["name"]: each["values"] for each in fields}
        answer_page(invitation.pk, question, form, sender)
        asking = Asking(invitation, _language())
        left = asking.coming
        return cls(
            next_question=_shown(asking, left),
            is_answered=left is None,
            thanks=asking.say(asking.document.thanks).text if left is None else None,
        )


def _own(viewer: Viewer, shown: str) -> Invitation:
    """Raises UnknownId, of somebody else's too, and of one that is planned for later."""
    pk = must_read_id(INVITATION, shown, field="invitation_id")
    rows = Invitation.objects.select_related("survey", "version", "customer", "order")
    found: Invitation | None = rows.filter(pk=pk, customer__saleor_id=viewer.user_id).first()
    if found is None or not viewer.user_id or not is_put_to_them(found):
        raise UnknownId(field="invitation_id")
    return found


def _language() -> str:
    return get_language() or "en"


def _open(info: Any, row: Order | Customer) -> list[Asking]:
    found = batched(info, row, "open_questions", _person, open_questions_of)
    return [Asking(each, _language()) for each in found or []]


def _person(row: Order | Customer) -> int | None:
    return row.customer_id if isinstance(row, Order) else row.pk


def _field() -> Any:
    return graphene.List(
        graphene.NonNull(PostSaleOpenQuestion),
        required=True,
        description="What waits for this customer's answer, until they give it.",
    )


@extends(OrderPostSale)
class _OrderQuestions(graphene.ObjectType):
    open_questions = _field()

    @staticmethod
    @requires(READ_OPEN_QUESTIONS)
    def resolve_open_questions(order: Order, info: Any) -> list[Asking]:
        """About this order, or about whoever ordered, whatever they order."""
        return [each for each in _open(info, order) if is_asked_with(order, each.invitation)]


@extends(UserPostSale)
class _UserQuestions(graphene.ObjectType):
    open_questions = _field()

    @staticmethod
    @requires(READ_OPEN_QUESTIONS)
    def resolve_open_questions(customer: Customer, info: Any) -> list[Asking]:
        return _open(info, customer)


@extends(Mutation)
class AnsweringMutations(graphene.ObjectType):
    survey_answer = SurveyAnswer.Field()
