"""What becomes of a message when it is due."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.clock import now
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.mailing.codes import Basis, CancelReason, MessageStatus, SuppressionReason, Topic, WaitReason
from saleor_postventa.mailing.consents import record_consent, withdraw_consent
from saleor_postventa.mailing.models import Message
from saleor_postventa.mailing.outcomes import note_complaint
from saleor_postventa.mailing.queries import ground_of, mail_health, messages
from saleor_postventa.mailing.suppression import lift_suppression, suppress_email
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.people.rules import HoldReason
from saleor_postventa.people.services import absorb_guest, lift_hold, place_hold
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.rules import ShopState
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.shops.services import change_state, update_preferences
from tests.conftest import MovableClock

from .conftest import Mailbox
from .scene import OFFER, QUESTION, SERVICE, ask, fresh, make_customer, make_order, run_queue

pytestmark = pytest.mark.django_db
STAFF = Actor.staff("User:1")


@pytest.fixture
def customer(shop: Shop) -> Customer:
    """Somebody who agreed to offers."""
    person = make_customer()
    record_consent(person, Topic.OFFERS, source="checkout", text_version="1", by=SYSTEM)
    return person


@pytest.fixture
def order(customer: Customer) -> Order:
    return make_order(customer)


def sent_to(mailbox: Mailbox) -> list[str]:
    return [mail["To"] for mail in mailbox.mails]


@pytest.mark.proves("D10")
def test_every_sent_mail_stands_on_a_basis(customer: Customer, order: Order, mailbox: Mailbox) -> None:
    messages = [ask(OFFER, customer), ask(QUESTION, customer, order), ask(SERVICE, customer, order)]
    run_queue("mail")
    grounds = [ground_of(fresh(message)) for message in messages]
    assert [ground.basis for ground in grounds if ground] == [
        Basis.CONSENT,
        Basis.LEGITIMATE_INTEREST,
        Basis.CONTRACT,
    ]
    offer = fresh(messages[0])
    assert offer.consent is not None
    assert offer.consent.recorded_at <= (offer.handed_over_at or now())
    assert len(mailbox.mails) == 3


def test_is_not_sent_without_permission(shop: Shop, mailbox: Mailbox) -> None:
    message = ask(OFFER, make_customer())
    run_queue("mail")
    assert (fresh(message).status, fresh(message).cancel_reason) == (MessageStatus.CANCELLED, CancelReason.NO_BASIS)
    assert not mailbox.mails


def test_is_not_sent_when_permission_is_withdrawn_while_it_waits(
    customer: Customer, mailbox: Mailbox, clock: MovableClock
) -> None:
    message = ask(OFFER, customer, due_at=now() + timedelta(hours=1))
    withdraw_consent(customer, Topic.OFFERS, source="test", by=SYSTEM)
    clock.move(hours=1)
    run_queue("mail")
    assert fresh(message).cancel_reason == CancelReason.NO_BASIS
    assert not mailbox.mails


def test_an_objection_stops_what_stands_on_our_interest(customer: Customer, order: Order, mailbox: Mailbox) -> None:
    withdraw_consent(customer, Topic.FEEDBACK, source="test", by=SYSTEM)
    message = ask(QUESTION, customer, order)
    run_queue("mail")
    assert fresh(message).cancel_reason == CancelReason.NO_BASIS


def test_says_what_is_true_when_it_leaves(customer: Customer, mailbox: Mailbox, clock: MovableClock) -> None:
    ask(OFFER, customer, due_at=now() + timedelta(hours=1))
    Customer.objects.filter(pk=customer.pk).update(email="new@example.test")
    clock.move(hours=1)
    run_queue("mail")
    assert sent_to(mailbox) == ["new@example.test"]


def test_waits_for_the_morning(customer: Customer, mailbox: Mailbox, clock: MovableClock) -> None:
    clock.set(datetime(2026, 6, 10, 20, tzinfo=UTC))
    message = ask(OFFER, customer)
    run_queue("mail")
    assert fresh(message).waits_for == WaitReason.QUIET_HOURS
    assert fresh(message).due_at == datetime(2026, 6, 11, 7, tzinfo=UTC)
    clock.set(datetime(2026, 6, 11, 7, tzinfo=UTC))
    run_queue("mail")
    assert fresh(message).status == MessageStatus.SENT


def test_goes_by_the_clock_of_the_address_it_concerns(
    customer: Customer, mailbox: Mailbox, clock: MovableClock
) -> None:
    clock.set(datetime(2026, 6, 10, 7, 30, tzinfo=UTC))
    canary = make_order(customer, shipping_address={"postal_code": "35001"})
    message = ask(QUESTION, customer, canary)
    run_queue("mail")
    assert fresh(message).due_at == datetime(2026, 6, 10, 8, tzinfo=UTC)


def test_keeps_quiet_on_the_shops_quiet_days(shop: Shop, customer: Customer, clock: MovableClock) -> None:
    update_preferences(shop, {"quiet_weekdays": [2]}, by=SYSTEM)
    message = ask(OFFER, customer)
    run_queue("mail")
    assert fresh(message).due_at == datetime(2026, 6, 11, 7, tzinfo=UTC)


@pytest.mark.proves("D7")
class TestTheAttentionBudget:
    def test_puts_off_what_is_too_much_and_sends_it_in_the_next_slot(
        self, customer: Customer, mailbox: Mailbox, clock: MovableClock
    ) -> None:
        start = now()
        messages = [ask(OFFER, customer) for _ in range(3)]
        run_queue("mail")
        late = fresh(messages[2])
        assert len(mailbox.mails) == 2
        assert (late.status, late.waits_for, late.due_at) == (
            MessageStatus.WAITING,
            WaitReason.BUDGET,
            start + timedelta(days=7),
        )
        clock.set(late.due_at)
        run_queue("mail")
        assert len(mailbox.mails) == 3

    def test_goes_by_priority_over_all_topics(self, customer: Customer, order: Order, mailbox: Mailbox) -> None:
        offers = [ask(OFFER, customer) for _ in range(2)]
        question = ask(QUESTION, customer, order)
        run_queue("mail")
        assert fresh(question).status == MessageStatus.SENT
        assert sorted(fresh(offer).status for offer in offers) == [MessageStatus.SENT, MessageStatus.WAITING]

    def test_ends_what_never_found_a_slot_with_the_reason(self, customer: Customer, clock: MovableClock) -> None:
        messages = [ask(OFFER, customer) for _ in range(7)]
        for _day in range(30):
            run_queue("mail")
            clock.move(days=1)
        states = [fresh(message) for message in messages]
        assert sum(message.status == MessageStatus.SENT for message in states) == 4
        ended = [message.cancel_reason for message in states if message.status == MessageStatus.CANCELLED]
        assert ended == [CancelReason.EXPIRED] * 3
        assert {message.waits_for for message in states if message.cancel_reason} == {WaitReason.BUDGET}

    def test_counts_service_mail_neither_way(self, customer: Customer, order: Order, mailbox: Mailbox) -> None:
        for _ in range(4):
            ask(SERVICE, customer, order)
        ask(OFFER, customer)
        run_queue("mail")
        assert len(mailbox.mails) == 5

    def test_is_one_for_an_address_with_two_records(self, customer: Customer, mailbox: Mailbox) -> None:
        guest = make_customer(saleor_id=None, email=customer.email)
        for person in (customer, guest, customer, guest):
            ask(OFFER, person)
        run_queue("mail")
        assert len(mailbox.mails) == 2

    def test_is_each_persons_own(self, customer: Customer, mailbox: Mailbox) -> None:
        other = make_customer()
        record_consent(other, Topic.OFFERS, source="checkout", text_version="1", by=SYSTEM)
        for person in (customer, other, customer, other):
            ask(OFFER, person)
        run_queue("mail")
        assert len(mailbox.mails) == 4

    def test_every_planned_mail_has_an_outcome(self, customer: Customer, order: Order, clock: MovableClock) -> None:
        planned = [ask(kind, customer, order) for kind in (OFFER, QUESTION, SERVICE) for _ in range(3)]
        for _day in range(20):
            run_queue("mail")
            clock.move(days=1)
        outcomes = RecordedEvent.objects.filter(name__in=["MessageSent", "MessageCancelled"])
        assert sorted(row.fact.message_id for row in outcomes) == sorted(message.pk for message in planned)


@pytest.mark.proves("D9", part="the holds that exist: no state for an unanswered detractor yet")
@pytest.mark.parametrize("reason", list(HoldReason))
def test_a_hold_stops_optional_mail_alone(
    reason: HoldReason, customer: Customer, order: Order, mailbox: Mailbox, clock: MovableClock
) -> None:
    place_hold(customer, reason, key="7", by=SYSTEM)
    offer, question, service = ask(OFFER, customer), ask(QUESTION, customer, order), ask(SERVICE, customer, order)
    for _day in range(20):
        run_queue("mail")
        clock.move(days=1)
    assert fresh(service).status == MessageStatus.SENT
    assert [fresh(message).cancel_reason for message in (offer, question)] == [CancelReason.EXPIRED] * 2
    assert len(mailbox.mails) == 1


def test_leaves_as_soon_as_the_hold_is_lifted(customer: Customer, mailbox: Mailbox, clock: MovableClock) -> None:
    place_hold(customer, HoldReason.OPEN_CASE, key="7", by=SYSTEM)
    message = ask(OFFER, customer)
    run_queue("mail")
    assert fresh(message).waits_for == WaitReason.HOLD
    clock.move(hours=1)
    lift_hold(HoldReason.OPEN_CASE, key="7", by=SYSTEM)
    run_queue("reactions")
    run_queue("mail")
    assert fresh(message).status == MessageStatus.SENT


def test_a_delay_is_told_once_per_reason(customer: Customer, clock: MovableClock) -> None:
    place_hold(customer, HoldReason.OPEN_CASE, key="7", by=SYSTEM)
    ask(OFFER, customer)
    for _day in range(5):
        run_queue("mail")
        clock.move(days=1)
    assert RecordedEvent.objects.filter(name="MessageDelayed").count() == 1


def test_a_blocked_address_gets_nothing_until_it_is_opened(customer: Customer, order: Order, mailbox: Mailbox) -> None:
    suppress_email(customer.email.upper(), by=STAFF)
    blocked = ask(SERVICE, customer, order)
    run_queue("mail")
    assert fresh(blocked).cancel_reason == CancelReason.SUPPRESSED
    assert lift_suppression(customer.email) == 1
    ask(SERVICE, customer, order)
    run_queue("mail")
    assert len(mailbox.mails) == 1


@pytest.mark.proves("D12", part="the pause after complaints")
def test_too_many_complaints_pause_optional_mail(
    shop: Shop, order: Order, customer: Customer, mailbox: Mailbox
) -> None:
    for number in range(3):
        other = make_customer()
        record_consent(other, Topic.OFFERS, source="checkout", text_version="1", by=SYSTEM)
        message = ask(OFFER, other)
        run_queue("mail")
        assert mail_health().is_at_risk is False, number
        note_complaint(message.pk)
    offer, service = ask(OFFER, customer), ask(SERVICE, customer, order)
    run_queue("mail")
    assert mail_health().is_at_risk
    assert fresh(offer).waits_for == WaitReason.REPUTATION
    assert fresh(service).status == MessageStatus.SENT


def test_the_provider_is_not_flooded(
    customer: Customer, order: Order, mailbox: Mailbox, settings: Any, clock: Any
) -> None:
    settings.MAIL_URL += "?per_minute=2"
    for _ in range(5):
        ask(SERVICE, customer, order)
    counts = []
    for _minute in range(3):
        run_queue("mail")
        counts.append(len(mailbox.mails))
        clock.move(minutes=1)
    assert counts == [2, 4, 5]


def test_a_clock_that_was_ahead_holds_up_no_mail(
    customer: Customer, order: Order, mailbox: Mailbox, settings: Any, clock: MovableClock
) -> None:
    """Else whatever left by that clock would fill the minute until the year is over."""
    settings.MAIL_URL += "?per_minute=1"
    clock.move(days=365)
    ask(SERVICE, customer, order)
    run_queue("mail")
    clock.move(days=-365)
    ask(SERVICE, customer, order)
    run_queue("mail")
    assert len(mailbox.mails) == 2


def test_what_is_on_hold_for_a_guest_holds_when_they_were_joined_a_moment_ago(
    customer: Customer, mailbox: Mailbox
) -> None:
    """Their mails are handed over by a reaction, which comes later; the hold is the account's at once."""
    guest = make_customer(saleor_id=None)
    place_hold(guest, HoldReason.OPEN_CASE, key="7", by=SYSTEM)
    message = ask(QUESTION, guest, make_order(guest))
    absorb_guest(guest, customer, at=now(), by=SYSTEM)
    run_queue("mail")
    assert (fresh(message).waits_for, fresh(message).customer) == (WaitReason.HOLD, customer)


