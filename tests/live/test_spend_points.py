"""Points spent in a Saleor of one's own: a reward becomes a code, the code takes money off an order, once."""

from decimal import Decimal
from uuid import uuid4

import pytest

from .aftersales import AfterSales
from .books import cents
from .payment_app import PaymentApp
from .product import wait_for
from .saleor import Answer, SaleorSaysNo
from .trade import Trade

pytestmark = pytest.mark.timeout(600)
REDEMPTION = "id state code points orderNumber releaseLabel"
POINTS = """
from saleor_postventa.loyalty.ledger.movements import Terms, grant
from saleor_postventa.loyalty.ledger.posting import post
from saleor_postventa.loyalty.services import open_account
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import every_shop, shop_scope
with every_shop():
    customer = Customer.objects.accounts().filter(email="{email}").select_related("shop").latest("pk")
with shop_scope(customer.shop):
    account = open_account(customer)
    if {more}:
        post(grant(account, {more}, Terms("live:{key}"), expires_at=None))
    account.refresh_from_db()
    print(account.active)
"""


def points(care: AfterSales, more: int = 0) -> int:
    """What the shopper has, once they got some more."""
    return int(care.product.read(POINTS.format(email=care.email, more=more, key=uuid4().hex)))


def make_reward(care: AfterSales, trade: Trade, **given: object) -> str:
    wanted = {
        "kind": "AMOUNT",
        "names": [{"language": "en", "text": f"Live {uuid4().hex[:6]}"}],
        "points": 500,
        "value": "5.00",
        "currency": trade.channel["currencyCode"],
        **given,
    }
    document = """mutation ($input: RewardCreateInput!) { rewardCreate(input: $input) {
      reward { id } errors { field code message } } }"""
    return str(care.as_staff(document, {"input": wanted})["rewardCreate"]["reward"]["id"])


def redeem(care: AfterSales, reward: str) -> Answer:
    """With its code, once Saleor has it."""
    document = f"""mutation ($input: RewardRedeemInput!) {{ rewardRedeem(input: $input) {{
      redemption {{ {REDEMPTION} }} errors {{ field code message }} }} }}"""
    given = {"rewardId": reward, "key": uuid4().hex}
    made = care.as_shopper(document, {"input": given})["rewardRedeem"]["redemption"]
    return wait_until(care, made["id"], "ISSUED")


def wait_until(care: AfterSales, redemption: str, state: str) -> Answer:
    def look() -> Answer | None:
        document = f"{{ redemptions(first: 50) {{ edges {{ node {{ {REDEMPTION} }} }} }} }}"
        edges = care.as_shopper(document, {})["redemptions"]["edges"]
        found = next(edge["node"] for edge in edges if edge["node"]["id"] == redemption)
        return found if found["state"] == state else None

    return wait_for(look, f"redemption {redemption} {state}")


@pytest.fixture
def rich(care: AfterSales, trade: Trade, payments: PaymentApp) -> int:
    """A shopper whom we know, with points; how many they have."""
    care.known(trade.sell_by_checkout({"S": 1}, by=care))
    return points(care, 1000)


def test_a_code_takes_money_off_one_order(care: AfterSales, trade: Trade, rich: int) -> None:
    redemption = redeem(care, make_reward(care, trade))
    assert points(care) == rich - 500
    order = trade.sell_by_checkout({"S": 2}, by=care, card=redemption["code"])
    done = wait_until(care, redemption["id"], "USED")
    books = trade.books(order)
    assert done["orderNumber"] == books["number"]
    assert cents(books["subtotal"]["gross"]) == Decimal("35.00")
    with pytest.raises(SaleorSaysNo):
        trade.sell_by_checkout({"S": 1}, by=care, card=redemption["code"])
    assert points(care) == rich - 500


def test_two_rewards_of_the_same_kind_one_after_the_other(care: AfterSales, trade: Trade, rich: int) -> None:
    """One voucher, two codes: the same person may use both."""
    reward = make_reward(care, trade, points=100)
    for _ in range(2):
        redemption = redeem(care, reward)
        order = trade.sell_by_checkout({"S": 2}, by=care, card=redemption["code"])
        wait_until(care, redemption["id"], "USED")
        assert cents(trade.books(order)["subtotal"]["gross"]) == Decimal("35.00")


def test_a_cancelled_order_brings_the_points_back(care: AfterSales, trade: Trade, rich: int) -> None:
    redemption = redeem(care, make_reward(care, trade))
    order = trade.sell_by_checkout({"S": 2}, by=care, card=redemption["code"], is_sent=False)
    wait_until(care, redemption["id"], "USED")
    trade.cancel(order)
    wait_until(care, redemption["id"], "RELEASED")
    assert points(care) == rich


def test_given_back_the_code_is_gone(care: AfterSales, trade: Trade, rich: int) -> None:
    redemption = redeem(care, make_reward(care, trade))
    document = """mutation ($input: RedemptionCancelInput!) { redemptionCancel(input: $input) {
      redemption { id } errors { field code message } } }"""
    care.as_shopper(document, {"input": {"id": redemption["id"]}})
    wait_until(care, redemption["id"], "RELEASED")
    assert points(care) == rich
    with pytest.raises(SaleorSaysNo):
        trade.sell_by_checkout({"S": 2}, by=care, card=redemption["code"])


def test_free_shipping_and_a_share(care: AfterSales, trade: Trade, rich: int) -> None:
    shipping = redeem(care, make_reward(care, trade, kind="SHIPPING", points=100, value=None))
    order = trade.sell_by_checkout({"S": 2}, by=care, card=shipping["code"])
    assert cents(trade.books(order)["shippingPrice"]["gross"]) == 0
    share = redeem(care, make_reward(care, trade, kind="PERCENT", points=100, value="10"))
    order = trade.sell_by_checkout({"S": 2}, by=care, card=share["code"])
    assert cents(trade.books(order)["subtotal"]["gross"]) == Decimal("36.00")


def test_a_product_is_free(care: AfterSales, trade: Trade, rich: int) -> None:
    wanted = {"kind": "PRODUCT", "points": 300, "value": None, "productSaleorId": trade.product}
    redemption = redeem(care, make_reward(care, trade, **wanted))
    order = trade.sell_by_checkout({"S": 2}, by=care, card=redemption["code"])
    assert cents(trade.books(order)["subtotal"]["gross"]) == Decimal("20.00")
