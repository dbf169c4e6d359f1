"""What becomes of a mail whose address is none, or one that no plain server takes."""

import pytest

from saleor_postventa.mailing.addresses import is_address
from saleor_postventa.mailing.codes import BounceKind, CancelReason, MessageStatus
from saleor_postventa.shops.models import Shop

from .conftest import Mailbox
from .scene import SERVICE, ask, fresh, make_customer, make_order, run_queue

WRONG = [
    "a@x.yz\r\nBcc: evil@vil.yz",
    "a@x.yz\n",
    "a@x.yz\u2028b",
    "a\u200b@x.yz",
    "nobody",
    "a@b@c.yz",
    '"a\x01"@x.yz',
]


@pytest.mark.parametrize("text", WRONG)
def test_tells_what_is_no_address(text: str) -> None:
    assert not is_address(text)


@pytest.mark.parametrize("text", ["lucia@example.test", "lucia+x@ñandú.test", "ñandu@x.yz"])
def test_knows_an_address(text: str) -> None:
    assert is_address(text)


@pytest.mark.django_db
@pytest.mark.parametrize("text", WRONG)
def test_mail_to_no_address_is_cancelled(shop: Shop, mailbox: Mailbox, text: str) -> None:
    customer = make_customer(email=text)
    message = ask(SERVICE, customer, make_order(customer))
    run_queue("mail")
    assert (fresh(message).status, fresh(message).cancel_reason) == (MessageStatus.CANCELLED, CancelReason.NO_ADDRESS)
    assert mailbox.mails == []


@pytest.mark.django_db
def test_address_that_no_plain_server_takes_is_a_bounce(shop: Shop, mailbox: Mailbox) -> None:
    customer = make_customer(email="ñandu@x.yz")
    message = ask(SERVICE, customer, make_order(customer))
    run_queue("mail")
    assert (fresh(message).status, fresh(message).bounce_kind) == (MessageStatus.BOUNCED, BounceKind.HARD)
    assert mailbox.mails == []


@pytest.mark.django_db
def test_header_that_is_not_safe_fails_for_good(shop: Shop, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("saleor_postventa.mailing.sending.sender_of", lambda shop: ("Casa", "a@b.test\nBcc: c@d.test"))
    customer = make_customer()
    message = ask(SERVICE, customer, make_order(customer))
    run_queue("mail")
    assert fresh(message).status == MessageStatus.FAILED
    assert mailbox.mails == []
