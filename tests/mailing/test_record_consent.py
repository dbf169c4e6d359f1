from typing import Any

import pytest

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.event import Subject
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.events.services import record
from saleor_postventa.mailing.codes import Basis, ConsentAction, MessageStatus, Topic
from saleor_postventa.mailing.consents import (
    ConsentNeedsPerson,
    TopicNotOptional,
    record_consent,
    withdraw_consent,
)
from saleor_postventa.mailing.models import AppendOnly, ConsentEntry
from saleor_postventa.mailing.queries import consent_history, current_consent, ground_of
from saleor_postventa.orders.events import OrderPlaced
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.shops.services import update_preferences
from tests.conftest import MovableClock

from .conftest import Mailbox
from .scene import OFFER, ask, fresh, make_customer, make_order, run_queue

pytestmark = [pytest.mark.django_db, pytest.mark.proves("D10")]
STAFF = Actor.staff("User:1")


def agree(customer: Customer, **overrides: Any) -> ConsentEntry:
    values = {"source": "checkout", "text_version": "2026-06", "by": SYSTEM, "ip": "192.0.2.1"}
    return record_consent(customer, Topic.OFFERS, **{**values, **overrides})


def test_keeps_what_proves_it(shop: Shop) -> None:
    entry = agree(make_customer())
    assert (entry.source, entry.text_version, entry.basis, entry.recorded_at, entry.channel) == (
        "checkout",
        "2026-06",
        Basis.CONSENT,
        now(),
        "email",
    )
    assert len(entry.ip_hash) == 64
    assert "192.0.2.1" not in entry.ip_hash


def test_the_ledger_is_only_added_to(shop: Shop, clock: MovableClock) -> None:
    customer = make_customer()
    for step in (agree, withdraw, agree):
        step(customer)
        clock.move(days=1)
    assert [entry.action for entry in consent_history(customer)] == ["given", "withdrawn", "given"]
    with pytest.raises(AppendOnly):
        ConsentEntry.objects.all().update(action="given")
    with pytest.raises(AppendOnly):
        ConsentEntry.objects.all().delete()


def withdraw(customer: Customer) -> ConsentEntry:
    return withdraw_consent(customer, Topic.OFFERS, source="test", by=SYSTEM)


def test_the_newest_word_counts(shop: Shop, clock: MovableClock) -> None:
    customer = make_customer()
    agree(customer)
    clock.move(days=1)
    withdraw(customer)
    said = current_consent(customer, Topic.OFFERS)
    assert said is not None
    assert said.action == ConsentAction.WITHDRAWN


def test_the_last_word_counts_by_a_clock_that_was_set_back_too(shop: Shop, clock: MovableClock) -> None:
    customer = make_customer()
    agree(customer)
    clock.move(hours=-1)
    withdraw(customer)
    said = current_consent(customer, Topic.OFFERS)
    assert said is not None
    assert said.action == ConsentAction.WITHDRAWN


def test_the_same_word_again_adds_nothing(shop: Shop) -> None:
    customer = make_customer()
    assert agree(customer) == agree(customer)
    assert RecordedEvent.objects.filter(name="ConsentGiven").count() == 1


def test_a_no_from_the_same_address_counts_for_all_its_records(shop: Shop, clock: MovableClock) -> None:
    guest = make_customer(saleor_id=None)
    withdraw(guest)
    account = make_customer(email=guest.email.upper())
    said = current_consent(account, Topic.OFFERS)
    assert said is not None
    assert said.action == ConsentAction.WITHDRAWN


def test_a_guests_word_goes_along_when_they_are_joined(shop: Shop) -> None:
    guest, account = make_customer(saleor_id=None), make_customer()
    agree(guest)
    Customer.objects.filter(pk=guest.pk).update(merged_into=account, email="")
    said = current_consent(account, Topic.OFFERS)
    assert said is not None
    assert said.customer_id == guest.pk


@pytest.mark.parametrize("topic", [Topic.ORDER, Topic.REQUESTED])
def test_refuses_topics_that_nobody_chooses(shop: Shop, topic: Topic) -> None:
    with pytest.raises(TopicNotOptional):
        record_consent(make_customer(), topic, source="checkout", text_version="1", by=SYSTEM)
    assert not ConsentEntry.objects.exists()


def test_refuses_the_erased(shop: Shop) -> None:
    with pytest.raises(ConsentNeedsPerson):
        agree(make_customer(email="", erased_at=now()))
    assert not ConsentEntry.objects.exists()


def test_is_told_to_the_log_without_personal_data(shop: Shop) -> None:
    customer = make_customer()
    agree(customer, by=STAFF)
    row = RecordedEvent.objects.get(name="ConsentGiven")
    assert row.by == STAFF
    assert customer.email not in str(row.data)
    assert row.fact.describe() == "Permission given for “News and offers”."


def test_another_shop_knows_nothing_of_it(shop: Shop, sur: Shop) -> None:
    customer = make_customer()
    agree(customer)
    with shop_scope(sur):
        assert current_consent(make_customer(email=customer.email), Topic.OFFERS) is None


class TestSoftOptIn:
    def buy(self, customer: Customer, **overrides: Any) -> None:
        values = {
            "subject": Subject(order=make_order(customer).pk, customer=customer.pk),
            "occurred_at": now(),
            "channel": "es",
            "total_amount": 1,
            "currency": "EUR",
            "language": "es",
            "is_replacement": False,
            "is_imported": False,
        }
        record(OrderPlaced(**{**values, **overrides}), by=SYSTEM)
        run_queue("reactions")

    def test_opens_offers_by_a_purchase_where_the_shop_says_so(self, shop: Shop, mailbox: Mailbox) -> None:
        update_preferences(shop, {"is_soft_opt_in_on": True}, by=SYSTEM)
        customer = make_customer()
        self.buy(customer)
        message = ask(OFFER, customer)
        run_queue("mail")
        ground = ground_of(fresh(message))
        assert ground is not None
        assert ground.basis == Basis.SOFT_OPT_IN
        assert "did not object" in mailbox.part("plain") or "no te opusiste" in mailbox.part("plain")

    def test_is_off_by_default(self, shop: Shop) -> None:
        customer = make_customer()
        self.buy(customer)
        assert current_consent(customer, Topic.OFFERS) is None

    def test_never_undoes_a_no(self, shop: Shop) -> None:
        update_preferences(shop, {"is_soft_opt_in_on": True}, by=SYSTEM)
        customer = make_customer()
        withdraw(customer)
        self.buy(customer)
        message = ask(OFFER, customer)
        run_queue("mail")
        assert fresh(message).status == MessageStatus.CANCELLED

    @pytest.mark.parametrize("what", ["is_replacement", "is_imported"])
    def test_needs_a_purchase(self, shop: Shop, what: str) -> None:
        update_preferences(shop, {"is_soft_opt_in_on": True}, by=SYSTEM)
        customer = make_customer()
        self.buy(customer, **{what: True})
        assert current_consent(customer, Topic.OFFERS) is None
