"""Flows in a Saleor of one's own: guides from its metadata, codes that it takes once, products that it has in stock."""

import re
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
import requests
from django.utils import translation
from django.utils.formats import date_format

from saleor_postventa.recommendations.stock import SECONDS

from .aftersales import AfterSales
from .asking import buy_and_receive, new_shopper
from .books import cents
from .conftest import GROSS, PRICES
from .following import (
    code_of,
    forget_and_read_all,
    live_flow,
    mailed,
    marks_of,
    not_sent,
    note,
    on_the_way,
    pass_round,
    ready_made_flow,
    recommend,
    recommended,
    sends,
    take_out,
    wait_for_code,
)
from .mirror import change_settings
from .payment_app import PaymentApp
from .product import wait_for
from .saleor import Answer, Saleor, SaleorSaysNo
from .trade import Trade
from .vouchers import LIKE_A_CODE

pytestmark = pytest.mark.timeout(900)
GUIDE, GUIDE_ES = "https://monte.example.test/guides/shirt", "https://monte.example.test/es/guias/camisa"
LOUD = {"quietFrom": "03:00:00", "quietUntil": "03:00:00"}
SILENT = {"quietFrom": "00:00:00", "quietUntil": "23:59:59"}
TEN_OFF = {"kind": "coupon", "takes": "percent", "percent": "10", "days": 30}
VOUCHER = """query ($name: String!) { vouchers(first: 20, filter: {search: $name}) { edges { node { name type
  discountValueType singleUse usageLimit applyOncePerOrder applyOncePerCustomer onlyForStaff endDate
  codes(first: 20) { edges { node { code used isActive } } }
  channelListings { channel { slug currencyCode } discountValue minSpent { amount } } } } } }"""
GRANTED = "{ apps(first: 100) { edges { node { identifier permissions { code } } } } }"


@pytest.fixture(autouse=True)
def shop(care: AfterSales) -> Iterator[None]:
    """One that writes at any hour, to whoever bought and did not object."""
    change_settings(care, **LOUD, isSoftOptInOn=True)
    yield
    change_settings(care, quietFrom="21:00:00", quietUntil="09:00:00", isSoftOptInOn=False)


@pytest.fixture
def buyer(care: AfterSales, payments: PaymentApp) -> AfterSales:
    return new_shopper(care)


def vouchers_of(saleor: Saleor, name: str) -> list[Answer]:
    edges = saleor.ask(VOUCHER, {"name": name})["vouchers"]["edges"]
    found = [edge["node"] for edge in edges]
    return [{**each, "codes": [code["node"] for code in each["codes"]["edges"]]} for each in found]


def test_saleor_granted_what_the_manifest_asks_for(care: AfterSales) -> None:
    """All that follows is done with these permissions alone."""
    headers = {"Saleor-Schema-Version": care.saleor.version()}
    asked = requests.get(f"{care.product.url}/api/manifest", headers=headers, timeout=10).json()["permissions"]
    edges = care.saleor.ask(GRANTED)["apps"]["edges"]
    (ours,) = [edge["node"] for edge in edges if edge["node"]["identifier"] == "saleor-postventa"]
    assert {each["code"] for each in ours["permissions"]} == set(asked)


def test_a_guide_noted_in_saleor_is_in_the_tips(care: AfterSales, trade: Trade, buyer: AfterSales) -> None:
    note(care, trade.product, guide=GUIDE, guide_es=GUIDE_ES)
    wanted = {"guide": GUIDE, "guide.es": GUIDE_ES}
    wait_for(lambda: marks_of(care, trade.product) == wanted, "the guides, by webhook")
    with ready_made_flow(care, "care_tips") as flow:
        buy_and_receive(buyer, trade)
        on_the_way(buyer, flow)
        assert [row["mail"] for row in pass_round(buyer, flow)] == [None]
        mail = mailed(buyer, flow, GUIDE_ES, days=5)
    assert f"{GUIDE}\n" not in f"{mail}\n"
    assert len([body for body in care.product.mails_to(buyer.email) if GUIDE_ES in body]) == 1


def test_a_guide_noted_while_nobody_listened_is_read_later(care: AfterSales, trade: Trade) -> None:
    care.saleor.remove("saleor-postventa")
    later = f"{GUIDE}/later"
    note(care, trade.product, guide=later)
    care.install()
    wait_for(lambda: marks_of(care, trade.product).get("guide") == later, "the guide, by what changed", seconds=180)
    forget_and_read_all(care, trade.product)
    wait_for(lambda: marks_of(care, trade.product).get("guide") == later, "the guide, by reading all", seconds=180)


def test_a_code_is_good_once_from_an_amount_on(care: AfterSales, trade: Trade, buyer: AfterSales) -> None:
    currency = trade.channel["currencyCode"]
    coupon = {**TEN_OFF, "min_spent": {currency: "50"}}
    with live_flow(care, sends("Live code", coupon)) as flow:
        buy_and_receive(buyer, trade)
        journey = on_the_way(buyer, flow)["pk"]
        wait_for_code(buyer, flow, journey, "issued")
        mail = mailed(buyer, flow, "10\xa0% de descuento")
        (code,) = set(LIKE_A_CODE.findall(mail))
        (voucher,) = vouchers_of(care.saleor, flow)
        check_voucher(voucher, flow=flow, journey=journey, code=code, currency=currency)
        check_last_day(care, voucher, mail)
        with pytest.raises(SaleorSaysNo):
            trade.sell_by_checkout({"S": 2}, by=buyer, card=code)
        order = trade.sell_by_checkout({"S": 3}, by=buyer, card=code)
        books = trade.books(order)
        assert cents(books["subtotal"]["gross"]) == Decimal("54.00")
        assert wait_for_code(buyer, flow, journey, "used")["order"] == books["number"]
        with pytest.raises(SaleorSaysNo):
            trade.sell_by_checkout({"S": 3}, by=buyer, card=code)
        (left,) = vouchers_of(care.saleor, flow)
        assert [each["isActive"] for each in left["codes"]] == [False]


