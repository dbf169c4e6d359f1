"""Whoever was told of points is told when they go with what came back, once, and what that leaves."""

import pytest

from saleor_postventa.core.work import drain, queues
from saleor_postventa.loyalty.ledger.movements import Terms, grant, spend
from saleor_postventa.loyalty.ledger.posting import post
from saleor_postventa.loyalty.services import activate_due, tell_of_points_taken_back
from saleor_postventa.loyalty.services.warning import EARNED, TAKEN_BACK
from saleor_postventa.mailing.codes import Basis, Topic
from saleor_postventa.mailing.models import Message, MessageStatus
from saleor_postventa.orders.models import Order
from saleor_postventa.shops.models import Shop
from tests.conftest import MovableClock
from tests.mailing.conftest import Mailbox, mailbox
from tests.returns.make import make_policy

from .rewards.scene import settle
from .trade import account_of, buy, exchange, make_programme, send_back

__all__ = ["mailbox"]
pytestmark = pytest.mark.usefixtures("in_norte")


@pytest.fixture(autouse=True)
def _programme(in_norte: Shop, clock: MovableClock, mailbox: Mailbox) -> None:
    make_policy()
    make_programme(clock, pending={"until": "at_once", "days": 30})


def bought(*lines: tuple[int, str]) -> Order:
    """They were told how many points it earned."""
    order = buy(1, *lines)
    deliver()
    assert Message.objects.get(kind=EARNED).status == MessageStatus.SENT
    return order


def deliver() -> list[Message]:
    settle()
    drain(queues.get("mail"))
    return list(Message.objects.filter(kind=TAKEN_BACK).order_by("pk"))


def written(mailbox: Mailbox) -> str:
    """The text of the mail, in the language of the order."""
    [place] = [place for place, mail in enumerate(mailbox.mails) if "menos por el pedido" in mail["Subject"]]
    return mailbox.part("plain", place)


@pytest.mark.proves("B4", part="the shopper is told")
def test_of_what_came_back_together_once(clock: MovableClock, mailbox: Mailbox) -> None:
    order = bought((2, "50.00"), (1, "20.00"))
    activate_due()
    send_back(order, {0: 1, 1: 1})
    [message] = deliver()
    assert (message.status, message.topic, message.basis) == (MessageStatus.SENT, Topic.POINTS, Basis.MEMBERSHIP)
    text = written(mailbox)
    assert f"70 puntos menos por el pedido {order.number}" in text
    assert "ha vuelto o ha cambiado" in text
    assert "Ahora tienes 50 puntos para usar" in text


def test_of_each_return_its_own_state(clock: MovableClock, mailbox: Mailbox) -> None:
    order = bought((2, "50.00"))
    send_back(order, {0: 1})
    deliver()
    send_back(order, {0: 1})
    assert [each.facts["points"] for each in deliver()] == [50, 100]


def test_below_nothing_it_says_that_no_money_is_owed(clock: MovableClock, mailbox: Mailbox) -> None:
    order = bought()
    activate_due()
    account = account_of(order)
    post(spend(account, 50, Terms("spent")))
    send_back(order)
    deliver()
    assert "Ahora tu saldo es de -50 puntos" in written(mailbox)
    assert "Nunca nos debes dinero" in written(mailbox)


def test_nobody_is_told_of_points_they_were_never_told_of(clock: MovableClock) -> None:
    order = buy()
    send_back(order)
    assert deliver() == []


def test_what_went_before_they_were_told_is_not_told_again(clock: MovableClock) -> None:
    """The mail about an order's points says how many are left when it is written."""
    order = buy(1, (1, "50.00"), (1, "20.00"))
    send_back(order, {0: 1})
    clock.move(seconds=1)
    deliver()
    assert Message.objects.get(kind=EARNED).status == MessageStatus.SENT
    assert tell_of_points_taken_back(order.pk) is None


def test_an_exchange_for_the_same_price_takes_nothing(clock: MovableClock) -> None:
    exchange(bought(), price="50.00")
    assert deliver() == []


def test_points_of_other_causes_are_not_the_orders(clock: MovableClock) -> None:
    order = bought()
    post(grant(account_of(order), 500, Terms("gift"), expires_at=None))
    send_back(order)
    assert [each.facts["points"] for each in deliver()] == [50]
