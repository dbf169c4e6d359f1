"""What one person answered, as the team reads it beside their case."""

from typing import Any

import pytest

from saleor_postventa.care.models import Case
from saleor_postventa.core.actor import Actor
from saleor_postventa.core.work import drain, queues
from saleor_postventa.shops.models import Shop
from saleor_postventa.surveys.models import Answer
from saleor_postventa.surveys.services.answering import Sender, answer_page, record_score
from saleor_postventa.web.ids import show_id
from tests.api.ask import ask
from tests.cast import NORTE, SHOPPER
from tests.returns.make import make_order_with_parcels

from .scene import invite, make_survey

pytestmark = pytest.mark.django_db
QUERY = """query Q($id: ID!) { postSaleSurveyAnswer(id: $id) {
  surveyTitle channelLabel replies { question text isOwnWords } } }"""


@pytest.fixture
def answer(shop: Shop) -> Answer:
    invitation = invite(make_survey(), make_order_with_parcels(number=1))
    sender = Sender(by=Actor.shopper(SHOPPER.id), language="en")
    record_score(invitation.pk, 3, sender)
    return answer_page(invitation.pk, "what_failed", {"q-what_failed": ["It came broken."]}, sender)


def found(shop: Shop, answer: Answer, language: str = "en", token: str = "") -> Any:
    given = {"id": show_id("PostSaleSurveyAnswer", answer.pk)}
    asked = ask(shop, QUERY, token=token or NORTE.staff_token(), variables=given, HTTP_ACCEPT_LANGUAGE=language)
    return asked.data["postSaleSurveyAnswer"]


def test_says_each_question_that_they_came_to_with_what_they_answered(shop: Shop, answer: Answer) -> None:
    assert found(shop, answer)["replies"] == [
        {"question": "How likely are you to recommend us to somebody you know?", "text": "3", "isOwnWords": False},
        {"question": "What went wrong?", "text": "It came broken.", "isOwnWords": True},
    ]
    assert found(shop, answer, "es")["replies"][1]["question"] == "¿Qué ha fallado?"


def test_what_was_left_empty_is_told_as_such(shop: Shop) -> None:
    invitation = invite(make_survey(), make_order_with_parcels(number=1))
    sender = Sender(by=Actor.shopper(SHOPPER.id), language="en")
    record_score(invitation.pk, 10, sender)
    answer = answer_page(invitation.pk, "what_pleased", {}, sender)
    assert [each["text"] for each in found(shop, answer)["replies"]] == ["10", None]


def test_the_case_says_which_answer_it_hangs_on(shop: Shop, answer: Answer) -> None:
    drain(queues.get("reactions"))
    case = Case.objects.get(cause=f"survey_answer:{answer.pk}")
    text = "query Q($id: ID!) { postSaleCase(id: $id) { answerId } }"
    given = {"id": show_id("PostSaleCase", case.pk)}
    told = ask(shop, text, token=NORTE.staff_token(), variables=given).data["postSaleCase"]
    assert told["answerId"] == show_id("PostSaleSurveyAnswer", answer.pk)


def test_only_the_shops_team_and_its_systems_read_it(shop: Shop, answer: Answer) -> None:
    given = {"id": show_id("PostSaleSurveyAnswer", answer.pk)}
    refused = ask(shop, QUERY, variables=given)
    assert refused.content["data"] == {"postSaleSurveyAnswer": None}
    assert len(refused.codes) == 1
