"""Reports of a mail service, as they come over HTTP."""

import base64
import json
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.http import CalledInsideTransaction
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.mailing.codes import (
    BounceKind,
    ConsentAction,
    MessageStatus,
    SuppressionReason,
    Topic,
)
from saleor_postventa.mailing.consents import record_consent
from saleor_postventa.mailing.delivery import provider_at
from saleor_postventa.mailing.models import Message, SuppressedAddress
from saleor_postventa.mailing.outcomes import note_bounce
from saleor_postventa.mailing.queries import current_consent, suppression_of
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import every_shop
from tests.conftest import MovableClock

from .conftest import Mailbox
from .scene import OFFER, SERVICE, ask, fresh, make_customer, make_order, run_queue
from .test_assemble import letter

pytestmark = pytest.mark.django_db
SECRET = base64.b64encode(b"hook:secret").decode()
POSTMARK = "anymail:postmark?server_token=t&hook_secret=hook:secret"


@pytest.fixture
def customer(shop: Shop) -> Customer:
    person = make_customer()
    record_consent(person, Topic.OFFERS, source="checkout", text_version="1", by=SYSTEM)
    return person


@pytest.fixture
def sent(customer: Customer, mailbox: Mailbox) -> Message:
    message = ask(OFFER, customer)
    run_queue("mail")
    return fresh(message)


def report(settings: Any, message: Message | None, secret: str = SECRET, **event: Any) -> int:
    settings.MAIL_URL = POSTMARK
    known = {"Metadata": {"message": message.message_id}} if message else {}
    web = Client(HTTP_HOST="postventa.example.test", secure=True)
    with every_shop():
        answer = web.post(
            "/api/mail/events/postmark/",
            json.dumps({"MessageID": "pm-1", "Recipient": "x@example.test", **known, **event}),
            content_type="application/json",
            headers={"Authorization": f"Basic {secret}"},
        )
    return answer.status_code


HARD = {"RecordType": "Bounce", "Type": "HardBounce", "ID": 1, "Description": "x@example.test is unknown"}


@pytest.mark.proves("D12", part="bounces and complaints, at once and after some")
class TestBouncesAndComplaints:
    def test_a_hard_bounce_blocks_the_address_at_once(self, settings: Any, sent: Message) -> None:
        assert report(settings, sent, **HARD) == 200
        after = fresh(sent)
        assert (after.status, after.bounce_kind) == (MessageStatus.BOUNCED, BounceKind.HARD)
        assert suppression_of(sent.address_hash) == SuppressionReason.HARD_BOUNCE
        assert "x@example.test" not in after.trouble
        assert RecordedEvent.objects.filter(name="AddressSuppressed").count() == 1

    def test_soft_bounces_block_it_after_the_third(
        self, customer: Customer, mailbox: Mailbox, clock: MovableClock
    ) -> None:
        order, blocked = make_order(customer), []
        for _ in range(3):
            message = ask(SERVICE, customer, order)
            run_queue("mail")
            note_bounce(message.pk, BounceKind.SOFT, "mailbox full")
            blocked.append(suppression_of(fresh(message).address_hash))
            clock.move(days=5)
        assert blocked == [None, None, SuppressionReason.SOFT_BOUNCES]

    def test_soft_bounces_of_long_ago_do_not_count(
        self, customer: Customer, mailbox: Mailbox, clock: MovableClock
    ) -> None:
        order = make_order(customer)
        for _ in range(4):
            message = ask(SERVICE, customer, order)
            run_queue("mail")
            note_bounce(message.pk, BounceKind.SOFT, "mailbox full")
            clock.move(days=40)
        assert not SuppressedAddress.objects.exists()

    def test_a_complaint_blocks_optional_mail(self, settings: Any, sent: Message) -> None:
        report(settings, sent, RecordType="SpamComplaint", Type="SpamComplaint", ID=2)
        assert fresh(sent).complained_at is not None
        assert suppression_of(sent.address_hash) == SuppressionReason.COMPLAINT

    def test_the_services_own_link_withdraws_the_topic(self, settings: Any, sent: Message) -> None:
        report(
            settings, sent, RecordType="SubscriptionChange", SuppressSending=True, SuppressionReason="ManualSuppression"
        )
        assert sent.customer is not None
        said = current_consent(sent.customer, Topic.OFFERS)
        assert said is not None
        assert said.action == ConsentAction.WITHDRAWN

    @pytest.mark.parametrize("said", ["unknown \x00", "unknown \ud800"], ids=["NUL", "half a character"])
    def test_it_blocks_whatever_a_server_says(self, settings: Any, sent: Message, said: str) -> None:
        """What stands there was written by a mail server that anybody may run."""
        assert report(settings, sent, **{**HARD, "Description": said}) == 200
        assert suppression_of(sent.address_hash) == SuppressionReason.HARD_BOUNCE

    def test_the_same_report_twice_is_one(self, settings: Any, sent: Message) -> None:
        for _ in range(2):
            report(settings, sent, **HARD)
        assert RecordedEvent.objects.filter(name="MessageBounced").count() == 1


def test_a_delivery_is_noted(settings: Any, sent: Message) -> None:
    report(settings, sent, RecordType="Delivery", DeliveredAt="2026-06-10T12:00:05Z")
    assert fresh(sent).delivered_at is not None


def test_a_delivery_settles_what_was_uncertain(settings: Any, sent: Message) -> None:
    Message.objects.filter(pk=sent.pk).update(status=MessageStatus.UNCERTAIN)
    report(settings, sent, RecordType="Delivery", DeliveredAt="2026-06-10T12:00:05Z")
    assert fresh(sent).status == MessageStatus.SENT


def test_finds_the_message_by_the_services_own_id(settings: Any, sent: Message) -> None:
    Message.objects.filter(pk=sent.pk).update(provider_ref="pm-1")
    report(settings, None, **HARD)
    assert fresh(sent).status == MessageStatus.BOUNCED


def test_passes_over_mails_that_are_not_ours(settings: Any, sent: Message) -> None:
    assert report(settings, None, **HARD) == 200
    assert fresh(sent).status == MessageStatus.SENT


def test_needs_the_secret(settings: Any, sent: Message) -> None:
    assert report(settings, sent, secret=base64.b64encode(b"hook:wrong").decode(), **HARD) == 403
    assert fresh(sent).status == MessageStatus.SENT


@pytest.mark.parametrize("url", ["console:", "anymail:postmark?server_token=t", "anymail:resend?hook_signing_secret=x"])
def test_is_closed_unless_this_service_is_in_use_with_a_secret(
    settings: Any, client: Client, db: None, url: str
) -> None:
    settings.MAIL_URL = url
    answer = client.post("/api/mail/events/postmark/", "{}", content_type="application/json", HTTP_HOST="127.0.0.1")
    assert answer.status_code == 404


def test_calls_no_service_inside_a_transaction(transactional_db: None, settings: Any) -> None:
    with transaction.atomic(), pytest.raises(CalledInsideTransaction):
        provider_at(POSTMARK).deliver(letter())
