"""One reminder to those who did not answer, and the end of the time to answer (row C7)."""

import pytest

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.mailing.codes import Topic
from saleor_postventa.mailing.consents import withdraw_consent
from saleor_postventa.mailing.models import Message
from saleor_postventa.people.rules import HoldReason
from saleor_postventa.people.services import place_hold
from saleor_postventa.shops.models import Shop
from saleor_postventa.surveys.codes import InvitationStatus
from saleor_postventa.surveys.models import Answer, Invitation
from saleor_postventa.surveys.services.reminding import expire_due, remind_due
from tests.conftest import MovableClock
from tests.mailing.conftest import Mailbox
from tests.mailing.scene import make_customer, make_order, run_queue

from .scene import fresh, live, pass_round, plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(shop: Shop, mailbox: Mailbox) -> Invitation:
    """Sent, of a survey that reminds after 5 days and can be answered for 20."""
    survey = live("csat", trigger="return_closed", reminder_after_days=5, expires_after_days=20)
    person = make_customer()
    invitation = plan(survey, person, order=make_order(person))
    pass_round()
    return invitation


def remind() -> None:
    remind_due()
    run_queue("mail")


@pytest.mark.proves("C7")
def test_reminds_once_those_who_did_not_answer(asked: Invitation, mailbox: Mailbox, clock: MovableClock) -> None:
    clock.move(days=4)
    remind()
    assert len(mailbox.mails) == 1
    clock.move(days=1)
    remind()
    remind()
    clock.move(days=5)
    remind()
    assert len(mailbox.mails) == 2
    assert fresh(asked).reminded_at is not None


@pytest.mark.proves("C7")
def test_reminds_nobody_who_answered_or_began_to(asked: Invitation, mailbox: Mailbox, clock: MovableClock) -> None:
    Answer.objects.create(shop=asked.shop, invitation=asked, survey=asked.survey, version=fresh(asked).version)
    clock.move(days=6)
    remind()
    assert len(mailbox.mails) == 1


def test_who_answers_while_the_reminder_waits_gets_none(
    asked: Invitation, mailbox: Mailbox, clock: MovableClock
) -> None:
    clock.move(days=5, hours=10)
    remind()
    assert Message.objects.filter(kind="survey_reminder", status="waiting").exists()
    Invitation.objects.update(status=InvitationStatus.ANSWERED)
    clock.move(hours=12)
    run_queue("mail")
    assert len(mailbox.mails) == 1


@pytest.mark.proves("C7")
def test_reminds_nobody_who_unsubscribed(asked: Invitation, mailbox: Mailbox, clock: MovableClock) -> None:
    assert asked.customer is not None
    withdraw_consent(asked.customer, Topic.FEEDBACK, source="unsubscribe_page", by=SYSTEM)
    clock.move(days=6)
    remind()
    assert len(mailbox.mails) == 1
    assert fresh(asked).reminded_at is None


def test_reminds_nobody_while_something_is_open(asked: Invitation, mailbox: Mailbox, clock: MovableClock) -> None:
    assert asked.customer is not None
    place_hold(asked.customer, HoldReason.OPEN_CASE, key="case:1", by=SYSTEM)
    clock.move(days=6)
    remind()
    assert len(mailbox.mails) == 1


def test_a_survey_without_a_reminder_reminds_nobody(shop: Shop, mailbox: Mailbox, clock: MovableClock) -> None:
    person = make_customer()
    plan(live("csat", trigger="return_closed"), person, order=make_order(person))
    pass_round()
    clock.move(days=10)
    remind()
    assert len(mailbox.mails) == 1


def test_runs_out(asked: Invitation, mailbox: Mailbox, clock: MovableClock) -> None:
    assert fresh(asked).expires_at is not None
    clock.move(days=19)
    assert expire_due() == 0
    clock.move(days=1)
    assert expire_due() == 1
    assert expire_due() == 0
    remind()
    assert fresh(asked).status == InvitationStatus.EXPIRED
    assert len(mailbox.mails) == 1
