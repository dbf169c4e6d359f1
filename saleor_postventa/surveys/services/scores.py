"""Telling of scores: once when one is given, and again when it is another one."""

from dataclasses import replace

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.events.services import record
from saleor_postventa.people.services import note_fact
from saleor_postventa.surveys.events import ScoreGiven
from saleor_postventa.surveys.models import Answer, AnswerPart
from saleor_postventa.surveys.questions.kind import Reply
from saleor_postventa.surveys.questions.question import Question
from saleor_postventa.surveys.rules.answering import NPS, SCORED, nps_class

from .begun import Begun
from .rows import subject_of

NPS_CLASS = "nps_class"


def tell_score(begun: Begun, question: Question, before: AnswerPart | None, reply: Reply | None, by: Actor) -> None:
    """Once when it is given, and again when it is another one."""
    if question.kind not in SCORED or reply is None or not counts(begun.answer):
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


def counts(answer: Answer) -> bool:
    return not (answer.is_spam or answer.is_test)
