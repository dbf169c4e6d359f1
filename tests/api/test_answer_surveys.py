"""Answering in a storefront: what waits, the question as plain fields, and whose answer it is."""

from datetime import timedelta
from typing import Any

import pytest

from saleor_postventa.orders.models import Order
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.surveys.codes import InvitationStatus
from saleor_postventa.surveys.models import Answer, Invitation
from saleor_postventa.web.ids import show_id
from tests.cast import NORTE, OUTSIDER, SHOPPER, STAFF, SUR
from tests.conftest import MovableClock
from tests.returns.make import make_order_with_parcels, make_policy
from tests.surveys.answering.scene import given, invite, make_survey
from tests.surveys.documents import asked as asks

from .ask import ask

pytestmark = pytest.mark.django_db
OPEN = """query Q($r: [_Any!]!) { _entities(representations: $r) {
  ... on User { postSale { openQuestions { invitationId survey title promise question {
    code kind text isRequired fields { name label isMany mostLength choices { value label } } } } } }
  ... on Order { postSale { openQuestions { survey } } } } }"""
ANSWER = """mutation M($input: SurveyAnswerInput!) { surveyAnswer(input: $input) {
  nextQuestion { code fields { name mostLength } } isAnswered thanks errors { field code } } }"""
KINDS = ("csat", "choice", "choices", "matrix", "ranking", "consent")


@pytest.fixture
def order(clock: MovableClock, in_norte: Shop) -> Order:
    make_policy()
    return make_order_with_parcels(number=1)


@pytest.fixture
def own(order: Order) -> Invitation:
    """The shopper's of the cast."""
    asked = invite(make_survey(), order)
    assert asked.customer is not None
    asked.customer.saleor_id = SHOPPER.id
    asked.customer.email = SHOPPER.email
    asked.customer.save()
    return asked


def waiting(shop: Shop, order: Order, token: str) -> tuple[Any, Any]:
    representations = [
        {"__typename": "User", "id": SHOPPER.id, "email": SHOPPER.email},
        {"__typename": "Order", "id": order.saleor_id},
    ]
    user, of_order = ask(shop, OPEN, {"r": representations}, token=token, HTTP_ACCEPT_LANGUAGE="en").data["_entities"]
    return user and user["postSale"]["openQuestions"], of_order and of_order["postSale"]["openQuestions"]


def answer(shop: Shop, invitation: Invitation, question: str, token: str, **fields: str) -> Any:
    written = [{"name": name.replace("__", "-"), "values": [value]} for name, value in fields.items()]
    shown = show_id("PostSaleSurveyInvitation", invitation.pk)
    values = {"invitationId": shown, "question": question, "fields": written}
    return ask(shop, ANSWER, {"input": values}, token=token, HTTP_ACCEPT_LANGUAGE="en").data["surveyAnswer"]


@pytest.mark.proves("C8", part="in a storefront: with the order and with the account, until it is answered")
def test_what_waits_is_answered_question_by_question(norte: Shop, own: Invitation, order: Order) -> None:
    token = NORTE.access_token()
    [found], of_order = waiting(norte, order, token)
    assert of_order == [{"survey": "nps_after_delivery"}]
    assert (found["title"], found["promise"]) == ("How was your order?", None)
    [field] = found["question"]["fields"]
    assert (field["name"], len(field["choices"])) == ("q-nps", 11)
    assert field["choices"][10] == {"value": "10", "label": "10: Very likely"}
    assert not Answer.objects.exists()
    first = answer(norte, own, "nps", token, q__nps="9")
    assert first["nextQuestion"] == {"code": "what_pleased", "fields": [{"name": "q-what_pleased", "mostLength": 1000}]}
    wrong = answer(norte, own, "nps", token, q__nps="12")
    assert wrong["errors"] == [{"field": "q-nps", "code": "not_offered"}]
    last = answer(norte, own, "what_pleased", token, q__what_pleased="All of it.")
    assert (last["nextQuestion"], last["isAnswered"], last["errors"]) == (None, True, [])
    assert "helps us do better" in last["thanks"]
    assert given(own) == {"nps": 9, "what_pleased": "All of it."}
    assert waiting(norte, order, token) == ([], [])


@pytest.mark.parametrize("person", [OUTSIDER, STAFF])
def test_nobody_answers_for_somebody_else(norte: Shop, own: Invitation, order: Order, person: Any) -> None:
    token = NORTE.access_token(person)
    shown = show_id("PostSaleSurveyInvitation", own.pk)
    values = {"invitationId": shown, "question": "nps", "fields": [{"name": "q-nps", "values": ["9"]}]}
    ask(norte, ANSWER, {"input": values}, token=token)
    assert not Answer.objects.exists()
    if person is OUTSIDER:
        assert waiting(norte, order, token) == (None, None)


def test_not_in_another_shop(norte: Shop, sur: Shop, own: Invitation, order: Order) -> None:
    refused = answer(sur, own, "nps", SUR.access_token(), q__nps="9")
    assert [each["code"] for each in refused["errors"]] == ["not_found"]
    with shop_scope(norte):
        assert not Answer.objects.exists()


def test_every_kind_can_be_drawn_by_others(norte: Shop, own: Invitation, order: Order) -> None:
    """Each of the names that come is one that the kind reads."""
    every = invite(make_survey(code="every", questions=[asks(kind) for kind in KINDS]), order, cause="every")
    token = NORTE.access_token()
    for kind in KINDS:
        found = next(each for each in waiting(norte, order, token)[0] if each["survey"] == "every")
        assert found["question"]["kind"] == kind
        drawn = [field for field in found["question"]["fields"] if field["choices"]]
        filled = {
            field["name"].replace("-", "__"): field["choices"][place if kind == "ranking" else 0]["value"]
            for place, field in enumerate(drawn)
        }
        assert answer(norte, every, kind, token, **filled)["errors"] == []
    assert set(given(every)) == set(KINDS)


def test_what_is_planned_for_later_is_not_answered_beforehand(norte: Shop, own: Invitation, order: Order) -> None:
    """Ids can be counted up: nobody is given points for an answer about what did not happen yet."""
    later = own.due_at + timedelta(days=3)
    Invitation.objects.update(status=InvitationStatus.SCHEDULED, sent_at=None, due_at=later)
    refused = answer(norte, own, "nps", NORTE.access_token(), q__nps="9")
    assert refused["errors"] == [{"field": "invitationId", "code": "not_found"}]
    assert not Answer.objects.exists()
    Invitation.objects.update(due_at=own.due_at)
    assert answer(norte, own, "nps", NORTE.access_token(), q__nps="9")["errors"] == []


def test_the_team_is_not_let_in_to_answer_for_them(norte: Shop, own: Invitation) -> None:
    """What is sent there is written down as the shopper's own, with its points."""
    text = """query Q($r: [_Any!]!) { _entities(representations: $r) {
      ... on User { postSale { openQuestions { answerUrl } } } } }"""
    given = {"r": [{"__typename": "User", "id": SHOPPER.id, "email": SHOPPER.email}]}
    urls = {}
    for who, token in (("shopper", NORTE.access_token()), ("team", NORTE.staff_token())):
        [user] = ask(norte, text, given, token=token).data["_entities"]
        [question] = user["postSale"]["openQuestions"]
        urls[who] = question["answerUrl"]
    assert "/s/norte/survey/" in urls["shopper"]
    assert urls["team"] == ""