def test_a_no_from_the_address_that_the_order_names_counts(customer: Customer, mailbox: Mailbox) -> None:
    guest = make_customer(saleor_id=None)
    withdraw_consent(guest, Topic.OFFERS, source="one_click", by=SYSTEM)
    message = ask(OFFER, customer, make_order(customer, user_email=guest.email))
    elsewhere = ask(OFFER, customer)
    run_queue("mail")
    assert fresh(message).cancel_reason == CancelReason.NO_BASIS
    assert fresh(elsewhere).status == MessageStatus.SENT


def test_what_is_on_hold_for_whoever_reads_the_orders_address_holds(customer: Customer, mailbox: Mailbox) -> None:
    """Somebody ordered with their account and another address, under which they have something open as a guest."""
    guest = make_customer(saleor_id=None)
    place_hold(guest, HoldReason.OPEN_CASE, key="7", by=SYSTEM)
    message = ask(QUESTION, customer, make_order(customer, user_email=guest.email.upper()))
    run_queue("mail")
    assert fresh(message).waits_for == WaitReason.HOLD


def test_a_guests_mail_finds_the_account_that_they_were_joined_with(customer: Customer, mailbox: Mailbox) -> None:
    guest = make_customer(saleor_id=None)
    record_consent(guest, Topic.OFFERS, source="checkout", text_version="1", by=SYSTEM)
    message = ask(OFFER, guest)
    absorb_guest(guest, customer, at=now(), by=SYSTEM)
    run_queue("mail")
    assert fresh(message).status == MessageStatus.SENT
    assert mailbox.mails[0]["To"] == customer.email


