"""Members are told what the team did to their points, whether or not they ever bought something."""

import pytest

from saleor_postventa.core.work import drain, queues
from saleor_postventa.loyalty.codes import AdjustmentReason
from saleor_postventa.loyalty.services.adjusting import ask_adjustment
from saleor_postventa.loyalty.services.warning import ADJUSTED
from saleor_postventa.mailing.codes import Basis, Topic
from saleor_postventa.mailing.models import Message, MessageStatus
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.models import Shop
from tests.conftest import MovableClock
from tests.loyalty.rewards.scene import Shopper, make_shopper, settle
from tests.loyalty.trade import BY_STAFF, account_of, buy, make_programme
from tests.mailing.conftest import Mailbox, mailbox
from tests.returns.make import make_policy

__all__ = ["mailbox"]
pytestmark = pytest.mark.usefixtures("in_norte")


def adjust(shopper: Shopper, points: int) -> Message:
    ask_adjustment(
        shopper.customer, points, reason=AdjustmentReason.CORRECTION, note="counted twice", key="k", by=BY_STAFF
    )
    settle()
    drain(queues.get("mail"))
    return Message.objects.get(kind=ADJUSTED)


def test_who_never_ordered(clock: MovableClock, mailbox: Mailbox) -> None:
    make_programme(clock)
    lea = make_shopper(300)
    Customer.objects.filter(pk=lea.customer.pk).update(language="en")
    lea.customer.refresh_from_db()
    told = adjust(lea, -200)
    assert (told.status, told.topic, told.basis) == (MessageStatus.SENT, Topic.POINTS, Basis.MEMBERSHIP)
    assert not Order.objects.exists()
    text = mailbox.part("plain")
    assert "We took 200 points from your account" in text
    assert "because you have points with" in text
    assert "/s/norte/points/\n" in text


def test_who_ordered_is_told_of_points_and_not_of_an_order(
    in_norte: Shop, clock: MovableClock, mailbox: Mailbox
) -> None:
    make_policy()
    make_programme(clock)
    account = account_of(buy())
    assert account.customer is not None
    told = adjust(Shopper(account.customer, account), 100)
    assert (told.status, told.basis, told.order) == (MessageStatus.SENT, Basis.MEMBERSHIP, None)
