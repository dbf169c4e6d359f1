"""Whole returns against a Saleor of one's own, asked for and handled through our GraphQL: money and goods."""

from decimal import Decimal

import pytest

from .aftersales import AfterSales
from .books import cents, events, grants, line_of, refunded, units
from .payment_app import PaymentApp
from .product import wait_for
from .saleor import Answer
from .trade import Trade

pytestmark = pytest.mark.timeout(600)
TWO_OF_THREE = Decimal("34.00")  # twice 20.00, less 30 % of the damaged one


def take_back(care: AfterSales, trade: Trade, order: str, **wish: str) -> Answer:
    """Three asked for and approved, two received: one as new and one damaged."""
    care.known(order)
    line = line_of(trade.books(order), "S", trade)
    ret = care.approve(care.ask_for(order, {line: 3}, **wish))
    care.receive(ret, 2)
    return care.inspect(ret, (1, "A", "RESTOCK"), (1, "C", "SCRAP"))


def the_part(ret: Answer) -> Answer:
    (refund,) = ret["settlements"][-1]["refunds"]
    (part,) = refund["parts"]
    found: Answer = part
    return found


def check_goods(trade: Trade, order: str, shelf: int) -> None:
    books = trade.books(order)
    line = line_of(books, "S", trade)
    assert (books["status"], units(books, "RETURNED", line), units(books, "FULFILLED", line)) == (
        "PARTIALLY_RETURNED",
        2,
        1,
    )
    assert trade.stock("S") == (shelf + 1, 0)


def test_an_order_paid_through_an_app(care: AfterSales, trade: Trade, payments: PaymentApp) -> None:
    order = trade.sell({"S": 3, "L": 1}, email=care.email)
    shelf, _ = trade.stock("S")
    done = care.settled(take_back(care, trade, order))
    books = trade.books(order)
    assert cents(done["settlements"][-1]["amount"]) == TWO_OF_THREE
    assert grants(books) == [("SUCCESS", TWO_OF_THREE, False, [2])]
    assert (events(books, "REFUND_REQUEST"), events(books, "REFUND_SUCCESS")) == ([TWO_OF_THREE],) * 2
    assert (refunded(books), [cents(each["amount"]) for each in payments.asked]) == (TWO_OF_THREE, [TWO_OF_THREE])
    check_goods(trade, order, shelf)


def test_all_of_an_order_brings_the_shipping_back(care: AfterSales, trade: Trade, payments: PaymentApp) -> None:
    order = trade.sell({"S": 2}, email=care.email)
    care.known(order)
    ret = care.approve(care.ask_for(order, {line_of(trade.books(order), "S", trade): 2}))
    care.receive(ret, 2)
    care.settled(care.inspect(ret, (2, "A", "RESTOCK")))
    books = trade.books(order)
    total = cents(books["total"]["gross"])
    assert grants(books) == [("SUCCESS", total, True, [2])]
    assert (refunded(books), books["status"], books["chargeStatus"]) == (total, "RETURNED", "FULL")


def test_a_rule_gives_the_delivery_back_once(care: AfterSales, trade: Trade, payments: PaymentApp) -> None:
    """With the first of two settlements; neither with the second nor with another return."""
    order = trade.sell({"S": 4}, email=care.email)
    care.known(order)
    line = line_of(trade.books(order), "S", trade)
    shipping = cents(trade.books(order)["shippingPrice"]["gross"])
    first = care.approve(care.ask_for(order, {line: 2}, reason="colour"))
    for count in (1, 2):
        care.receive(first, 1)
        care.inspect(first, (1, "A", "RESTOCK"))
        wait_for(lambda count=count: len(grants(trade.books(order))) == count, f"grant {count}")
        care.settled(first)
    second = care.approve(care.ask_for(order, {line: 1}, reason="colour"))
    care.receive(second, 1)
    care.settled(care.inspect(second, (1, "A", "RESTOCK")))
    one = Decimal("20.00")
    assert shipping > 0
    assert grants(trade.books(order)) == [
        ("SUCCESS", one + shipping, True, [1]),
        ("SUCCESS", one, False, [1]),
        ("SUCCESS", one, False, [1]),
    ]
    assert refunded(trade.books(order)) == 3 * one + shipping


def test_declined_and_tried_again(care: AfterSales, trade: Trade, payments: PaymentApp) -> None:
    """Saleor goes on with the same grant, counts both requests, and sends nothing for the one that failed."""
    payments.says = "failure"
    order = trade.sell({"S": 3, "L": 1}, email=care.email)
    ret = take_back(care, trade, order)
    wait_for(lambda: events(trade.books(order), "REFUND_FAILURE"), "declined")
    care.product.let_time_pass()
    ret = care.settled(ret, "FOR_STAFF")
    assert (the_part(ret)["status"], the_part(ret)["trouble"]) == ("FAILED", "declined")
    assert (grants(trade.books(order)), refunded(trade.books(order))) == ([("FAILURE", TWO_OF_THREE, False, [2])], 0)
    payments.says = "success"
    care.retry(the_part(ret))
    care.settled(ret)
    books = trade.books(order)
    assert grants(books) == [("SUCCESS", TWO_OF_THREE, False, [2])]
    assert (len(events(books, "REFUND_REQUEST")), refunded(books)) == (2, TWO_OF_THREE)