def test_a_shop_sends_from_a_domain_with_letters_of_its_language(
    shop: Shop, customer: Customer, order: Order, mailbox: Mailbox
) -> None:
    update_preferences(shop, {"sender_email": "hola@año.example"}, by=SYSTEM)
    message = ask(SERVICE, customer, order)
    run_queue("mail")
    assert fresh(message).status == MessageStatus.SENT
    assert mailbox.mails[0]["Message-ID"].endswith("@xn--ao-zja.example>")


def test_a_template_that_breaks_is_seen(customer: Customer, order: Order, clock: Any, monkeypatch: Any) -> None:
    message = ask(SERVICE, customer, order)
    monkeypatch.setattr("saleor_postventa.mailing.sending.render", lambda *_: 1 / 0)
    for _try in range(10):
        run_queue("mail")
        clock.move(hours=3)
    assert fresh(message).status == MessageStatus.FAILED
    assert "ZeroDivisionError" in fresh(message).trouble
    assert mail_health().needs_staff == 1


def test_a_shop_that_deleted_the_app_sends_nothing(
    shop: Shop, customer: Customer, order: Order, mailbox: Mailbox, clock: MovableClock
) -> None:
    messages = [ask(SERVICE, customer, order), ask(OFFER, customer)]
    change_state(shop, ShopState.REMOVED, since=clock())
    run_queue("mail")
    assert {fresh(message).cancel_reason for message in messages} == {CancelReason.SHOP_REMOVED}
    assert not mailbox.mails


