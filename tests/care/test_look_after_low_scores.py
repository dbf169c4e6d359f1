"""A low score opens a case, once, with the order it is about; what comes of it is told to whoever counts."""

from datetime import timedelta

import pytest
from django.db import transaction

from saleor_postventa.care.models import Case
from saleor_postventa.care.rules import CaseOrigin, CaseOutcome, CaseState
from saleor_postventa.care.services import reopen_case, solve_case
from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.event import Subject
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.events.services import record, replay
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer, Hold
from saleor_postventa.people.rules import ErasureReason
from saleor_postventa.people.services import erase_known, note_link
from saleor_postventa.shops.models import Shop
from saleor_postventa.surveys.events import ScoreGiven
from tests.cast import STAFF
from tests.conftest import MovableClock
from tests.mailing.scene import make_customer

from .conftest import react

pytestmark = pytest.mark.django_db
BY_STAFF = Actor.staff(STAFF.id)


def give_score(order: Order, clock: MovableClock, score: int, *, kind: str = "nps", answer: int = 7) -> RecordedEvent:
    subject = Subject(order=order.pk, customer=order.customer_id)
    given = ScoreGiven(subject=subject, occurred_at=clock.moment, answer_id=answer, survey_id=1, kind=kind, score=score)
    with transaction.atomic():
        row = record(given, by=Actor.shopper("a"))
    assert row is not None
    react()
    return row


@pytest.mark.proves("C9", part="a score of 3 opens a case within a minute, with its order and by when to answer")
def test_a_detractor_is_a_case_with_the_order(order: Order, clock: MovableClock) -> None:
    row = give_score(order, clock, 3)
    case = Case.objects.get()
    assert (case.number, case.order, case.customer, case.state) == ("C-1001", order, order.customer, CaseState.OPEN)
    assert (case.origin, case.score_kind, case.score, case.answer_id) == (CaseOrigin.SURVEY, "nps", 3, 7)
    assert case.opened_at - row.recorded_at < timedelta(minutes=1)
    assert case.due_at == clock.moment + timedelta(hours=30)
    hold = Hold.objects.in_force().get()
    assert (hold.reason, hold.key, hold.order_id) == ("open_case", case.reference, order.pk)


def test_the_worst_are_due_sooner(order: Order, clock: MovableClock) -> None:
    give_score(order, clock, 1, kind="csat")
    assert Case.objects.get().due_at == clock.moment + timedelta(hours=4)


def test_one_answer_is_one_case(order: Order, clock: MovableClock) -> None:
    row = give_score(order, clock, 3)
    give_score(order, clock, 1, kind="csat")
    replay([row])
    react()
    assert Case.objects.count() == 1
    give_score(order, clock, 3, answer=8)
    assert [case.number for case in Case.objects.order_by("pk")] == ["C-1001", "C-1002"]


@pytest.mark.parametrize(("kind", "score"), [("nps", 7), ("csat", 3), ("ces", 4)])
def test_whoever_is_content_is_left_alone(order: Order, clock: MovableClock, kind: str, score: int) -> None:
    give_score(order, clock, score, kind=kind)
    assert not Case.objects.exists()


def test_whoever_was_erased_meanwhile_gets_no_case(order: Order, clock: MovableClock) -> None:
    assert order.customer is not None
    erase_known(order.customer.pk, ErasureReason.ASKED, at=clock.moment, by=SYSTEM)
    give_score(order, clock, 0)
    assert not Case.objects.exists()


def test_an_order_that_moved_to_an_account_is_answered_there(order: Order, clock: MovableClock) -> None:
    asked, account = order.customer, make_customer()
    Order.objects.filter(pk=order.pk).update(customer=account)
    order.customer = asked
    give_score(order, clock, 2)
    assert Case.objects.get().customer == account


@pytest.mark.proves("C9", part="closing says what came of it, so that recovered detractors can be counted")
def test_the_end_tells_the_answer_its_score_and_the_outcome(order: Order, clock: MovableClock) -> None:
    give_score(order, clock, 3)
    case = Case.objects.get()
    solve_case(case.pk, CaseOutcome.RECOVERED, by=BY_STAFF)
    fact = RecordedEvent.objects.get(name="CaseSolved").data
    assert (fact["outcome"], fact["answer_id"], fact["score_kind"], fact["score"]) == ("recovered", 7, "nps", 3)
    assert not Hold.objects.in_force().exists()
    reopen_case(case.pk, "still broken", by=BY_STAFF)
    again = RecordedEvent.objects.get(name="CaseReopened").data
    assert (again["former_outcome"], again["answer_id"]) == ("recovered", 7)
    assert Hold.objects.in_force().get().key == case.reference


def test_what_a_guest_said_before_they_got_an_account_is_the_accounts(shop: Shop, clock: MovableClock) -> None:
    """About no order: the case is not lost because they were joined before anybody looked."""
    guest, account = make_customer(saleor_id=None), make_customer()
    Customer.objects.filter(pk=guest.pk).update(merged_into=account)
    subject = Subject(customer=guest.pk)
    given = ScoreGiven(subject=subject, occurred_at=clock.moment, answer_id=7, survey_id=1, kind="nps", score=3)
    with transaction.atomic():
        record(given, by=Actor.shopper("a"))
    react()
    assert Case.objects.get().customer == account


def test_the_hold_goes_along_to_the_account(order: Order, clock: MovableClock) -> None:
    """Of a guest who has other orders still: the account would be sent offers, and lose points, with a case open."""
    give_score(order, clock, 3)
    account = make_customer()
    assert order.customer is not None
    with transaction.atomic():
        note_link(order_id=order.pk, guest=order.customer, account=account, at=clock.moment, by=SYSTEM)
    react()
    assert (Case.objects.get().customer, Hold.objects.in_force().get().customer) == (account, account)
