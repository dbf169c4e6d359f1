"""What surveys cost where there are none, what the mail service reports, and what is thrown away."""

from datetime import timedelta
from typing import Any

import pytest

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.event import Subject
from saleor_postventa.events.models import ReactionRun, RecordedEvent
from saleor_postventa.events.services import record
from saleor_postventa.mailing.models import Message
from saleor_postventa.mailing.outcomes import note_delivery
from saleor_postventa.orders.events import OrderPaid
from saleor_postventa.people.models import Customer, CustomerFact
from saleor_postventa.people.services import absorb_guest
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.surveys.chores import TESTS_KEPT, forget_old_tests, remind_and_close
from saleor_postventa.surveys.models import Answer, Invitation
from saleor_postventa.surveys.queries.funnel import Step, funnels
from saleor_postventa.surveys.services.answering import answer_page
from saleor_postventa.surveys.services.begun import Sender
from saleor_postventa.surveys.services.occasions import plan_after_cancellation, plan_after_return
from saleor_postventa.surveys.services.trying import send_survey_test
from tests.conftest import MovableClock
from tests.mailing.conftest import Mailbox
from tests.mailing.scene import SERVICE, make_customer, make_order
from tests.mailing.scene import ask as ask_for_mail

from .scene import fresh, live, pass_round, plan, react

pytestmark = pytest.mark.django_db
BY_SHOPPER = Sender(by=Actor.shopper("guest:1"))


def test_a_shop_without_surveys_pays_nothing_for_them(shop: Shop, clock: MovableClock) -> None:
    order = make_order(make_customer())
    paid = OrderPaid(
        subject=Subject(order=order.pk, customer=order.customer_id),
        occurred_at=clock(),
        charged_amount=order.total_gross_amount,
        currency="EUR",
    )
    record(paid, by=SYSTEM)
    assert not ReactionRun.objects.filter(code__startswith="surveys.").exists()
    live("second", trigger="nth_order")
    later = make_order(order.customer)
    again = OrderPaid(
        subject=Subject(order=later.pk, customer=later.customer_id),
        occurred_at=clock(),
        charged_amount=later.total_gross_amount,
        currency="EUR",
    )
    record(again, by=SYSTEM)
    runs = ReactionRun.objects.filter(code__startswith="surveys.", event__name="OrderPaid")
    assert [run.code for run in runs] == ["surveys.ask_after_order"]


def test_a_shop_that_another_version_let_ask_is_known_from_the_next_round_on(shop: Shop) -> None:
    live()
    Shop.objects.filter(pk=shop.pk).update(has_surveys=False)
    remind_and_close()
    shop.refresh_from_db()
    assert shop.has_surveys


def test_what_no_survey_asks_after_is_not_looked_into(
    shop: Shop, clock: MovableClock, django_assert_num_queries: Any
) -> None:
    """One look at the surveys that ask, and none at orders or at the log."""
    live("second", trigger="nth_order")
    order = make_order(make_customer())
    with django_assert_num_queries(1):
        assert plan_after_cancellation(order.pk, at=clock(), by=SYSTEM) == []
    about = {"order_id": order.pk, "customer_id": None, "at": clock(), "by": SYSTEM}
    with django_assert_num_queries(1):
        assert plan_after_return(1, outcome="refund", **about) == []


@pytest.fixture
def sent(shop: Shop, mailbox: Mailbox) -> Invitation:
    person = make_customer()
    invitation = plan(live("csat", trigger="return_closed"), person, "return:1", order=make_order(person))
    pass_round()
    return invitation


@pytest.mark.proves("G5", part="deliveries as the mail service reports them")
def test_what_arrived_is_what_the_response_rate_is_of(sent: Invitation, clock: MovableClock) -> None:
    """Completed of delivered, as the mail service reports it: once, and of this mail alone."""
    other = make_customer()
    plan(sent.survey, other, "return:2", order=make_order(other))
    pass_round()
    message = Message.objects.filter(facts__invitation=sent.pk).get()
    at = clock() + timedelta(minutes=2)
    for _ in range(2):
        note_delivery(message.pk, at)
    react()
    assert fresh(sent).delivered_at == at
    assert RecordedEvent.objects.filter(name="MessageDelivered").count() == 1
    answer_page(sent.pk, "nps", {"q-nps": ["9"]}, BY_SHOPPER)
    version = sent.version_id
    found = funnels([version], clock() - timedelta(days=1), clock() + timedelta(days=1))[version].response_rate
    assert found.share is not None
    assert (found.of, found.share.count, found.share.n) == (Step.DELIVERED, 1, 1)


def test_of_other_mails_nobody_is_told_that_they_arrived(shop: Shop, mailbox: Mailbox, clock: MovableClock) -> None:
    person = make_customer()
    message = ask_for_mail(SERVICE, person, make_order(person))
    pass_round()
    note_delivery(message.pk, clock())
    assert not RecordedEvent.objects.filter(name="MessageDelivered").exists()


def test_what_the_team_sent_to_itself_is_thrown_away(
    shop: Shop, sur: Shop, mailbox: Mailbox, clock: MovableClock
) -> None:
    survey = live("csat", trigger="return_closed")
    test = send_survey_test(shop, survey.pk, language="es", to="me@example.test")
    answer_page(test.pk, "nps", {"q-nps": ["1"]}, BY_SHOPPER)
    person = make_customer()
    real = plan(survey, person, "return:1", order=make_order(person))
    clock.move(days=TESTS_KEPT.days - 1)
    forget_old_tests()
    assert Answer.objects.count() == 1
    clock.move(days=2)
    with shop_scope(sur):
        assert not Invitation.objects.exists()
    forget_old_tests()
    assert list(Invitation.objects.all()) == [real]
    assert not Answer.objects.exists()


def nps_class(person: Customer) -> str | None:
    fact = CustomerFact.objects.filter(customer=person, key="nps_class").first()
    return fact.value if fact is not None else None


def test_what_a_guest_said_of_us_is_the_accounts(shop: Shop, clock: MovableClock) -> None:
    guest, account = make_customer(saleor_id=None), make_customer()
    asked = plan(live("csat", trigger="return_closed"), guest, "return:1", order=make_order(guest))
    answer_page(asked.pk, "nps", {"q-nps": ["2"]}, BY_SHOPPER)
    absorb_guest(guest, account, at=clock(), by=SYSTEM)
    react()
    assert nps_class(account) == "detractor"


def test_what_the_account_said_later_stands(shop: Shop, clock: MovableClock) -> None:
    guest, account = make_customer(saleor_id=None), make_customer()
    survey = live("csat", trigger="return_closed")
    for cause, person, score in (("return:1", guest, "2"), ("return:2", account, "10")):
        asked = plan(survey, person, cause, order=make_order(person))
        answer_page(asked.pk, "nps", {"q-nps": [score]}, BY_SHOPPER)
        clock.move(days=1)
    absorb_guest(guest, account, at=clock(), by=SYSTEM)
    react()
    assert nps_class(account) == "promoter"
