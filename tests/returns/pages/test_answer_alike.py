"""Page, snippet and API ask the same rules, and say the same."""

import html
import json
import re
from typing import Any

import pytest
from django.test import Client

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.orders.models import Order
from saleor_postventa.returns.models import Guard
from saleor_postventa.returns.services import save_guard
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.services import update_preferences
from saleor_postventa.web.ids import show_id
from tests.api.ask import ask
from tests.cast import NORTE
from tests.conftest import MovableClock
from tests.returns.make import BY_STAFF, CHANNEL, lines_of, make_order_with_parcels, make_policy, make_return

from .conftest import SignIn

pytestmark = pytest.mark.django_db
ITEMS = "query Q($id: ID) { postSaleOrder(id: $id) { returnableItems { sentence isReturnable } } }"
PRODUCT = """query Q($id: ID!, $channel: String!) { productReturnAnswer(productId: $id, channel: $channel,
  country: "ES") { sentence code days } }"""


def by_api(order: Order) -> list[dict[str, Any]]:
    """In English, as the page below."""
    answer = ask(
        order.shop,
        ITEMS,
        {"id": show_id("PostSaleOrder", order.pk)},
        token=NORTE.staff_token(),
        HTTP_ACCEPT_LANGUAGE="en",
    )
    found: list[dict[str, Any]] = answer.data["postSaleOrder"]["returnableItems"]
    return found


def on_page(web: Client, order: Order) -> str:
    text = web.get(f"/s/norte/orders/{order.number}/").content.decode()
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", text)))


@pytest.fixture
def order(clock: MovableClock, in_norte: Shop) -> Order:
    make_policy()
    return make_order_with_parcels(lines=((2, "10.00"), (1, "30.00")))


def in_its_window(order: Order, clock: MovableClock) -> None:
    """As it came."""


def after_its_window(order: Order, clock: MovableClock) -> None:
    clock.move(days=200)


def partly_on_its_way(order: Order, clock: MovableClock) -> None:
    make_return(order, {lines_of(order)[1].pk: 1})


def on_a_list(order: Order, clock: MovableClock) -> None:
    save_guard(subject=Guard.Subject.ORDER, value=order.number, is_block=True, reason="Fraud", by=BY_STAFF)


@pytest.mark.proves("A44", part="an order's lines: page and API")
@pytest.mark.parametrize("happen", [in_its_window, after_its_window, partly_on_its_way, on_a_list])
def test_page_and_api_say_the_same_of_a_line(order: Order, clock: MovableClock, sign_in: SignIn, happen: Any) -> None:
    happen(order, clock)
    told = by_api(order)
    assert len(told) == 2
    page = on_page(sign_in(order), order)
    for item in told:
        assert item["sentence"] in page


@pytest.mark.proves("A44", part="a product before it is bought: snippet and API")
@pytest.mark.parametrize("days", [14, 45])
def test_snippet_and_api_say_the_same_of_a_product(order: Order, web: Client, days: int) -> None:
    make_policy(window={"days": days})
    product = lines_of(order)[0].variant.product
    asked = {"product": product.saleor_id, "channel": CHANNEL, "country": "ES"}
    snippet = json.loads(web.get("/s/norte/can-i-return/", asked, HTTP_ACCEPT="application/json").content)
    told = ask(order.shop, PRODUCT, {"id": product.saleor_id, "channel": CHANNEL}, HTTP_ACCEPT_LANGUAGE="en").data[
        "productReturnAnswer"
    ]
    assert {key: snippet[key] for key in ("sentence", "code", "days")} == told
    assert told["days"] == days
    assert snippet["sentence"] in html.unescape(web.get("/s/norte/can-i-return/", asked).content.decode())


@pytest.mark.proves("A43")
def test_another_window_changes_page_and_api_with_no_text_edited(order: Order, web: Client) -> None:
    text = '{ returnPolicyText(language: EN, country: "ES") { paragraphs { heading sentences } } }'
    told = []
    for days in (17, 45):
        make_policy(window={"days": days})
        page = html.unescape(web.get("/s/norte/policy/?country=ES").content.decode())
        paragraphs = ask(order.shop, text).data["returnPolicyText"]["paragraphs"]
        sentences = [sentence for part in paragraphs for sentence in part["sentences"]]
        assert not [sentence for sentence in sentences if sentence not in page]
        told.append(" ".join(sentences))
    assert "17 days" in told[0]
    assert "17 days" not in told[1]
    assert told[0].replace("17", "45") == told[1]


def test_the_storefront_alone_may_frame_the_snippet(order: Order, web: Client) -> None:
    asked = {"product": lines_of(order)[0].variant.product.saleor_id, "channel": CHANNEL, "country": "ES"}
    assert "frame-ancestors 'none'" in web.get("/s/norte/can-i-return/", asked)["Content-Security-Policy"]
    update_preferences(order.shop, {"storefront_url": "https://tienda.example.test/es"}, by=SYSTEM)
    answer = web.get("/s/norte/can-i-return/", asked)
    assert "frame-ancestors https://tienda.example.test" in answer["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in web.get("/s/norte/policy/")["Content-Security-Policy"]


@pytest.mark.parametrize(("language", "told"), [("en", "reason: It arrived damaged"), ("es", "motivo: Llegó dañado")])
def test_reasons_are_called_by_the_names_that_shoppers_choose_from(
    in_norte: Shop, web: Client, language: str, told: str
) -> None:
    """Of the default policy, and before anybody has asked for a return."""
    text = f"{{ returnPolicyText(language: {language.upper()}) {{ paragraphs {{ code sentences }} }} }}"
    paragraphs = ask(in_norte, text).data["returnPolicyText"]["paragraphs"]
    (sentence,) = next(part["sentences"] for part in paragraphs if part["code"] == "rules")
    assert told in sentence
    assert not re.search("damaged[,)]|defective|wrong_item", sentence.replace("arrived damaged", ""))
    page = web.get("/s/norte/policy/", HTTP_ACCEPT_LANGUAGE=language).content.decode()
    assert sentence in html.unescape(page)