def check_voucher(voucher: Answer, *, flow: str, journey: int, code: str, currency: str) -> None:
    assert voucher["name"] == f"{flow} {journey}"
    assert (voucher["type"], voucher["discountValueType"]) == ("ENTIRE_ORDER", "PERCENTAGE")
    assert (voucher["singleUse"], voucher["usageLimit"], voucher["onlyForStaff"]) == (True, None, False)
    assert (voucher["applyOncePerOrder"], voucher["applyOncePerCustomer"]) == (False, False)
    assert voucher["codes"] == [{"code": code, "used": 0, "isActive": True}]
    assert voucher["channelListings"]
    for listing in voucher["channelListings"]:
        assert listing["channel"]["currencyCode"] == currency
        assert (listing["discountValue"], listing["minSpent"]["amount"]) == (10, 50)


def check_last_day(care: AfterSales, voucher: Answer, mail: str) -> None:
    """It ends at the midnight, by the shop's clock, that the mail's last day ends with."""
    zone = ZoneInfo(care.as_staff("{ postSaleSettings { timeZone } }")["postSaleSettings"]["timeZone"])
    ends_at = datetime.fromisoformat(voucher["endDate"]).astimezone(zone)
    assert (ends_at.hour, ends_at.minute, ends_at.second) == (0, 0, 0)
    with translation.override("es"):
        assert date_format(ends_at - timedelta(seconds=1), "DATE_FORMAT") in re.sub(r"\s+", " ", mail)


@pytest.mark.parametrize("why", ["by_staff", "return"])
def test_a_code_whose_mail_waits_goes_with_whoever_leaves(
    care: AfterSales, trade: Trade, buyer: AfterSales, why: str
) -> None:
    change_settings(care, **SILENT)
    with live_flow(care, sends("Live code", TEN_OFF), exits=["return"]) as flow:
        order = buy_and_receive(buyer, trade)
        journey = on_the_way(buyer, flow)["pk"]
        code = wait_for_code(buyer, flow, journey, "issued")["code"]
        wait_for(lambda: waits(buyer, flow), "a mail that waits")
        if why == "return":
            (line,) = trade.books(order["id"])["lines"]
            buyer.ask_for(order["id"], {line["id"]: 1})
        else:
            take_out(buyer, flow)
        wait_for(lambda: (code_of(buyer, journey) or {})["status"] == "withdrawn", "no code any more", seconds=180)
        assert [each["codes"] for each in vouchers_of(care.saleor, flow)] == [[]]
        with pytest.raises(SaleorSaysNo):
            trade.sell_by_checkout({"S": 1}, by=buyer, card=code)
        assert not any(code in body for body in care.product.mails_to(buyer.email))


def waits(buyer: AfterSales, flow: str) -> bool:
    return "waiting" in [row["mail"] for row in pass_round(buyer, flow)]


def test_nothing_sold_out_is_recommended(
    care: AfterSales, trade: Trade, payments: PaymentApp, buyer: AfterSales
) -> None:
    other = Trade.open(care.saleor, payments, GROSS, PRICES)
    wait_for(lambda: knows(care, other.product), "the other product in the mirror")
    recommend(care, other.product, beside=trade.product)
    first = wait_for(lambda: recommended(buyer, trade.product, GROSS).get(other.product), "the other product")
    assert first in (other.sizes["S"], other.sizes["M"])
    for size in ("S", "M"):
        other.set_stock(size, 0)
    wait_for(lambda: recommended(buyer, trade.product, GROSS).get(other.product) == other.sizes["L"], "the one left")
    other.set_stock("L", 0)
    wait_for(lambda: other.product not in recommended(buyer, trade.product, GROSS), "that nothing is left")
    chosen = {"kind": "products", "source": "chosen", "chosen": [other.product]}
    with live_flow(care, sends("Live products", chosen)) as flow:
        buy_and_receive(buyer, trade)
        on_the_way(buyer, flow)
        assert not_sent(buyer, flow) == "nothing_to_show"
    other.set_stock("S", 5)
    time.sleep(SECONDS)
    second = new_shopper(care)
    with live_flow(care, sends("Live products", chosen)) as flow:
        buy_and_receive(second, trade)
        on_the_way(second, flow)
        mailed(second, flow, name_of(care, other.product))


def knows(care: AfterSales, product: str) -> bool:
    document = "query ($id: ID!) { postSaleProduct(saleorId: $id) { name } }"
    return bool(care.as_staff(document, {"id": product})["postSaleProduct"])


def name_of(care: AfterSales, product: str) -> str:
    found = care.saleor.ask("query ($id: ID!) { product(id: $id) { name } }", {"id": product})["product"]
    return str(found["name"])
