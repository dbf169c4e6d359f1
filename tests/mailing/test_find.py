"""What doctor and the panel say of a shop's mail."""

from datetime import timedelta
from typing import Any

import pytest

from saleor_postventa.core.clock import now
from saleor_postventa.mailing.codes import Basis, MessageStatus, Topic
from saleor_postventa.mailing.models import Message
from saleor_postventa.mailing.outcomes import note_complaint
from saleor_postventa.mailing.queries import optional_mail, optional_mail_is_paused
from saleor_postventa.shops.findings import Level, findings_of
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope

from .scene import QUESTION, SERVICE, ask, make_customer, make_order, run_queue

pytestmark = pytest.mark.django_db


def codes_of(shop: Shop) -> dict[str, Level]:
    return {finding.code: finding.level for finding in findings_of(shop) if finding.code.startswith("mail")}


def title_of(shop: Shop, code: str) -> str:
    return next(str(finding.title) for finding in findings_of(shop) if finding.code == code)


def message_in(status: MessageStatus, **values: Any) -> None:
    customer = make_customer()
    message = ask(SERVICE, customer, make_order(customer))
    Message.objects.filter(pk=message.pk).update(status=status, basis=Basis.CONTRACT, **values)


def test_says_nothing_where_all_is_well(shop: Shop) -> None:
    message_in(MessageStatus.SENT)
    message_in(MessageStatus.SENDING, status_since=now())
    assert codes_of(shop) == {}


def test_counts_what_waits_for_a_person(shop: Shop, sur: Shop) -> None:
    message_in(MessageStatus.FAILED)
    message_in(MessageStatus.UNCERTAIN)
    assert codes_of(shop) == {"mails_need_staff": Level.WARNING}
    assert title_of(shop, "mails_need_staff").startswith("2 ")
    with shop_scope(sur):
        assert codes_of(sur) == {}


def test_tells_of_complaints_that_put_all_mail_at_risk(shop: Shop, mailbox: object) -> None:
    for _ in range(3):
        customer = make_customer()
        message = ask(QUESTION, customer, make_order(customer))
        run_queue("mail")
        note_complaint(message.pk)
    assert codes_of(shop) == {"mail_at_risk": Level.WARNING}


def many(sent: int, complaints: int) -> None:
    """Optional mails that left, of which the first were marked as spam."""
    customer = make_customer()
    order = make_order(customer)
    values = {"shop": order.shop, "kind": "test_question", "topic": Topic.FEEDBACK, "customer": customer}
    left = {"status": MessageStatus.SENT, "handed_over_at": now(), "sent_at": now()}
    values |= {**left, "order": order, "basis": Basis.LEGITIMATE_INTEREST}
    Message.objects.bulk_create(
        Message(key=f"many:{n}", expires_at=now(), complained_at=now() if n < complaints else None, **values)
        for n in range(sent)
    )


@pytest.mark.proves("D12")
@pytest.mark.parametrize(
    ("sent", "complaints", "told", "is_paused"),
    [
        (1000, 4, {"mail_at_risk": Level.WARNING}, True),
        (1000, 3, {"mail_at_risk": Level.WARNING}, True),
        (1001, 3, {"mail_complaints": Level.WARNING}, False),
        (3000, 3, {"mail_complaints": Level.WARNING}, False),
        (3001, 3, {}, False),
        (100, 2, {}, False),
    ],
)
def test_complaints_are_warned_of_before_they_pause(
    shop: Shop, sent: int, complaints: int, told: dict[str, Level], is_paused: bool
) -> None:
    many(sent, complaints)
    assert codes_of(shop) == told
    assert optional_mail_is_paused() is is_paused


@pytest.mark.parametrize(
    ("sent", "complaints", "said"),
    [
        (100, 2, "too few to say anything yet"),
        (3001, 3, "Below 0.1 % all is well"),
        (100, 0, "Below 0.1 % all is well"),
    ],
)
def test_a_few_complaints_are_not_said_to_be_below_what_they_are_above(
    shop: Shop, sent: int, complaints: int, said: str
) -> None:
    many(sent, complaints)
    assert said in optional_mail().in_words


def test_tells_of_mail_that_nobody_can_say_anything_of(shop: Shop) -> None:
    message_in(MessageStatus.SENDING, status_since=now() - timedelta(hours=2))
    assert codes_of(shop) == {"mails_under_way": Level.WARNING}