def test_answered_later(care: AfterSales, trade: Trade, payments: PaymentApp) -> None:
    payments.says = "later"
    order = trade.sell({"S": 3, "L": 1}, email=care.email)
    ret = take_back(care, trade, order)
    wait_for(lambda: the_part(care.read(ret["number"]))["status"] == "PENDING", "pending")
    wait_for(lambda: payments.asked, "asked")
    assert grants(trade.books(order)) == [("PENDING", TWO_OF_THREE, False, [2])]
    (asked,) = payments.asked
    payments.report(asked["transaction"], "REFUND_SUCCESS", asked["amount"], asked["reference"])
    care.settled(ret)
    assert (grants(trade.books(order)), len(payments.asked)) == ([("SUCCESS", TWO_OF_THREE, False, [2])], 1)


def test_declined_later(care: AfterSales, trade: Trade, payments: PaymentApp) -> None:
    """Saleor sends nothing for that: its books are looked into now and then."""
    payments.says = "later"
    order = trade.sell({"S": 3, "L": 1}, email=care.email)
    ret = take_back(care, trade, order)
    wait_for(lambda: the_part(care.read(ret["number"]))["status"] == "PENDING", "pending")
    wait_for(lambda: payments.asked, "asked")
    (asked,) = payments.asked
    payments.report(asked["transaction"], "REFUND_FAILURE", asked["amount"], asked["reference"])
    care.product.let_time_pass()
    found = care.settled(ret, "FOR_STAFF", seconds=120)
    assert (the_part(found)["status"], the_part(found)["trouble"]) == ("FAILED", "declined")


def test_a_payment_app_that_says_nothing(care: AfterSales, trade: Trade, payments: PaymentApp) -> None:
    """It may have sent the money all the same: a person looks, and what is reported late is not paid a second time."""
    payments.says = "hang"
    order = trade.sell({"S": 3, "L": 1}, email=care.email)
    ret = take_back(care, trade, order)
    wait_for(lambda: grants(trade.books(order)) == [("FAILURE", TWO_OF_THREE, False, [2])], "failed")
    care.product.let_time_pass()
    ret = care.settled(ret, "FOR_STAFF")
    assert the_part(ret)["trouble"] == "no_answer"
    (asked,) = payments.asked
    payments.report(asked["transaction"], "REFUND_SUCCESS", asked["amount"], asked["reference"])
    wait_for(lambda: the_part(care.read(ret["number"]))["trouble"] == "another_reference", "another reference")
    care.retry(the_part(ret))
    tried = {"trouble": "another_reference", "attempt": 2}
    wait_for(lambda: tried.items() <= the_part(care.read(ret["number"])).items(), "looked again")
    care.confirm(the_part(ret))
    care.settled(ret)
    assert (refunded(trade.books(order)), len(payments.asked)) == (TWO_OF_THREE, 1)


def test_a_payment_app_that_breaks_down(care: AfterSales, trade: Trade, payments: PaymentApp) -> None:
    """Saleor tries again by itself, with an empty body, and gives up when that is refused; nobody else asks."""
    payments.says = "broken"
    order = trade.sell({"S": 3, "L": 1}, email=care.email)
    ret = take_back(care, trade, order)
    wait_for(lambda: payments.asked, "asked")
    care.product.let_time_pass()
    assert the_part(care.read(ret["number"]))["status"] == "PENDING"
    payments.says = "success"
    failed = [("FAILURE", TWO_OF_THREE, False, [2])]
    wait_for(lambda: grants(trade.books(order)) == failed, "given up", seconds=420)
    care.product.let_time_pass()
    ret = care.settled(ret, "FOR_STAFF")
    assert the_part(ret)["trouble"] == "no_answer"
    care.retry(the_part(ret))
    care.settled(ret)
    books = trade.books(order)
    assert (grants(books), refunded(books)) == ([("SUCCESS", TWO_OF_THREE, False, [2])], TWO_OF_THREE)
    assert events(books, "REFUND_REQUEST") == [TWO_OF_THREE] * 2