@pytest.mark.parametrize("state", [ShopState.INACTIVE, ShopState.LOST])
def test_mail_of_a_shop_that_is_switched_off_waits_until_it_is_back(
    state: ShopState, shop: Shop, customer: Customer, order: Order, mailbox: Mailbox, clock: MovableClock
) -> None:
    messages = [ask(SERVICE, customer, order), ask(OFFER, customer)]
    change_state(shop, state, since=clock())
    run_queue("mail")
    assert {fresh(message).waits_for for message in messages} == {WaitReason.SHOP_OFF}
    assert {fresh(message).due_at for message in messages} == {now() + timedelta(hours=1)}
    assert not mailbox.mails
    change_state(shop, ShopState.ACTIVE, since=clock())
    clock.move(hours=1)
    run_queue("mail")
    assert len(mailbox.mails) == 2


def test_the_reasons_can_be_read(customer: Customer) -> None:
    suppress_email(customer.email, by=STAFF)
    message = ask(OFFER, customer)
    run_queue("mail")
    row = RecordedEvent.objects.get(name="MessageCancelled")
    assert row.fact.describe() == f"Mail not sent: {OFFER.label} (the address is blocked)."
    assert message.key in {each.key for each in Message.objects.all()}
    assert SuppressionReason.MANUAL.label


def test_another_shops_mail_stays_out_of_sight(customer: Customer, sur: Shop) -> None:
    ask(OFFER, customer)
    with shop_scope(sur):
        assert not messages().exists()
        assert mail_health().waiting == 0
