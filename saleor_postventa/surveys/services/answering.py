"""Answering: question by question, each kept at once, and told to those who wait for it."""

from dataclasses import dataclass, replace

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.events.services import record
from saleor_postventa.people.services import note_fact
from saleor_postventa.surveys.codes import AnswerChannel, InvitationStatus
from saleor_postventa.surveys.document.document import SurveyDocument
from saleor_postventa.surveys.document.walking import next_question, questions_asked
from saleor_postventa.surveys.events import ScoreGiven, SurveyAnswered
from saleor_postventa.surveys.models import Answer, AnswerPart, Invitation, SurveyVersion
from saleor_postventa.surveys.queries.answers import known_without_asking, over, replies_of
from saleor_postventa.surveys.queries.surveys import document_of
from saleor_postventa.surveys.questions.kind import Form, Reply, kind_of, settings_of
from saleor_postventa.surveys.questions.question import Question
from saleor_postventa.surveys.rules.answering import NPS, SCORED, Over, nps_class

from .rows import become, locked_invitation, subject_of
from .spam import is_copied

NPS_CLASS = "nps_class"


class NotAnswerable(Refusal):
    """`reason` is an Over."""

    code = "survey_over"
    text = _("It can't be answered any more. {said}")

    def __init__(self, reason: Over) -> None:
        self.reason = reason
        super().__init__(said=reason.label)


class NotAsked(Refusal):
    """Of a question that the answers so far do not lead to."""

    code = "not_asked"
    text = _("This question is not asked now. Go on with the one that is shown.")


class NotFinished(Refusal):
    code = "not_finished"
    text = _("There is a question left.")


class NoScore(Refusal):
    code = "no_score"
    text = _("The survey doesn't begin with a score.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """How an answer comes: from where, in which language. `is_suspect`: no person would have sent it like that."""

    by: Actor
    channel: AnswerChannel = AnswerChannel.PAGE
    language: str = ""
    is_suspect: bool = False


@dataclass(frozen=True, slots=True)
class _Begun:
    """What stands locked."""

    invitation: Invitation
    answer: Answer
    document: SurveyDocument


@transaction.atomic
def begin_answer(invitation_id: int, sender: Sender) -> Answer:
    """The one answer of the invitation, which it may have already. Raises NotAnswerable."""
    return _begin(invitation_id, sender).answer


@transaction.atomic
def record_score(invitation_id: int, score: int, sender: Sender) -> Answer:
    """The first question's answer, where that asks for a score. Raises NotAnswerable, NoScore, NotOffered."""
    begun = _begin(invitation_id, sender)
    first = begun.document.questions[0]
    if first.kind not in SCORED:
        raise NoScore
    return _take(begun, first, {first.name: [str(score)]}, sender)


@transaction.atomic
def answer_page(invitation_id: int, question: str, form: Form, sender: Sender) -> Answer:
    """Keep what one page brought; with the last one the survey is answered. What was answered before is changed.

    Raises NotAnswerable, NotAsked, Unanswered and the refusals of the question's kind.
    """
    begun = _begin(invitation_id, sender)
    replies, hidden = replies_of(begun.answer, begun.document), begun.answer.hidden
    asked = begun.document.question(question)
    coming = next_question(begun.document, replies, hidden)
    if asked is None or asked not in (*questions_asked(begun.document, replies, hidden), coming):
        raise NotAsked(field=question)
    return _take(begun, asked, form, sender)


@transaction.atomic
def submit_answer(invitation_id: int, sender: Sender) -> Answer:
    """Close an answer whose questions are all answered or passed; once. Raises NotAnswerable, NotFinished."""
    begun = _begin(invitation_id, sender)
    if _is_open(begun):
        raise NotFinished
    _submit(begun, sender.by)
    return begun.answer


def _begin(invitation_id: int, sender: Sender) -> _Begun:
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
    return _Begun(invitation, answer, document_of(invitation.version))


def _take(begun: _Begun, question: Question, form: Form, sender: Sender) -> Answer:
    reply = kind_of(question).clean(form, question)
    answer = begun.answer
    before = AnswerPart.objects.filter(answer=answer, question=question.code).first()
    answer.is_spam |= sender.is_suspect or (reply is not None and is_copied(answer, reply.text))
    _keep(answer, question, reply)
    _tell_score(begun, question, before, reply, sender.by)
    if not _is_open(begun):
        _submit(begun, sender.by)
    return answer


def _keep(answer: Answer, question: Question, reply: Reply | None) -> None:
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


def _is_open(begun: _Begun) -> bool:
    replies = replies_of(begun.answer, begun.document)
    return next_question(begun.document, replies, begun.answer.hidden) is not None


def _submit(begun: _Begun, by: Actor) -> None:
    """Once: who comes back to change something has answered already."""
    answer, invitation = begun.answer, begun.invitation
    if answer.submitted_at is not None:
        return
    answer.submitted_at = now()
    answer.save(update_fields=["submitted_at"])
    if invitation.status != InvitationStatus.ANSWERED:
        invitation.answered_at = now()
        become(invitation, InvitationStatus.ANSWERED)
    if _counts(answer):
        record(_answered(begun), by=by)


def _answered(begun: _Begun) -> SurveyAnswered:
    invitation = begun.invitation
    return SurveyAnswered(
        subject=subject_of(invitation),
        occurred_at=now(),
        answer_id=begun.answer.pk,
        invitation_id=invitation.pk,
        survey_id=invitation.survey_id,
        survey=invitation.survey.code,
        number=invitation.version.number or 0,
        has_incentive=begun.document.points,
    )


def _tell_score(begun: _Begun, question: Question, before: AnswerPart | None, reply: Reply | None, by: Actor) -> None:
    """Once when it is given, and again when it is another one."""
    if question.kind not in SCORED or reply is None or not _counts(begun.answer):
        return
    told = before.value if before is not None else None
    if told == reply.value:
        return
    invitation = begun.invitation
    given = ScoreGiven(
        subject=subject_of(invitation),
        occurred_at=now(),
        answer_id=begun.answer.pk,
        survey_id=invitation.survey_id,
        survey=invitation.survey.code,
        kind=question.kind,
        question=question.code,
        score=reply.value,
    )
    record(given if told is None else replace(given, before=told), by=by)
    if question.kind == NPS and invitation.customer is not None:
        note_fact(invitation.customer, NPS_CLASS, nps_class(reply.value).value)


def _counts(answer: Answer) -> bool:
    return not (answer.is_spam or answer.is_test)
