"""A shop's name, logo and colour on every shopper's page, and in its mails: one brand for both."""

import re

import pytest
from django.test import Client
from django.utils.html import escape

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.mailing.brand import READABLE, brand_of, contrast
from saleor_postventa.mailing.kinds import Occasion, kinds
from saleor_postventa.mailing.rendering import render_example
from saleor_postventa.orders.models import Order
from saleor_postventa.people.visits import LANGUAGE_COOKIE
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.services import update_preferences
from tests.conftest import MovableClock
from tests.returns.make import make_order_with_parcels, make_policy, make_return

from .conftest import SignIn

pytestmark = pytest.mark.django_db
OURS = "https://cdn.example.test/logo.png"
VARIABLES = re.compile(r"--(brand|on-brand|link): (#[0-9a-f]{6})")
ILLEGIBLE = ["#ffff00", "#ffffff", "#888888", "#0b3d91"]


@pytest.fixture
def order(clock: MovableClock, in_norte: Shop) -> Order:
    make_policy()
    return make_order_with_parcels()


def pages(web: Client, order: Order) -> dict[str, str]:
    number = make_return(order).number
    paths = ["orders/", f"orders/{order.number}/", f"orders/{order.number}/return/", f"returns/{number}/", "policy/"]
    return {path: web.get(f"/s/norte/{path}", follow=True).content.decode() for path in paths}


@pytest.mark.proves("A42", part="name, logo and colour, on pages and in mails; pairs that can't be read never appear")
@pytest.mark.parametrize("color", ILLEGIBLE)
def test_pages_and_mails_wear_one_brand_that_can_be_read(order: Order, sign_in: SignIn, color: str) -> None:
    changes = {"brand_color": color, "logo_url": OURS, "sender_name": "Monte y Casa"}
    update_preferences(order.shop, changes, by=SYSTEM)
    order.shop.refresh_from_db()
    brand = brand_of(order.shop)
    for path, page in pages(sign_in(order, whole_account=True), order).items():
        shown = dict(VARIABLES.findall(page.split("@media")[0]))
        assert (shown["brand"], shown["on-brand"], shown["link"]) == (color, brand.on_color, brand.link), path
        assert f'src="{OURS}" alt="Monte y Casa"' in page
        assert contrast(shown["on-brand"], shown["brand"]) >= READABLE
        assert contrast(shown["link"], "#ffffff") >= READABLE
    mail = render_example(kinds.get("return_approved"), Occasion(order.shop, "es")).html
    assert OURS in mail
    assert f"background-color:{color}" in mail.replace("background:", "background-color:").replace(": #", ":#")


OWN = {
    "welcome_texts": {"es": "Bienvenida a Norte", "en": "Welcome to Norte <script>"},
    "return_texts": {"es": "Guarda la caja", "en": "Keep the box"},
    "sending_texts": {"es": "Escribe el número fuera", "en": "Write the number outside"},
}
PLACES = {"welcome_texts": "orders/", "return_texts": "orders/{}/return/", "sending_texts": "returns/{}/"}


@pytest.mark.proves("A42", part="the shop's own words on its pages, in the language that is read")
@pytest.mark.parametrize("place", OWN)
def test_says_the_shops_own_words_where_they_belong(order: Order, sign_in: SignIn, place: str) -> None:
    update_preferences(order.shop, {place: OWN[place]}, by=SYSTEM)
    web = sign_in(order, whole_account=True)
    path = PLACES[place].format(order.number if "order" in PLACES[place] else make_return(order).number)
    for language, text in OWN[place].items():
        web.cookies[LANGUAGE_COOKIE] = language
        page = web.get(f"/s/norte/{path}", follow=True).content.decode()
        assert escape(text) in page, language
        assert "<script>" not in page


def test_says_nothing_of_its_own_in_a_language_that_the_shop_did_not_write(order: Order, sign_in: SignIn) -> None:
    update_preferences(order.shop, {"welcome_texts": {"es": "Bienvenida a Norte"}}, by=SYSTEM)
    web = sign_in(order, whole_account=True)
    web.cookies[LANGUAGE_COOKIE] = "en"
    assert 'class="own"' not in web.get("/s/norte/orders/").content.decode()
