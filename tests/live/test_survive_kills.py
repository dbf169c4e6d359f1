"""The worker is killed right before or right after one call to Saleor: all is there once, after it was started again.

`serve`, the worker and its clock are the real processes, told of one another by the broker. Leases are made to run out
instead of being waited for, but where a test is marked slow.
"""

import pytest

from .aftersales import AfterSales
from .books import cents, events, grants, line_of, refunded, units
from .payment_app import PaymentApp
from .product import wait_for
from .test_exchange import check_replacement, exchange
from .test_refund import TWO_OF_THREE, check_goods, take_back
from .trade import Trade

pytestmark = pytest.mark.timeout(900)
REFUNDING = ["OrderGrantRefundCreate", "TransactionRequestRefundForGrantedRefund"]
GOODS = ["PutBackStock", "ReturnUnitsForReason"]
REPLACING = ["ReplacementCreate", "ReplacementSendBy", "ReplacementSendTo", "ReplacementComplete"]


def die_and_go_on(care: AfterSales) -> None:
    """Once the worker is dead."""
    wait_for(lambda: not care.product.is_worker_alive(), "the worker's death", seconds=120)
    care.product.let_time_pass()
    care.product.restart_worker()


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("call", REFUNDING + GOODS)
def test_one_refund_and_one_change_of_stock(
    care: AfterSales, trade: Trade, payments: PaymentApp, call: str, moment: str
) -> None:
    order = trade.sell({"S": 3, "L": 1}, email=care.email)
    shelf, _ = trade.stock("S")
    care.known(order)
    care.product.restart_worker(f"{call}:{moment}")
    ret = take_back(care, trade, order)
    die_and_go_on(care)
    care.settled(ret)
    books = trade.books(order)
    assert (grants(books), refunded(books)) == ([("SUCCESS", TWO_OF_THREE, False, [2])], TWO_OF_THREE)
    assert (events(books, "REFUND_REQUEST"), len(payments.asked)) == ([TWO_OF_THREE], 1)
    check_goods(trade, order, shelf)


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("call", REPLACING)
def test_one_replacement(care: AfterSales, trade: Trade, payments: PaymentApp, call: str, moment: str) -> None:
    order = trade.sell({"S": 3}, email=care.email)
    (small, _), (large, taken) = trade.stock("S"), trade.stock("L")
    care.known(order)
    care.product.restart_worker(f"{call}:{moment}")
    ret = exchange(care, trade, order, "L")
    die_and_go_on(care)
    care.settled(ret)
    check_replacement(trade, order, "L", price="7.35")
    assert (trade.stock("S"), trade.stock("L")) == ((small + 1, 0), (large, taken + 1))
    assert units(trade.books(order), "RETURNED", line_of(trade.books(order), "S", trade)) == 1


@pytest.mark.parametrize("moment", ["before", "after"])
def test_one_gift_card(care: AfterSales, trade: Trade, payments: PaymentApp, moment: str) -> None:
    order = trade.sell({"S": 3}, email=care.email)
    care.known(order)
    care.product.restart_worker(f"GiftCardCreate:{moment}")
    ret = take_back(care, trade, order, outcome="CREDIT")
    die_and_go_on(care)
    found = care.settled(ret)
    (card,) = trade.cards(f"return:{care.row_of(found)}:")
    assert cents(card["initialBalance"]) == cents(found["settlements"][-1]["amount"])


@pytest.mark.slow
@pytest.mark.parametrize("call", ["OrderGrantRefundCreate", "PutBackStock"])
def test_goes_on_by_itself(care: AfterSales, trade: Trade, payments: PaymentApp, call: str) -> None:
    """Nothing is made to run out: the leases do, within minutes."""
    order = trade.sell({"S": 3, "L": 1}, email=care.email)
    shelf, _ = trade.stock("S")
    care.known(order)
    care.product.restart_worker(f"{call}:after")
    ret = take_back(care, trade, order)
    wait_for(lambda: not care.product.is_worker_alive(), "the worker's death", seconds=120)
    care.product.restart_worker()
    care.settled(ret, seconds=780)
    books = trade.books(order)
    assert (grants(books), refunded(books)) == ([("SUCCESS", TWO_OF_THREE, False, [2])], TWO_OF_THREE)
    assert len(payments.asked) == 1
    check_goods(trade, order, shelf)
