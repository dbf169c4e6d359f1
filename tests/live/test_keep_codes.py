"""A code is its shopper's alone: Saleor has it once, whatever is killed, and tells nobody of one that is good."""

from uuid import uuid4

import pytest

from .aftersales import AfterSales
from .payment_app import PaymentApp
from .points import ask_for_reward, called, give, give_back, make_reward, redeem, wait_until
from .product import wait_for
from .saleor import SaleorSaysNo
from .test_survive_kills import die_and_go_on
from .trade import Trade
from .vouchers import codes_of, codes_told, is_told_of_vouchers

pytestmark = pytest.mark.timeout(600)
ISSUING = ["VoucherCreate", "VoucherListInChannels", "VoucherAddCode", "VoucherCodeDelete"]
KINDS = {
    "AMOUNT": {},
    "PERCENT": {"value": "10"},
    "SHIPPING": {"value": None},
    "PRODUCT": {"value": None},
}


@pytest.fixture
def name(care: AfterSales, trade: Trade, payments: PaymentApp) -> str:
    """Of a reward that is ours alone; its shopper has the points for it."""
    care.known(trade.sell_by_checkout({"S": 1}, by=care))
    give(care, 1000, days=200)
    return f"Live {uuid4().hex[:8]}"


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_is_told_of_a_code_that_is_good(care: AfterSales, trade: Trade, name: str, kind: str) -> None:
    product = {"productSaleorId": trade.product} if kind == "PRODUCT" else {}
    reward = make_reward(care, trade, names=called(name), kind=kind, points=100, **KINDS[kind], **product)
    used = redeem(care, reward)
    order = trade.sell_by_checkout({"S": 2}, by=care, card=used["code"])
    wait_until(care, used["id"], "USED")
    for token in ("", care.other_shoppers_token(), care.token("shopper"), care.token("staff")):
        assert codes_told(trade.saleor, order, token) == {used["code"]}
    assert not is_told_of_vouchers(trade.saleor, name)
    assert not is_told_of_vouchers(trade.saleor, name, care.token("shopper"))
    ((known,),) = codes_of(trade.saleor, name)
    assert (known["code"], known["used"], known["isActive"]) == (used["code"], 0, False)


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("call", ISSUING)
def test_one_voucher_with_one_code(care: AfterSales, trade: Trade, name: str, call: str, moment: str) -> None:
    reward = make_reward(care, trade, names=called(name))
    care.product.restart_worker(f"{call}:{moment}")
    redemption = ask_for_reward(care, reward)
    die_and_go_on(care)
    code = wait_until(care, redemption["id"], "ISSUED")["code"]
    ((known,),) = codes_of(trade.saleor, name)
    assert known["code"] == code
    trade.sell_by_checkout({"S": 2}, by=care, card=code)
    wait_until(care, redemption["id"], "USED")


@pytest.mark.parametrize("moment", ["before", "after"])
def test_given_back_no_code_is_left(care: AfterSales, trade: Trade, name: str, moment: str) -> None:
    redemption = redeem(care, make_reward(care, trade, names=called(name)))
    care.product.restart_worker(f"VoucherCodeDelete:{moment}")
    give_back(care, redemption["id"])
    die_and_go_on(care)
    wait_until(care, redemption["id"], "RELEASED")
    assert codes_of(trade.saleor, name) == [[]]
    with pytest.raises(SaleorSaysNo):
        trade.sell_by_checkout({"S": 1}, by=care, card=redemption["code"])


@pytest.mark.parametrize("call", ISSUING)
def test_given_back_while_it_was_made_no_code_is_left(care: AfterSales, trade: Trade, name: str, call: str) -> None:
    """By its shopper, between the worker's death and its coming back."""
    reward = make_reward(care, trade, names=called(name))
    care.product.restart_worker(f"{call}:after")
    redemption = ask_for_reward(care, reward)
    wait_for(lambda: not care.product.is_worker_alive(), "the worker's death", seconds=120)
    give_back(care, redemption["id"])
    die_and_go_on(care)
    wait_until(care, redemption["id"], "RELEASED")
    assert [code for codes in codes_of(trade.saleor, name) for code in codes] == []
