"""Surveys of the current shop, and an answer to one; every text carries the shop's slug."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.surveys.codes import InvitationStatus, SurveyState
from saleor_postventa.surveys.document.document import dump
from saleor_postventa.surveys.document.ready_made import ready_made
from saleor_postventa.surveys.models import Answer, AnswerPart, Invitation, Survey, SurveyVersion, TopicWord
from saleor_postventa.web.ids import show_id

SINCE = datetime(2026, 5, 1, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Surveyed:
    """`survey` asks, and has a draft; the `paused` one has none."""

    survey: Survey
    paused: Survey
    version: SurveyVersion
    draft: SurveyVersion
    answer: Answer
    word: TopicWord

    @property
    def invitation(self) -> Invitation:
        return self.answer.invitation

    def id_of(self, name: str) -> str:
        """Of any row of these, or of the invitation, as the graph shows it."""
        kinds = dict.fromkeys(("version", "draft"), "PostSaleSurveyVersion")
        kinds |= {
            "word": "PostSaleTopicWord",
            "invitation": "PostSaleSurveyInvitation",
            "answer": "PostSaleSurveyAnswer",
        }
        kind = kinds.get(name, "PostSaleSurvey")
        return show_id(kind, getattr(self, name).pk)


def content_of_survey() -> dict[str, Any]:
    slug = current_shop().slug
    return {**dump(ready_made.get("nps_after_delivery").document), "thanks": {"en": f"{slug}-thanks", "es": slug}}


def make_surveyed(customer: Customer, order: Order) -> Surveyed:
    survey, version = make_survey_row("nps")
    paused, _version = make_survey_row("paused", SurveyState.PAUSED)
    draft = SurveyVersion.objects.create(
        shop=survey.shop,
        survey=survey,
        document=content_of_survey(),
        revision=2,
        created_by="staff",
        changed_by="staff",
    )
    word = TopicWord.objects.create(
        shop=survey.shop, language="es", topic=f"{survey.shop.slug}-topic", phrase=f"{survey.shop.slug}*"
    )
    return Surveyed(survey, paused, version, draft, make_answer_row(version, customer, order), word)


def make_survey_row(code: str, state: SurveyState = SurveyState.LIVE) -> tuple[Survey, SurveyVersion]:
    shop = current_shop()
    survey = Survey.objects.create(shop=shop, code=f"{shop.slug}-{code}", title=f"{shop.slug}-{code}")
    version = SurveyVersion.objects.create(
        shop=shop, survey=survey, number=1, document=content_of_survey(), revision=1, published_at=SINCE
    )
    Survey.objects.filter(pk=survey.pk).update(current=version, state=state)
    survey.refresh_from_db()
    return survey, version


def make_answer_row(version: SurveyVersion, customer: Customer, order: Order) -> Answer:
    slug = current_shop().slug
    invitation = Invitation.objects.create(
        shop=version.shop,
        survey=version.survey,
        version=version,
        customer=customer,
        order=order,
        cause=f"{slug}-{version.pk}",
        trigger="delivered",
        due_at=SINCE,
        status=InvitationStatus.ANSWERED,
        language="es",
    )
    answer = Answer.objects.create(
        shop=version.shop,
        invitation=invitation,
        survey=version.survey,
        version=version,
        customer=customer,
        order=order,
        language="es",
        submitted_at=SINCE,
    )
    AnswerPart.objects.create(
        shop=version.shop, answer=answer, question="what_failed", value=True, text=f"{slug}-written"
    )
    return answer


def content_as_text() -> str:
    return json.dumps(dump(ready_made.get("ces_of_case").document))
