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


KEEP = """mutation ($input: RecommendationRuleKeepInput!) { recommendationRuleKeep(input: $input) {
  errors { field code message } } }"""
SHOWN = """query ($channel: String!) { recommendations(channel: $channel, first: 1) { name } }"""


def test_what_is_recommended_is_called_as_its_reader_does(care: AfterSales, trade: Trade) -> None:
    """Saleor tells of the product with its translations, by webhook."""
    care.known(trade.sell({"S": 1}, email=care.email))
    trade.translate(SHIRT, {})
    trade.change_product()
    care.as_staff(KEEP, {"input": {"kind": "PIN", "productId": trade.product, "position": 1}})

    def shown(language: str) -> list[str]:
        found = care.as_staff(SHOWN, {"channel": trade.channel["slug"]}, language=language)["recommendations"] or []
        return [each["name"] for each in found]

    wait_for(lambda: shown("es") == [SHIRT], "the name in Spanish")
    assert shown("en") not in ([], [SHIRT])


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
