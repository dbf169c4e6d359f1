"""Answering: question by question, each kept at once, and told to those who wait for it."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.events.services import record
from saleor_postventa.surveys.codes import InvitationStatus
from saleor_postventa.surveys.document.walking import next_question, questions_asked
from saleor_postventa.surveys.events import SurveyAnswered
from saleor_postventa.surveys.models import Answer, AnswerPart
from saleor_postventa.surveys.queries.answers import replies_of
from saleor_postventa.surveys.questions.kind import Form, kind_of
from saleor_postventa.surveys.questions.question import Question
from saleor_postventa.surveys.rules.answering import SCORED

from .begun import Begun, Sender, begin, keep, question_left
from .photos import form_with, keep_photos
from .rows import become, subject_of
from .scores import counts, tell_score
from .spam import is_copied


class NotAsked(Refusal):
    """Of a question that the answers so far do not lead to."""

    code = "not_asked"
    text = _("This question is not asked now. Go on with the one that is shown.")


class NoScore(Refusal):
    code = "no_score"
    text = _("The survey doesn't begin with a score.")


@transaction.atomic
def record_score(invitation_id: int, score: int, sender: Sender) -> Answer:
    """The first question's answer, where that asks for a score. Raises NotAnswerable, NoScore, NotOffered."""
    begun = begin(invitation_id, sender)
    first = begun.document.questions[0]
    if first.kind not in SCORED:
        raise NoScore
    return _take(begun, first, {first.name: [str(score)]}, sender)


@transaction.atomic
def answer_page(invitation_id: int, question: str, form: Form, sender: Sender) -> Answer:
    """Keep what one page brought; with the last one the survey is answered. What was answered before is changed.

    Raises NotAnswerable, NotAsked, Unanswered and the refusals of the question's kind.
    """
    begun = begin(invitation_id, sender)
    replies, hidden = replies_of(begun.answer, begun.document), begun.answer.hidden
    asked = begun.document.question(question)
    coming = next_question(begun.document, replies, hidden)
    if asked is None or asked not in (*questions_asked(begun.document, replies, hidden), coming):
        raise NotAsked(field=question)
    return _take(begun, asked, form, sender)


@transaction.atomic
def finish_answer(invitation_id: int, sender: Sender) -> Answer:
    """Enough for them: what need not be answered is passed, and nothing more is asked for. Nothing where they said
    nothing yet. Where something has to be answered, it is left as it is, and nobody reminds them.

    Raises NotAnswerable.
    """
    begun = begin(invitation_id, sender)
    if not AnswerPart.objects.filter(answer=begun.answer).exists():
        return begun.answer
    if _pass_the_rest(begun):
        _submit(begun, sender.by)
    elif begun.invitation.status != InvitationStatus.ANSWERED:
        begun.invitation.answered_at = now()
        become(begun.invitation, InvitationStatus.ANSWERED)
    return begun.answer


def _take(begun: Begun, question: Question, form: Form, sender: Sender) -> Answer:
    reply = kind_of(question).clean(form_with(question, form, sender.photos), question)
    answer = begun.answer
    keep_photos(answer, question, reply, sender.photos)
    before = AnswerPart.objects.filter(answer=answer, question=question.code).first()
    answer.is_spam |= sender.is_suspect or (reply is not None and is_copied(answer, reply.text))
    keep(answer, question, reply)
    tell_score(begun, question, before, reply, sender.by)
    if question_left(begun) is None:
        _submit(begun, sender.by)
    return answer


def _pass_the_rest(begun: Begun) -> bool:
    """False where a question is left that has to be answered."""
    while (coming := question_left(begun)) is not None:
        if coming.is_required:
            return False
        keep(begun.answer, coming, kind_of(coming).clean({}, coming))
    return True


def _submit(begun: Begun, by: Actor) -> None:
    """Once: who comes back to change something has answered already."""
    answer, invitation = begun.answer, begun.invitation
    if answer.submitted_at is not None:
        return
    answer.submitted_at = now()
    answer.save(update_fields=["submitted_at"])
    if invitation.status != InvitationStatus.ANSWERED:
        invitation.answered_at = now()
        become(invitation, InvitationStatus.ANSWERED)
    if counts(answer):
        record(_answered(begun), by=by)


def _answered(begun: Begun) -> SurveyAnswered:
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
