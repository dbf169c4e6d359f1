"""Exchanges against a Saleor of one's own, from the shopper's wish to the confirmed replacement order."""

from decimal import Decimal

import pytest

from .aftersales import AfterSales
from .books import cents, grants, line_of, refunded, units
from .payment_app import PaymentApp
from .saleor import Answer
from .trade import Trade

pytestmark = pytest.mark.timeout(600)


def exchange(care: AfterSales, trade: Trade, order: str, wanted: str, count: int = 1, reason: str = "") -> Answer:
    """So many S for another size, checked as new."""
    care.known(order)
    line = line_of(trade.books(order), "S", trade)
    wish = {"outcome": "EXCHANGE", "wanted": trade.sizes[wanted], "reason": reason or "too_small"}
    ret = care.approve(care.ask_for(order, {line: count}, **wish))
    care.receive(ret, count)
    return care.inspect(ret, (count, "A", "RESTOCK"))


def check_replacement(trade: Trade, order: str, size: str, *, price: str, count: int = 1) -> Answer:
    """One order and no draft: confirmed, to the same person, of these units at this price, nothing for shipping."""
    (made,) = trade.replacement(order)
    books = trade.books(made["id"])
    (line,) = books["lines"]
    assert (books["status"], books["userEmail"]) == ("UNFULFILLED", trade.books(order)["userEmail"])
    assert (line["variant"]["id"], line["quantity"]) == (trade.sizes[size], count)
    assert cents(books["total"]["gross"]) == cents(line["totalPrice"]["gross"]) == Decimal(price)
    assert cents(books["shippingPrice"]["gross"]) == 0
    assert [each["quantity"] for each in line["allocations"]] == [count]
    return books


def test_another_size(care: AfterSales, trade: Trade, payments: PaymentApp) -> None:
    order = trade.sell({"S": 3, "L": 1}, email=care.email)
    (small, _), (medium, taken) = trade.stock("S"), trade.stock("M")
    done = care.settled(exchange(care, trade, order, "M", 2))
    check_replacement(trade, order, "M", price="0.00", count=2)
    books = trade.books(order)
    assert (units(books, "RETURNED", line_of(books, "S", trade)), grants(books), payments.asked) == (2, [], [])
    assert (trade.stock("S"), trade.stock("M")) == ((small + 2, 0), (medium, taken + 2))
    assert (done["exchange"]["status"], cents(done["exchange"]["difference"])) == ("FULFILLED", 0)


def test_a_dearer_one_costs_the_difference(care: AfterSales, trade: Trade, payments: PaymentApp) -> None:
    order = trade.sell({"S": 3}, email=care.email)
    care.settled(exchange(care, trade, order, "L"))
    books = check_replacement(trade, order, "L", price="7.35")
    assert (books["isPaid"], books["chargeStatus"]) == (False, "NONE")
    assert refunded(trade.books(order)) == 0


@pytest.mark.parametrize(("reason", "way"), [("too_large", "Registered priority"), ("wrong_shape", "UPS")])
def test_goes_out_in_the_way_that_the_policy_wants_where_there_is_one(
    care: AfterSales, trade: Trade, payments: PaymentApp, reason: str, way: str
) -> None:
    order = trade.sell({"S": 2}, email=care.email)
    assert trade.books(order)["deliveryMethod"]["name"] == "UPS"
    care.settled(exchange(care, trade, order, "M", reason=reason))
    assert check_replacement(trade, order, "M", price="0.00")["deliveryMethod"]["name"] == way


def test_what_was_collected_goes_out_to_where_it_was_collected(
    care: AfterSales, trade: Trade, payments: PaymentApp
) -> None:
    """Saleor's orders made by staff know no collection: the cheapest way is taken."""
    trade.let_collect()
    order = trade.sell_by_checkout({"S": 2}, by=care, collects=True)
    care.settled(exchange(care, trade, order, "M"))
    made = check_replacement(trade, order, "M", price="0.00")
    assert made["deliveryMethod"]["name"] == "UPS"
    assert made["shippingAddress"] == trade.books(order)["shippingAddress"]


def test_a_cheaper_one_gives_the_difference_back(care: AfterSales, trade: Trade, payments: PaymentApp) -> None:
    order = trade.sell({"L": 2}, email=care.email)
    care.known(order)
    line = line_of(trade.books(order), "L", trade)
    ret = care.approve(care.ask_for(order, {line: 1}, outcome="EXCHANGE", wanted=trade.sizes["M"]))
    care.receive(ret, 1)
    care.settled(care.inspect(ret, (1, "A", "RESTOCK")))
    check_replacement(trade, order, "M", price="0.00")
    assert grants(trade.books(order)) == [("SUCCESS", Decimal("7.35"), False, [])]
    assert refunded(trade.books(order)) == Decimal("7.35")


def test_sold_out_and_the_money_instead(care: AfterSales, trade: Trade, payments: PaymentApp) -> None:
    order = trade.sell({"S": 3}, email=care.email)
    shelf, allocated = trade.stock("M")
    trade.set_stock("M", allocated)
    try:
        ret = care.settled(exchange(care, trade, order, "M"), "FOR_STAFF")
    finally:
        trade.set_stock("M", shelf)
    assert (ret["exchange"]["status"], trade.replacement(order)) == ("OUT_OF_STOCK", [])
    care.settled(care.choose_again(ret, "REFUND"))
    books = trade.books(order)
    assert (grants(books), refunded(books)) == ([("SUCCESS", Decimal("20.00"), False, [1])], Decimal("20.00"))
    assert trade.replacement(order) == []


def test_a_dearer_one_where_prices_are_net(care: AfterSales, net_trade: Trade, payments: PaymentApp) -> None:
    """24.20 were paid for one listed at 20.00, and the other would cost 33.09."""
    order = net_trade.sell({"S": 3}, email=care.email)
    care.settled(exchange(care, net_trade, order, "L", 2))
    check_replacement(net_trade, order, "L", price="17.78", count=2)
