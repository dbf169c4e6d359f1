"""An answer that was begun: what stands locked while something of it is kept, and what comes next."""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.surveys.codes import AnswerChannel
from saleor_postventa.surveys.document.document import SurveyDocument
from saleor_postventa.surveys.document.walking import next_question
from saleor_postventa.surveys.models import Answer, AnswerPart, Invitation, SurveyVersion
from saleor_postventa.surveys.queries.answers import known_without_asking, over, replies_of
from saleor_postventa.surveys.queries.surveys import document_of
from saleor_postventa.surveys.questions.kind import Reply, kind_of, settings_of
from saleor_postventa.surveys.questions.question import Question
from saleor_postventa.surveys.rules.answering import Over

from .photos import NO_PHOTOS, Drawn
from .rows import locked_invitation


class NotAnswerable(Refusal):
    """`reason` is an Over."""

    code = "survey_over"
    text = _("It can't be answered any more. {said}")

    def __init__(self, reason: Over) -> None:
        self.reason = reason
        super().__init__(said=reason.label)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """How an answer comes: from where, in which language, with which photos, as `draw_uploads` gives them.

    `is_suspect`: no person would have sent it like that.
    """

    by: Actor
    channel: AnswerChannel = AnswerChannel.PAGE
    language: str = ""
    photos: Drawn = field(default_factory=lambda: NO_PHOTOS)
    is_suspect: bool = False


@dataclass(frozen=True, slots=True)
class Begun:
    """What stands locked."""

    invitation: Invitation
    answer: Answer
    document: SurveyDocument


def begin(invitation_id: int, sender: Sender) -> Begun:
    """Locks the invitation: of two that come at once the second finds what the first has made."""
    invitation = locked_invitation(invitation_id)
    reason = over(invitation)
    if reason is not None:
        raise NotAnswerable(reason)
    hidden = known_without_asking(invitation)
    answer, is_new = Answer.objects.get_or_create(
        invitation=invitation,
        defaults={
            "shop": invitation.shop,
            "survey": invitation.survey,
            "version": invitation.version,
            "customer": invitation.customer,
            "order": invitation.order,
            "language": sender.language,
            "started_at": now(),
            "channel": sender.channel,
            "is_test": invitation.is_test,
            "hidden": hidden,
        },
    )
    if is_new:
        invitation.started_at = now()
        invitation.save(update_fields=["started_at"])
        SurveyVersion.objects.filter(pk=invitation.version_id, first_answered_at=None).update(first_answered_at=now())
    return Begun(invitation, answer, document_of(invitation.version))


def keep(answer: Answer, question: Question, reply: Reply | None) -> None:
    answer.passed = [code for code in answer.passed if code != question.code]
    if reply is None:
        AnswerPart.objects.filter(answer=answer, question=question.code).delete()
        answer.passed = [*answer.passed, question.code]
    else:
        number = kind_of(question).number(reply, settings_of(question))
        AnswerPart.objects.update_or_create(
            answer=answer,
            question=question.code,
            defaults={"shop": answer.shop, "value": reply.value, "number": number, "text": reply.text},
        )
    answer.updated_at = now()
    answer.save(update_fields=["passed", "updated_at", "is_spam"])


def question_left(begun: Begun) -> Question | None:
    return next_question(begun.document, replies_of(begun.answer, begun.document), begun.answer.hidden)
