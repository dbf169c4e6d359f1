"""What becomes of answers when a guest gets an account, or somebody wants to be forgotten."""

from datetime import timedelta

import pytest

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.people.rules import ErasureReason
from saleor_postventa.people.services import erase_known
from saleor_postventa.surveys.codes import InvitationStatus
from saleor_postventa.surveys.models import Answer, AnswerPart, Invitation
from saleor_postventa.surveys.services.respondents import follow_respondent
from tests.mailing.scene import run_queue

from .scene import answer_to, browser, invite, make_survey, path_to, read, send

pytestmark = pytest.mark.django_db


def test_words_go_and_the_score_stays_nobodys(order: Order) -> None:
    survey = make_survey()
    said, planned = (invite(survey, order, cause=f"parcel:{number}") for number in range(2))
    Invitation.objects.filter(pk=planned.pk).update(status=InvitationStatus.SCHEDULED)
    path = path_to(said)
    send(browser(), path, "nps", "3")
    send(browser(), path, "what_failed", "I am Ana, and the box was open.")
    assert order.customer is not None
    erase_known(order.customer.pk, ErasureReason.ASKED, at=now(), by=SYSTEM)
    run_queue("reactions")
    answer = answer_to(said)
    assert (answer.customer_id, answer.order_id) == (None, None)
    parts = {part.question: (part.value, part.number, part.text) for part in AnswerPart.objects.all()}
    assert parts == {"nps": (3, 3, ""), "what_failed": (True, None, "")}
    assert Answer.objects.counted().count() == 1
    rows = Invitation.objects.order_by("pk").values_list("status", "customer", "order", "cause")
    assert list(rows) == [
        ("answered", None, None, f"erased:{said.pk}"),
        ("cancelled", None, None, f"erased:{planned.pk}"),
    ]
    assert "Your data was deleted" in read(browser(), path, status=410)


def test_an_account_takes_over_what_the_guest_said(asked: Invitation, order: Order) -> None:
    send(browser(), path_to(asked), "nps", "3")
    account = Customer.objects.create(shop=order.shop, saleor_id="account", email="ana@example.test")
    assert order.customer_id is not None
    follow_respondent(order.customer_id, into=account.pk, order_id=order.pk + 1)
    assert answer_to(asked).customer_id == order.customer_id
    follow_respondent(order.customer_id, into=account.pk, order_id=order.pk)
    asked.refresh_from_db()
    assert (asked.customer_id, answer_to(asked).customer_id) == (account.pk, account.pk)


def test_what_they_sent_before_we_heard_that_they_left_goes_too(asked: Invitation, order: Order) -> None:
    """Saleor tells it late, or tells it anew after we were down: meanwhile its page was open."""
    send(browser(), path_to(asked), "nps", "3")
    send(browser(), path_to(asked), "what_failed", "I am Ana, and the box was open.")
    assert order.customer is not None
    erase_known(order.customer.pk, ErasureReason.DELETED_IN_SALEOR, at=now() - timedelta(hours=2), by=SYSTEM)
    run_queue("reactions")
    answer = answer_to(asked)
    assert (answer.customer_id, answer.order_id) == (None, None)
    assert not AnswerPart.objects.exclude(text="").exists()


def test_nobody_answers_for_who_was_erased_a_moment_ago(asked: Invitation, order: Order) -> None:
    assert order.customer is not None
    erase_known(order.customer.pk, ErasureReason.ASKED, at=now(), by=SYSTEM)
    assert send(browser(), path_to(asked), "nps", "3").status_code == 410
    assert not Answer.objects.exists()
