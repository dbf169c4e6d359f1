from datetime import timedelta

import pytest

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.clock import now
from saleor_postventa.mailing.codes import CancelReason, MessageStatus, SuppressionReason, Topic
from saleor_postventa.mailing.consents import record_consent
from saleor_postventa.mailing.models import ConsentEntry, Dispatch, Message, SentCopy
from saleor_postventa.mailing.queries import message_detail, suppression_of
from saleor_postventa.mailing.services import (
    MessageLeft,
    NothingToRetry,
    UnknownMessage,
    cancel_message,
    forget_copies,
    request_message,
    retry_message,
)
from saleor_postventa.mailing.suppression import suppress_address
from saleor_postventa.people.services import absorb_guest, erase_customer
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.conftest import MovableClock

from .conftest import Mailbox
from .scene import SERVICE, ask, fresh, make_customer, make_order, run_queue

pytestmark = pytest.mark.django_db
STAFF = Actor.staff("User:1")


def test_an_erasure_takes_out_whatever_names_the_person(shop: Shop, mailbox: Mailbox) -> None:
    customer = make_customer()
    address = customer.email
    record_consent(customer, Topic.OFFERS, source="checkout", text_version="1", by=SYSTEM)
    sent = ask(SERVICE, customer, make_order(customer))
    run_queue("mail")
    suppress_address(fresh(sent).address_hash, SuppressionReason.MANUAL, by=STAFF)
    waiting = ask(SERVICE, customer, make_order(customer), due_at=now() + timedelta(hours=1))
    erase_customer(str(customer.saleor_id), email=address, at=now(), by=SYSTEM)
    run_queue("reactions")
    assert fresh(waiting).cancel_reason == CancelReason.ERASED
    assert not SentCopy.objects.exists()
    assert suppression_of(fresh(sent).address_hash) == SuppressionReason.MANUAL
    assert ConsentEntry.objects.count() == 1
    rows = [str(row) for model in (Message, ConsentEntry) for row in model.objects.values()]
    assert not [row for row in rows if address in row]


def test_a_mail_tried_again_after_an_erasure_says_why_it_is_not_sent(shop: Shop, mailbox: Mailbox) -> None:
    """Its facts are gone, and what asks them what has come up since must not trip over that."""
    customer = make_customer()
    failed = request_message("thank_you", key="1", customer=customer, order=make_order(customer), facts={"parcel": 1})
    Message.objects.update(status=MessageStatus.FAILED)
    erase_customer(str(customer.saleor_id), email=customer.email, at=now(), by=SYSTEM)
    run_queue("reactions")
    retry_message(failed.pk, by=STAFF)
    run_queue("mail")
    assert fresh(failed).cancel_reason == CancelReason.ERASED


def test_what_a_guest_had_waiting_reaches_the_account_they_became(shop: Shop, clock: MovableClock) -> None:
    guest, account = make_customer(saleor_id=None), make_customer()
    message = ask(SERVICE, guest, due_at=now() + timedelta(hours=1))
    absorb_guest(guest, account, at=now(), by=SYSTEM)
    run_queue("reactions")
    assert fresh(message).customer == account


def test_copies_are_kept_for_a_time(shop: Shop, mailbox: Mailbox, clock: MovableClock) -> None:
    customer = make_customer()
    message = ask(SERVICE, customer, make_order(customer))
    run_queue("mail")
    shown = message_detail(message.pk)
    assert shown is not None
    assert shown.copy.text == mailbox.part("plain")
    assert shown.copy.html == mailbox.part("html")
    clock.move(days=91)
    assert forget_copies(before=now() - timedelta(days=90)) == 1
    assert not Dispatch.objects.exists()
    assert fresh(message).status == MessageStatus.SENT


class TestStaff:
    def test_stops_what_waits(self, shop: Shop, mailbox: Mailbox, clock: MovableClock) -> None:
        customer = make_customer()
        message = ask(SERVICE, customer, make_order(customer), due_at=now() + timedelta(hours=1))
        cancel_message(message.pk, by=STAFF)
        clock.move(hours=1)
        run_queue("mail")
        assert (fresh(message).cancel_reason, mailbox.mails) == (CancelReason.BY_STAFF, [])

    def test_cannot_stop_what_left(self, shop: Shop, mailbox: Mailbox) -> None:
        customer = make_customer()
        message = ask(SERVICE, customer, make_order(customer))
        run_queue("mail")
        with pytest.raises(MessageLeft):
            cancel_message(message.pk, by=STAFF)
        with pytest.raises(NothingToRetry):
            retry_message(message.pk, by=STAFF)
        assert fresh(message).status == MessageStatus.SENT

    def test_knows_nothing_of_another_shops_mail(self, shop: Shop, sur: Shop) -> None:
        message = ask(SERVICE, make_customer())
        with shop_scope(sur):
            for verb in (cancel_message, retry_message):
                with pytest.raises(UnknownMessage):
                    verb(message.pk, by=STAFF)
            assert message_detail(message.pk) is None
        assert fresh(message).status == MessageStatus.WAITING


def test_the_same_key_is_the_same_message(shop: Shop, mailbox: Mailbox) -> None:
    customer = make_customer()
    order = make_order(customer)
    first, second = (request_message(SERVICE.code, key="k", customer=customer, order=order) for _ in range(2))
    run_queue("mail")
    assert first == second
    assert len(mailbox.mails) == 1


def test_two_shops_may_use_the_same_key(shop: Shop, sur: Shop) -> None:
    ask(SERVICE, make_customer(), key="k")
    with shop_scope(sur):
        ask(SERVICE, make_customer(), key="k")
        assert Message.objects.count() == 1