def test_two_payments_bear_it(care: AfterSales, trade: Trade, payments: PaymentApp) -> None:
    """The larger first; a grant each."""
    order = trade.sell({"S": 3}, email=care.email, pay="two")
    care.known(order)
    line = line_of(trade.books(order), "S", trade)
    ret = care.approve(care.ask_for(order, {line: 3}))
    care.receive(ret, 3)
    care.settled(care.inspect(ret, (3, "A", "RESTOCK")))
    books = trade.books(order)
    total = cents(books["total"]["gross"])
    assert sorted(amount for _, amount, _, _ in grants(books)) == [Decimal("10.00"), total - 10]
    assert {status for status, *_ in grants(books)} == {"SUCCESS"}
    assert refunded(books) == total


def test_marked_as_paid_by_hand(care: AfterSales, trade: Trade, payments: PaymentApp) -> None:
    """It is granted; no app can send the money, so staff does, and says so."""
    order = trade.sell({"S": 3, "L": 1}, email=care.email, pay="hand")
    shelf, _ = trade.stock("S")
    ret = care.settled(take_back(care, trade, order), "FOR_STAFF")
    part = the_part(ret)
    assert (part["path"], part["status"], part["trouble"]) == ("MANUAL", "FOR_STAFF", "no_payment_app")
    assert (grants(trade.books(order)), payments.asked) == ([("FAILURE", TWO_OF_THREE, False, [2])], [])
    care.confirm(part)
    care.settled(ret)
    check_goods(trade, order, shelf)


def test_an_old_payment(care: AfterSales, trade: Trade, payments: PaymentApp) -> None:
    """Staff refunds it in the Dashboard; that is seen, and nobody has to confirm it."""
    order = trade.sell({"S": 3, "L": 1}, email=care.email, pay="old")
    ret = care.settled(take_back(care, trade, order), "FOR_STAFF")
    assert (the_part(ret)["path"], the_part(ret)["trouble"]) == ("LEGACY", "legacy_payment")
    assert grants(trade.books(order)) == []
    trade.refund_old(order, str(TWO_OF_THREE))
    found = care.settled(ret)
    assert the_part(found)["status"] == "SETTLED"


def test_a_gift_card_gets_its_share_as_store_credit(care: AfterSales, trade: Trade, payments: PaymentApp) -> None:
    """30.00 of the order were paid with the card: of what goes back, so much in proportion."""
    order = trade.sell_by_checkout({"S": 3, "L": 1}, by=care, card=trade.gift_card("30.00"))
    books = trade.books(order)
    paid = cents(books["total"]["gross"])
    share = (TWO_OF_THREE * 30 / (paid + 30)).quantize(Decimal("0.01"))
    ret = care.settled(take_back(care, trade, order))
    books = trade.books(order)
    assert grants(books) == [("SUCCESS", TWO_OF_THREE - share, False, [2])]
    (card,) = trade.cards(f"refund:return:{care.row_of(ret)}:")
    assert (cents(card["initialBalance"]), card["isActive"]) == (share, True)


@pytest.mark.parametrize("reduction", ["voucher", "discount"])
def test_what_was_really_paid(care: AfterSales, trade: Trade, payments: PaymentApp, reduction: str) -> None:
    given = {"voucher": lambda: trade.voucher("10"), "discount": lambda: "7.00"}[reduction]()
    order = trade.sell({"S": 3, "L": 1}, email=care.email, **{reduction: given})
    books = trade.books(order)
    line = next(each for each in books["lines"] if each["quantity"] == 3)
    two = (cents(line["totalPrice"]["gross"]) * 2 / 3).quantize(Decimal("0.01"))
    loss = (two / 2 * Decimal("0.3")).quantize(Decimal("0.01"))
    done = care.settled(take_back(care, trade, order))
    books = trade.books(order)
    assert cents(done["settlements"][-1]["goods"]) == two
    assert grants(books) == [("SUCCESS", two - loss, False, [2])]
    assert refunded(books) == two - loss


def test_net_prices(care: AfterSales, net_trade: Trade, payments: PaymentApp) -> None:
    """What goes back is with tax: 24.20 were paid for each."""
    order = net_trade.sell({"S": 3, "L": 1}, email=care.email)
    care.settled(take_back(care, net_trade, order))
    books = net_trade.books(order)
    expected = Decimal("48.40") - Decimal("7.26")
    assert (grants(books), refunded(books)) == ([("SUCCESS", expected, False, [2])], expected)


def test_store_credit(care: AfterSales, trade: Trade, payments: PaymentApp) -> None:
    order = trade.sell({"S": 3, "L": 1}, email=care.email)
    ret = care.settled(take_back(care, trade, order, outcome="CREDIT"))
    (card,) = trade.cards(f"return:{care.row_of(ret)}:")
    assert (cents(card["initialBalance"]), card["initialBalance"]["currency"]) == (TWO_OF_THREE, "PLN")
    assert (grants(trade.books(order)), payments.asked) == ([], [])
