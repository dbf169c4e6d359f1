"""Nobody with something open gets an offer; what belongs to their order still comes."""

from collections.abc import Callable

import pytest

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.mailing.codes import MessageStatus
from saleor_postventa.mailing.models import Message
from saleor_postventa.people.models import Customer
from saleor_postventa.people.rules import HoldReason
from saleor_postventa.people.services import lift_hold, note_fact, place_hold
from saleor_postventa.shops.models import Shop
from tests.conftest import MovableClock
from tests.mailing.conftest import Mailbox
from tests.mailing.scene import SERVICE, ask, make_customer

from .documents import send
from .scene import bought, delivered, live, pass_round, willing


def _held(reason: HoldReason) -> Callable[[Customer], None]:
    return lambda customer: place_hold(customer, reason, key="open", by=SYSTEM) and None


def _unanswered_detractor(customer: Customer) -> None:
    note_fact(customer, "nps_class", "detractor")
    place_hold(customer, HoldReason.OPEN_CASE, key="C-7", by=SYSTEM)


STATES = {
    "open case": _held(HoldReason.OPEN_CASE),
    "open return": _held(HoldReason.OPEN_RETURN),
    "late parcel": _held(HoldReason.LATE_PARCEL),
    "refund pending": _held(HoldReason.REFUND_PENDING),
    "complaint": _held(HoldReason.COMPLAINT),
    "detractor not answered": _unanswered_detractor,
}


@pytest.mark.django_db
@pytest.mark.proves("D9")
@pytest.mark.parametrize("before", [True, False], ids=["before it begins", "when it is due"])
@pytest.mark.parametrize("state", STATES)
def test_no_offer_leaves_and_what_is_of_the_order_does(
    shop: Shop, clock: MovableClock, mailbox: Mailbox, state: str, before: bool
) -> None:
    live("offer", send("offer", "An offer", {"kind": "coupon", "takes": "shipping"}), exits=[])
    customer = willing()
    order = bought(customer)
    if before:
        STATES[state](customer)
    delivered(order)
    if not before:
        STATES[state](customer)
    for _day in range(10):
        clock.move(days=1)
        pass_round()
    ask(SERVICE, customer, order)
    pass_round()
    assert [message.kind for message in Message.objects.filter(status=MessageStatus.SENT)] == [SERVICE.code]
    assert not Message.objects.filter(kind="flow_offer", status=MessageStatus.SENT).exists()


@pytest.mark.django_db
def test_what_never_could_leave_ends_with_its_reason(shop: Shop, clock: MovableClock, mailbox: Mailbox) -> None:
    live("offer", send("offer", lasts_days=5), exits=[])
    customer = willing()
    place_hold(customer, HoldReason.LATE_PARCEL, key="p", by=SYSTEM)
    delivered(bought(customer))
    for _day in range(8):
        clock.move(days=1)
        pass_round()
    [message] = Message.objects.filter(kind="flow_offer")
    assert (message.status, message.cancel_reason) == (MessageStatus.CANCELLED, "expired")


@pytest.mark.django_db
@pytest.mark.proves("D9", part="of whoever reads the mails of one address")
def test_something_open_of_the_account_holds_back_what_the_guest_of_that_address_gets(
    shop: Shop, clock: MovableClock, mailbox: Mailbox
) -> None:
    live("offer", send("offer"), exits=[])
    guest = willing(saleor_id=None, email="one@example.test")
    account = make_customer(email="one@example.test")
    place_hold(account, HoldReason.OPEN_CASE, key="C-1", by=SYSTEM)
    delivered(bought(guest))
    pass_round()
    message = Message.objects.get(kind="flow_offer")
    assert (message.status, message.waits_for) == (MessageStatus.WAITING, "hold")
    lift_hold(HoldReason.OPEN_CASE, key="C-1", by=SYSTEM)
    clock.move(days=1)
    pass_round()
    message.refresh_from_db()
    assert message.status == MessageStatus.SENT
