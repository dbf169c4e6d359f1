"""A survey in one's own mailbox before anybody else gets it; what is answered there counts nowhere."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from saleor_postventa.core.clock import now
from saleor_postventa.mailing.kinds import Occasion, kinds
from saleor_postventa.mailing.queries import LegalGround
from saleor_postventa.mailing.rendering import render
from saleor_postventa.mailing.trial import checked_address, hand_over_test
from saleor_postventa.shops.models import Shop
from saleor_postventa.surveys.codes import InvitationStatus
from saleor_postventa.surveys.models import Answer, AnswerPhoto, Invitation, Survey, SurveyVersion
from saleor_postventa.surveys.queries.surveys import document_of

from .photos import remove_photos
from .refusals import UnknownSurvey
from .rows import INVITATION

HELD_FOR = timedelta(days=7)


def send_survey_test(shop: Shop, survey_id: int, *, language: str, to: str) -> Invitation:
    """Of the draft, where there is one, else of what is asked now.

    Raises UnknownSurvey, InvalidAddress, TooManyTests, or Failure where the mail server refuses.
    """
    checked_address(to)
    invitation = _make_invitation(shop, survey_id, language)
    kind = kinds.get(INVITATION)
    occasion = Occasion(shop, language, facts={"invitation": invitation.pk})
    hand_over_test(shop, render(kind, occasion, LegalGround(kind.bases[0])), language, to=to)
    return invitation


@transaction.atomic
def forget_tests(*, before: datetime) -> int:
    """What the team sent to itself, with its answers; returns how many."""
    old = list(Invitation.objects.filter(is_test=True, created_at__lt=before).values_list("pk", flat=True))
    _forget_answers(Answer.objects.filter(invitation__in=old))
    Invitation.objects.filter(pk__in=old).delete()
    return len(old)


@transaction.atomic
def begin_tests_anew(version_id: int) -> None:
    """What was answered to a draft that is another one now can't be read by it; its links open it as it is."""
    _forget_answers(Answer.objects.filter(version=version_id, is_test=True))


@transaction.atomic
def end_tests(version_id: int) -> None:
    """Of a draft that is thrown away: their links open nothing any more."""
    begin_tests_anew(version_id)
    Invitation.objects.filter(version=version_id, is_test=True).delete()


def _forget_answers(answers: "QuerySet[Answer]") -> None:
    remove_photos(AnswerPhoto.objects.filter(answer__in=answers))
    answers.delete()


@transaction.atomic
def _make_invitation(shop: Shop, survey_id: int, language: str) -> Invitation:
    survey = Survey.objects.select_related("current").filter(pk=survey_id).first()
    draft = SurveyVersion.objects.drafts().filter(survey=survey_id).first()
    version = draft or (survey.current if survey is not None else None)
    if survey is None or version is None:
        raise UnknownSurvey(field="id")
    invitation: Invitation = Invitation.objects.create(
        shop=shop,
        survey=survey,
        version=version,
        cause=f"test:{secrets.token_hex(8)}",
        trigger=document_of(version).trigger.code,
        due_at=now(),
        status=InvitationStatus.SENT,
        sent_at=now(),
        expires_at=now() + HELD_FOR,
        language=language,
        is_test=True,
    )
    return invitation
