"""Points spent in a Saleor of one's own: a reward becomes a code, the code takes money off an order, once."""

from decimal import Decimal

import pytest

from .aftersales import AfterSales
from .books import cents
from .payment_app import PaymentApp
from .points import account, give, give_back, make_reward, redeem, wait_until
from .saleor import Answer, SaleorSaysNo
from .trade import Trade

pytestmark = pytest.mark.timeout(600)
RUN_OUT = """Redemption.objects.filter(account=account, state="issued").update(expires_at=now() - timedelta(hours=1))
    from saleor_postventa.loyalty.chores import take_back_unused_rewards
    take_back_unused_rewards()"""


@pytest.fixture
def rich(care: AfterSales, trade: Trade, payments: PaymentApp) -> Answer:
    """What a shopper has whom we know: some points that end soon, and some later."""
    care.known(trade.sell_by_checkout({"S": 1}, by=care))
    give(care, 200, days=20)
    return give(care, 1000, days=200)


def test_a_code_takes_money_off_one_order(care: AfterSales, trade: Trade, rich: Answer) -> None:
    redemption = redeem(care, make_reward(care, trade))
    assert account(care)["active"] == rich["active"] - 500
    order = trade.sell_by_checkout({"S": 2}, by=care, card=redemption["code"])
    done = wait_until(care, redemption["id"], "USED")
    books = trade.books(order)
    assert done["orderNumber"] == books["number"]
    assert cents(books["subtotal"]["gross"]) == Decimal("35.00")
    with pytest.raises(SaleorSaysNo):
        trade.sell_by_checkout({"S": 1}, by=care, card=redemption["code"])
    assert account(care)["active"] == rich["active"] - 500


def test_two_rewards_of_the_same_kind_one_after_the_other(care: AfterSales, trade: Trade, rich: Answer) -> None:
    """The same person may use both."""
    reward = make_reward(care, trade, points=100)
    for _ in range(2):
        redemption = redeem(care, reward)
        order = trade.sell_by_checkout({"S": 2}, by=care, card=redemption["code"])
        wait_until(care, redemption["id"], "USED")
        assert cents(trade.books(order)["subtotal"]["gross"]) == Decimal("35.00")


def test_a_cancelled_order_brings_the_points_back(care: AfterSales, trade: Trade, rich: Answer) -> None:
    redemption = redeem(care, make_reward(care, trade))
    order = trade.sell_by_checkout({"S": 2}, by=care, card=redemption["code"], is_sent=False)
    wait_until(care, redemption["id"], "USED")
    trade.cancel(order)
    wait_until(care, redemption["id"], "RELEASED")
    assert (account(care)["active"], account(care)["ends"]) == (rich["active"], rich["ends"])


def test_given_back_the_code_is_gone(care: AfterSales, trade: Trade, rich: Answer) -> None:
    redemption = redeem(care, make_reward(care, trade))
    give_back(care, redemption["id"])
    wait_until(care, redemption["id"], "RELEASED")
    assert account(care)["ends"] == rich["ends"]
    with pytest.raises(SaleorSaysNo):
        trade.sell_by_checkout({"S": 2}, by=care, card=redemption["code"])


def test_not_used_in_time_the_code_is_gone(care: AfterSales, trade: Trade, rich: Answer) -> None:
    redemption = redeem(care, make_reward(care, trade))
    account(care, RUN_OUT)
    wait_until(care, redemption["id"], "RELEASED")
    assert account(care)["ends"] == rich["ends"]
    with pytest.raises(SaleorSaysNo):
        trade.sell_by_checkout({"S": 2}, by=care, card=redemption["code"])


def test_free_shipping_and_a_share(care: AfterSales, trade: Trade, rich: Answer) -> None:
    shipping = redeem(care, make_reward(care, trade, kind="SHIPPING", points=100, value=None))
    order = trade.sell_by_checkout({"S": 2}, by=care, card=shipping["code"])
    assert cents(trade.books(order)["shippingPrice"]["gross"]) == 0
    share = redeem(care, make_reward(care, trade, kind="PERCENT", points=100, value="10"))
    order = trade.sell_by_checkout({"S": 2}, by=care, card=share["code"])
    assert cents(trade.books(order)["subtotal"]["gross"]) == Decimal("36.00")
    for redemption in (shipping, share):
        wait_until(care, redemption["id"], "USED")


def test_a_product_is_free(care: AfterSales, trade: Trade, rich: Answer) -> None:
    wanted = {"kind": "PRODUCT", "points": 300, "value": None, "productSaleorId": trade.product}
    redemption = redeem(care, make_reward(care, trade, **wanted))
    order = trade.sell_by_checkout({"S": 2}, by=care, card=redemption["code"])
    assert cents(trade.books(order)["subtotal"]["gross"]) == Decimal("20.00")
    wait_until(care, redemption["id"], "USED")


def test_a_gift_card_pays(care: AfterSales, trade: Trade, rich: Answer) -> None:
    """Of store credit the card is the end: it is its shopper's from then on."""
    redemption = redeem(care, make_reward(care, trade, kind="GIFT_CARD", points=300, value="30.00"), "USED")
    order = trade.sell_by_checkout({"S": 2}, by=care, card=redemption["code"])
    books = trade.books(order)
    assert [card["last4CodeChars"] for card in books["giftCards"]] == [redemption["code"][-4:]]
    worth = cents(books["subtotal"]["gross"]) + cents(books["shippingPrice"]["gross"])
    assert worth - cents(books["total"]["gross"]) == Decimal("30.00")
    assert account(care)["active"] == rich["active"] - 300
