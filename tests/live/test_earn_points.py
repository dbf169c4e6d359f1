"""Points for orders in a Saleor of one's own: on their way, usable, and gone with what they were earned for."""

import pytest

from .aftersales import AfterSales
from .books import line_of
from .payment_app import PaymentApp
from .points import account, give, make_reward, publish_programme, redeem, wait_for_points, wait_until
from .saleor import Answer
from .trade import Trade

pytestmark = pytest.mark.timeout(600)
LONG_AFTER = "activate_due(at=now() + timedelta(days=200))"


@pytest.fixture(autouse=True)
def programme(care: AfterSales, trade: Trade, payments: PaymentApp) -> None:
    """A point for one of the currency; the order behind it makes the shopper known."""
    publish_programme(care, trade)
    care.known(trade.sell_by_checkout({"S": 1}, by=care))


def send_back(care: AfterSales, trade: Trade, order: str, units: int) -> Answer:
    """Asked for, approved, received and checked; the money is back."""
    line = line_of(trade.books(order), "S", trade)
    ret = care.approve(care.ask_for(order, {line: units}))
    care.receive(ret, units)
    return care.settled(care.inspect(ret, (units, "A", "RESTOCK")))


def test_half_sent_back_takes_half_of_the_points(care: AfterSales, trade: Trade) -> None:
    order = trade.sell_by_checkout({"S": 2}, by=care)
    care.known(order)
    number = trade.books(order)["number"]
    before = wait_for_points(care, number, 40)
    send_back(care, trade, order, 1)
    after = wait_for_points(care, number, 20)
    assert (after["pending"], after["active"]) == (before["pending"] - 20, before["active"])


def test_usable_points_go_too(care: AfterSales, trade: Trade) -> None:
    order = trade.sell_by_checkout({"S": 2}, by=care)
    care.known(order)
    number = trade.books(order)["number"]
    wait_for_points(care, number, 40)
    before = account(care, LONG_AFTER)
    assert before["pending"] == 0
    send_back(care, trade, order, 1)
    after = wait_for_points(care, number, 20)
    assert (after["pending"], after["active"]) == (0, before["active"] - 20)


def test_what_was_spent_comes_back_as_it_was(care: AfterSales, trade: Trade) -> None:
    """Half of the goods, half of the points; all of them, all: to end on their old day."""
    rich = give(care, 700, days=30)
    redemption = redeem(care, make_reward(care, trade))
    order = trade.sell_by_checkout({"S": 2}, by=care, card=redemption["code"])
    care.known(order)
    number = trade.books(order)["number"]
    wait_until(care, redemption["id"], "USED")
    wait_for_points(care, number, 35)
    send_back(care, trade, order, 1)
    wait_for_points(care, number, 17)  # the first unit of two has 18 of 35
    assert account(care)["active"] == rich["active"] - 250
    send_back(care, trade, order, 1)
    wait_for_points(care, number, 0)
    back = account(care)
    assert (back["active"], back["ends"]) == (rich["active"], rich["ends"])
