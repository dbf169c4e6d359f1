"""Whose points come back is told so, once, with the reason and the day until which they last."""

import pytest

from saleor_postventa.core.work import drain, queues
from saleor_postventa.loyalty.chores import take_back_unused_rewards
from saleor_postventa.loyalty.codes import ReleaseCause
from saleor_postventa.loyalty.services.releasing import cancel_redemption
from saleor_postventa.loyalty.services.warning import POINTS_BACK
from saleor_postventa.mailing.codes import Basis, Topic
from saleor_postventa.mailing.models import Message, MessageStatus
from saleor_postventa.shops.models import Shop
from tests.conftest import MovableClock
from tests.mailing.conftest import Mailbox, mailbox
from tests.refunds.scene import BY, Saleor

from .scene import make_reward, make_shopper, settle
from .test_spend import YEAR_END, buy_with

__all__ = ["mailbox"]


def told() -> Message:
    settle()
    drain(queues.get("mail"))
    return Message.objects.get(kind=POINTS_BACK)


def test_a_code_that_nobody_used(saleor: Saleor, shop: Shop, clock: MovableClock, mailbox: Mailbox) -> None:
    """It stands on the points alone: nobody ordered anything."""
    lea = make_shopper(700, expires_at=YEAR_END)
    lea.redeem(make_reward(valid_days=7), language="en")
    settle()
    drain(queues.get("mail"))
    clock.move(days=8)
    take_back_unused_rewards()
    message = told()
    assert (message.status, message.topic, message.basis) == (MessageStatus.SENT, Topic.POINTS, Basis.MEMBERSHIP)
    assert (message.order, message.customer) == (None, lea.customer)
    text = mailbox.part("plain")
    assert "500 points came back to you" in text
    assert "You did not use “5 off” in time" in text
    assert "In all you can use 700 points now" in text
    assert "because you have points with" in text
    settle()
    assert Message.objects.filter(kind=POINTS_BACK).count() == 1


@pytest.mark.parametrize(
    ("cause", "said"),
    [(ReleaseCause.SHOPPER, "You gave “5 off” back"), (ReleaseCause.TEAM, "Our team took “5 off” back")],
)
def test_a_reward_that_was_given_back(
    saleor: Saleor, shop: Shop, mailbox: Mailbox, cause: ReleaseCause, said: str
) -> None:
    redemption = make_shopper(500).redeem(make_reward(), language="en")
    settle()
    cancel_redemption(redemption.pk, cause=cause, by=BY)
    assert told().status == MessageStatus.SENT
    assert said in mailbox.part("plain")
    assert "They do not expire." in mailbox.part("plain")


def test_a_cancelled_order_names_its_number(saleor: Saleor, shop: Shop, mailbox: Mailbox) -> None:
    redemption = make_shopper(500, expires_at=YEAR_END).redeem(make_reward(), language="en")
    settle()
    order = buy_with(saleor, redemption, pay="none")
    saleor.control.cancel_order(order.saleor_id)
    saleor.mirror(order.saleor_id)
    assert told().status == MessageStatus.SENT
    assert f"Order {order.number}, in which you used" in mailbox.part("plain")
