"""The question that waits, on the page of an order and above an account's orders."""

from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from saleor_postventa.core.clock import now
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.people.visits import LANGUAGE_COOKIE, begin_visit
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.surveys.codes import AnswerChannel, InvitationStatus
from saleor_postventa.surveys.models import Invitation
from tests.conftest import MovableClock
from tests.returns.make import make_order_with_parcels

from .scene import FIND_US, answer_to, browser, invite, make_survey, read, send

pytestmark = pytest.mark.django_db
ORDERS = "/s/norte/orders/"


def sign_in(customer: Customer, *, order: Order | None = None) -> Client:
    web, response = browser(), HttpResponse()
    answer: Any = response
    begin_visit(answer, current_shop(), customer, order_id=order.pk if order else None)
    web.cookies.update(response.cookies)
    web.cookies[LANGUAGE_COOKIE] = "en"
    return web


def action_of(page: str) -> str:
    return next(part.split('"')[0] for part in page.split('action="')[1:] if "/survey/" in part.split('"')[0])


@pytest.mark.proves("C8")
def test_unanswered_it_comes_again_with_the_next_order(order: Order, clock: MovableClock) -> None:
    assert order.customer is not None
    asked = invite(make_survey(FIND_US), order, trigger="nth_order", expires_at=now() + timedelta(days=14))
    first = sign_in(order.customer, order=order)
    assert "How did you hear of us first?" in read(first, f"{ORDERS}{order.number}/")
    clock.move(days=60)
    Invitation.objects.update(status=InvitationStatus.EXPIRED)
    later = make_order_with_parcels(number=2, minutes=60 * 24 * 61)
    web = sign_in(order.customer, order=later)
    page = read(web, f"{ORDERS}{later.number}/")
    assert "How did you hear of us first?" in page
    send(web, action_of(page), "source", "friend", **{"from": "order_page"})
    assert answer_to(asked).channel == AnswerChannel.ORDER_PAGE
    assert "How did you hear" not in read(web, f"{ORDERS}{later.number}/")
    clock.move(days=60)
    another = make_order_with_parcels(number=3, minutes=60 * 24 * 122)
    assert "How did you hear" not in read(sign_in(order.customer, order=another), f"{ORDERS}{another.number}/")


def test_how_an_order_was_is_asked_beside_that_order(asked: Invitation, order: Order, clock: MovableClock) -> None:
    assert order.customer is not None
    other = make_order_with_parcels(number=2)
    web = sign_in(order.customer)
    assert "How likely are you" in read(web, f"{ORDERS}{order.number}/")
    assert "How likely are you" not in read(web, f"{ORDERS}{other.number}/")
    page = read(web, ORDERS)
    assert "About order" in page
    send(web, action_of(page), "nps", "9", **{"from": "account"})
    assert answer_to(asked).channel == AnswerChannel.ACCOUNT
    assert "Go on with your answers" in read(web, ORDERS)
    clock.move(days=31)
    Invitation.objects.update(status=InvitationStatus.EXPIRED)
    assert "How was your order?" not in read(sign_in(order.customer), ORDERS)


def test_nobody_is_asked_what_is_not_for_them(asked: Invitation, order: Order) -> None:
    stranger = make_order_with_parcels(number=2, email="stranger@example.test")
    assert stranger.customer is not None
    assert "How likely are you" not in read(sign_in(stranger.customer), ORDERS)
    assert order.customer is not None
    Invitation.objects.update(status=InvitationStatus.SCHEDULED, due_at=now() + timedelta(days=1))
    assert "How likely are you" not in read(sign_in(order.customer), ORDERS)
    Invitation.objects.update(due_at=now())
    assert "How likely are you" in read(sign_in(order.customer), ORDERS)


@pytest.mark.parametrize(("asked_in", "page", "said"), [("en", "es", "recomendarías"), ("es", "en", "How likely")])
def test_speaks_as_the_page_around_it(asked_in: str, page: str, said: str, order: Order, clock: MovableClock) -> None:
    assert order.customer is not None
    invite(make_survey(), order, language=asked_in)
    web = sign_in(order.customer, order=order)
    web.cookies[LANGUAGE_COOKIE] = page
    assert said in read(web, f"{ORDERS}{order.number}/")


def test_speaks_the_language_they_were_asked_in_where_our_pages_do_not(order: Order, clock: MovableClock) -> None:
    assert order.customer is not None
    texts = {"en": "What?", "es": "¿Qué?", "ca": "Què?"}
    question = {"kind": "text", "code": "what", "text": texts}
    survey = make_survey(languages=["es", "en", "ca"], names=texts, questions=[question])
    invite(survey, order, language="ca")
    assert "Què?" in read(sign_in(order.customer, order=order), f"{ORDERS}{order.number}/")
