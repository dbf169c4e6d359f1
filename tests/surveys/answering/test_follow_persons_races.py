"""A guest gets an account while their answer is being kept."""

import threading
from collections.abc import Callable

import pytest
from django.db import transaction

from saleor_postventa.care.models import Case, CaseMessage
from saleor_postventa.care.rules import CaseOrigin, CaseTopic
from saleor_postventa.care.services import follow_customer, open_case, reply_to_case
from saleor_postventa.care.services.opening import PersonGone
from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.clock import now
from saleor_postventa.people.models import Customer, Hold
from saleor_postventa.people.rules import ErasureReason
from saleor_postventa.people.services import erase_known
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.surveys.services.answering import answer_page
from saleor_postventa.surveys.services.begun import Sender
from saleor_postventa.surveys.services.respondents import follow_respondent
from tests.mailing.scene import make_customer, make_order
from tests.race import side_by_side

from .scene import answer_to, invite, make_survey

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.pg]
BY_SHOPPER = Actor.shopper("guest")
# By then the other one waits for the row.
A_WHILE = 0.6


def hand_over_meanwhile(shop: Shop, hand_over: Callable[[], object], act: Callable[[], object]) -> list[Exception]:
    """`act` begins while what `hand_over` changed is not there to be seen yet."""
    has_begun = threading.Event()

    def one(is_handing_over: bool) -> None:
        with shop_scope(shop):
            if not is_handing_over:
                has_begun.wait(5)
                act()
                return
            with transaction.atomic():
                hand_over()
                has_begun.set()
                threading.Event().wait(A_WHILE)

    return side_by_side(one, [True, False])


def test_the_answer_is_the_accounts(norte: Shop) -> None:
    with shop_scope(norte):
        guest = make_customer(email="ana@example.test", saleor_id=None)
        asked = invite(make_survey(), make_order(guest))
        account = Customer.objects.create(shop=norte, saleor_id="account", email="ana@example.test")
    sender = Sender(by=BY_SHOPPER)
    raised = hand_over_meanwhile(
        norte,
        lambda: follow_respondent(guest.pk, into=account.pk),
        lambda: answer_page(asked.pk, "nps", {"q-nps": ["3"]}, sender),
    )
    assert raised == []
    with shop_scope(norte):
        assert answer_to(asked).customer_id == account.pk


def test_the_case_is_found(norte: Shop) -> None:
    with shop_scope(norte):
        guest = make_customer(email="ana@example.test", saleor_id=None)
        case = open_case(guest, topic=CaseTopic.OTHER, origin=CaseOrigin.SHOPPER, by=SYSTEM)
        account = Customer.objects.create(shop=norte, saleor_id="account", email="ana@example.test")
    raised = hand_over_meanwhile(
        norte,
        lambda: follow_customer(guest.pk, into=account.pk),
        lambda: reply_to_case(case.pk, "It is still broken.", by=BY_SHOPPER),
    )
    assert raised == []
    with shop_scope(norte):
        assert Case.objects.get().customer_id == account.pk
        assert CaseMessage.objects.count() == 1


def test_no_case_is_opened_for_who_is_being_erased(norte: Shop) -> None:
    """Nobody would close it any more, nor lift its hold."""
    with shop_scope(norte):
        person = make_customer()
    raised = hand_over_meanwhile(
        norte,
        lambda: erase_known(person.pk, ErasureReason.ASKED, at=now(), by=SYSTEM),
        lambda: open_case(person, topic=CaseTopic.OTHER, origin=CaseOrigin.SHOPPER, by=SYSTEM),
    )
    assert [type(each) for each in raised] == [PersonGone]
    with shop_scope(norte):
        assert not Case.objects.exists()
        assert not Hold.objects.exists()
