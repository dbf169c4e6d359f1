"""A shopper reads what the team wrote and answers there; others find nothing."""

from typing import Any

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

from saleor_postventa.care.models import Case
from saleor_postventa.care.rules import CaseOrigin, CaseOutcome, CaseTopic
from saleor_postventa.care.services import add_note, answer_case, open_case, solve_case
from saleor_postventa.core.actor import Actor
from saleor_postventa.orders.models import Order
from saleor_postventa.people.visits import LANGUAGE_COOKIE, begin_visit
from tests.cast import STAFF
from tests.conftest import MovableClock
from tests.mailing.scene import make_customer, make_order

pytestmark = pytest.mark.django_db
BY_STAFF = Actor.staff(STAFF.id)


def enter(order: Order, *, whole_account: bool = False) -> Client:
    """As if the link in the mail of this order had been opened."""
    cache.clear()
    web = Client(HTTP_HOST="postventa.example.test", secure=True, HTTP_ACCEPT_LANGUAGE="en")
    response: Any = HttpResponse()
    assert order.customer is not None
    begin_visit(response, order.shop, order.customer, order_id=None if whole_account else order.pk)
    web.cookies.update(response.cookies)
    web.cookies[LANGUAGE_COOKIE] = "en"
    return web


@pytest.mark.proves("C9", part="the shopper sees the answer")
def test_the_answer_stands_on_its_page_and_can_be_answered(case: Case, order: Order) -> None:
    add_note(case.pk, "Careful", by=BY_STAFF)
    answer_case(case.pk, "We are <sorry>.", by=BY_STAFF)
    web, path = enter(order), f"/s/norte/cases/{case.number}/"
    page = web.get(path).content.decode()
    assert "We are &lt;sorry&gt;." in page
    assert "Your turn" in page
    assert "If we hear nothing by June 24, 2026" in page
    assert "Careful" not in page
    assert path in web.get(f"/s/norte/orders/{order.number}/").content.decode()
    assert web.post(path, {"text": "Thank you"})["Location"] == path
    page = web.get(path).content.decode()
    assert "Thank you" in page
    assert "Our turn" in page
    assert "June 11, 2026" in page


def test_nothing_written_is_refused_in_its_place(case: Case, order: Order) -> None:
    answer = enter(order).post(f"/s/norte/cases/{case.number}/", {"text": " "})
    assert answer.status_code == 422
    assert 'aria-describedby="problem"' in answer.content.decode()


def test_a_promise_that_was_missed_is_not_glossed_over(case: Case, order: Order, clock: MovableClock) -> None:
    clock.move(hours=30, minutes=1)
    page = enter(order).get(f"/s/norte/cases/{case.number}/").content.decode()
    assert "later than we said: you were to have an answer by" in page
    solve_case(case.pk, CaseOutcome.EXPLAINED, by=BY_STAFF)
    assert "Finished" in enter(order).get(f"/s/norte/cases/{case.number}/").content.decode()


def test_an_account_finds_all_its_cases_and_a_visit_of_one_order_that_one(case: Case, order: Order) -> None:
    assert order.customer is not None
    without = open_case(order.customer, topic=CaseTopic.OTHER, origin=CaseOrigin.SHOPPER, by=BY_STAFF)
    page = enter(order, whole_account=True).get("/s/norte/cases/").content.decode()
    assert case.number in page
    assert without.number in page
    assert enter(order).get("/s/norte/cases/")["Location"] == f"/s/norte/orders/{order.number}/"
    assert enter(order).get(f"/s/norte/cases/{without.number}/").status_code == 404
    assert enter(order, whole_account=True).get(f"/s/norte/cases/{without.number}/").status_code == 200


def test_others_find_nothing_and_what_the_team_keeps_is_not_there(case: Case, order: Order) -> None:
    stranger = make_order(make_customer())
    path = f"/s/norte/cases/{case.number}/"
    for visit in (enter(stranger), enter(stranger, whole_account=True)):
        assert visit.get(path).status_code == 404
        assert visit.post(path, {"text": "hi"}).status_code == 404
    Case.objects.filter(pk=case.pk).update(origin=CaseOrigin.STAFF)
    assert enter(order).get(path).status_code == 404
    assert case.number not in enter(order).get(f"/s/norte/orders/{order.number}/").content.decode()
