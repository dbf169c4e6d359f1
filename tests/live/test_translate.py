"""Names as the shopper read them, from a Saleor's translations to the mail and its page."""

import re

import pytest

from .aftersales import AfterSales
from .books import line_of
from .guest import visit
from .payment_app import PaymentApp
from .product import wait_for
from .trade import Trade

pytestmark = pytest.mark.timeout(600)
SHIRT, SMALL = "Camisa de prueba", "Pequeña"


@pytest.mark.parametrize("how", ["draft", "checkout"])
def test_names_in_the_language_that_it_was_bought_in(
    care: AfterSales, trade: Trade, payments: PaymentApp, how: str
) -> None:
    trade.translate(SHIRT, {"S": SMALL})
    wanted = {"S": 1, "M": 1}
    order = trade.sell_by_checkout(wanted, by=care) if how == "checkout" else trade.sell(wanted, email=care.email)
    mirrored = {line["saleorId"]: line for line in care.known(order)["lines"]}
    names = [
        [
            mirrored[line_of(trade.books(order), size, trade)][name]
            for name in ("translatedProductName", "translatedVariantName")
        ]
        for size in ("S", "M")
    ]
    assert names == [[SHIRT, SMALL], [SHIRT, ""]]
    ret = care.approve(care.ask_for(order, {line_of(trade.books(order), "S", trade): 1}))
    mail = wait_for(lambda: care.product.mail_about(ret["number"]), "mail")
    assert f"{SHIRT} ({SMALL})" in mail
    url = re.findall(rf"{care.product.url}\S+/returns/\S+", mail)[0]
    page = visit(care, url.partition("returns/")[0], trade.books(order)["number"]).get(url, timeout=30)
    assert (page.status_code, SHIRT in page.text, SMALL in page.text) == (200, True, True)
