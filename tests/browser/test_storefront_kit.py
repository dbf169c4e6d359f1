"""The storefront's components in a real browser, on another origin than the app, with the app behind them."""

from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.core.cache import cache
from pytest_django.live_server_helper import LiveServer

from saleor_postventa.catalogue.models import Product
from saleor_postventa.core.actor import Actor
from saleor_postventa.loyalty.models import Account
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.services import update_preferences
from saleor_postventa.surveys.models import Review
from saleor_postventa.surveys.services.moderating import answer_review, publish_review
from saleor_postventa.surveys.services.reviewing import Written, write_review
from tests.api import conftest as api
from tests.cast import NORTE, SHOPPER
from tests.conftest import MovableClock
from tests.loyalty.trade import account_of, buy, make_programme
from tests.recommendations.scene import buy as buy_goods
from tests.recommendations.scene import learn, make_person, make_product
from tests.returns.make import lines_of, make_order_with_parcels, make_policy

from .accessible import faults_of, need_axe
from .shoppers import PHONE

KIT = Path(__file__).parents[2] / "storefront-kit"
saleor = api.saleor


class Files(SimpleHTTPRequestHandler):
    def __init__(self, *args: Any) -> None:
        super().__init__(*args, directory=str(KIT))

    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture(scope="module")
def origin() -> Iterator[str]:
    """Of the storefront: the kit's folder, served by another server than the app."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Files) as server:
        Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()


@pytest.fixture
def account(clock: MovableClock, live_server: LiveServer, in_norte: Shop, origin: str) -> Account:
    """Of the cast's shopper: 50 points on their way, and nothing to use."""
    cache.clear()
    update_preferences(in_norte, {"storefront_url": origin}, by=Actor.staff("x"))
    make_policy()
    levels = [{"code": "gold", "names": {"en": "Gold", "es": "Oro"}, "threshold": "80"}]
    tiers = {"by": "spend", "currency": "EUR", "period": "lifetime", "grace_days": 0, "levels": levels}
    make_programme(clock, tiers=tiers)
    order = buy(1, (1, "50.00"))
    Customer.objects.filter(pk=order.customer_id).update(saleor_id=SHOPPER.id)
    return account_of(order)


@pytest.fixture
def storefront(browser: Any, origin: str) -> Iterator[Any]:
    """The kit's demo page, as a page of the storefront."""
    context = browser.new_context(viewport=PHONE, locale="en-GB")
    context.set_default_timeout(30_000)
    page = context.new_page()
    page.goto(f"{origin}/demo/index.html")
    page.complaints = []
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    yield page
    context.close()


def show(page: Any, server: LiveServer, *, token: str = "", language: str = "en") -> None:
    page.reload()
    page.fill("[name=api]", f"{server.url}/graphql/norte/")
    page.fill("[name=token]", token)
    page.fill("[name=language]", language)
    page.get_by_role("button", name="Show").click()


@pytest.mark.proves("B23", part="the storefront's component: balance, what is on its way, the next level, in es and en")
def test_what_somebody_has(storefront: Any, live_server: LiveServer, account: Account) -> None:
    show(storefront, live_server, token=NORTE.access_token())
    card = storefront.get_by_role("region", name="Points")
    card.wait_for()
    told = card.inner_text()
    assert "0 points to use" in told
    assert "50 points on their way" in told
    assert "You can use them from July 4, 2026" in told
    assert "€30.00 to go to Gold" in told
    show(storefront, live_server, token=NORTE.access_token(), language="es")
    card = storefront.get_by_role("region", name="Puntos")
    card.wait_for()
    assert "50 puntos pendientes" in card.inner_text()
    assert "Te faltan 30,00 € para Oro" in card.inner_text().replace("\xa0", " ")
    assert storefront.complaints == []


@pytest.mark.proves("B25", part="the snippet for product page and cart, in a browser")
def test_what_would_be_earned(storefront: Any, live_server: LiveServer, account: Account) -> None:
    show(storefront, live_server, language="es")
    storefront.get_by_text("Ganas 19 puntos").wait_for()
    storefront.get_by_text("Ganas 59 puntos").wait_for()
    storefront.locator("#of-product").evaluate("each => each.setAttribute('quantity', '2')")
    storefront.get_by_text("Ganas 39 puntos").wait_for()
    storefront.locator("#of-cart").evaluate("each => { each.cart = { ...each.cart, lines: [] } }")
    storefront.get_by_text("Ganas 59 puntos").wait_for(state="detached")
    assert storefront.complaints == []


def test_nobody_signed_in(storefront: Any, live_server: LiveServer, account: Account) -> None:
    show(storefront, live_server)
    storefront.get_by_text("Sign in, and see what you have.").wait_for()
    show(storefront, live_server, token="nonsense")
    storefront.get_by_text("Sign in, and see what you have.").wait_for()


def test_the_button_leads_to_their_page_signed_in(storefront: Any, live_server: LiveServer, account: Account) -> None:
    show(storefront, live_server, token=NORTE.access_token())
    with storefront.expect_navigation(url=f"{live_server.url}/s/norte/points/"):
        storefront.get_by_role("button", name="All your points").click()
    assert storefront.locator("h1").inner_text() == "Tus puntos"
    assert NORTE.access_token()[:20] not in storefront.url


def test_without_a_programme_it_hides(storefront: Any, live_server: LiveServer, in_norte: Shop, origin: str) -> None:
    cache.clear()
    update_preferences(in_norte, {"storefront_url": origin}, by=Actor.staff("x"))
    Customer.objects.create(shop=in_norte, saleor_id=SHOPPER.id, email=SHOPPER.email)
    show(storefront, live_server, token=NORTE.access_token())
    storefront.locator("postventa-points[hidden]").wait_for(state="attached")


def test_where_nothing_answers(storefront: Any, live_server: LiveServer, account: Account) -> None:
    storefront.route(f"{live_server.url}/graphql/**", lambda route: route.abort())
    show(storefront, live_server, token=NORTE.access_token())
    storefront.get_by_text("Your points can't be shown just now.").wait_for()


@pytest.fixture
def reviewed(clock: MovableClock, live_server: LiveServer, in_norte: Shop, origin: str) -> Review:
    """Of the product that the kit's page is about: published, with the shop's answer."""
    cache.clear()
    update_preferences(in_norte, {"storefront_url": origin}, by=Actor.staff("x"))
    make_policy()
    line = lines_of(make_order_with_parcels(number=1))[0]
    said = Written(stars=2, title="Rasca", text="La tela <b>rasca</b> un poco.", shown_name="Ana", language="es")
    review = publish_review(write_review(line.pk, said, by=Actor.shopper("x")).pk, by=Actor.staff("x"))
    return answer_review(review.pk, text="Lo sentimos: te lo cambiamos.", by=Actor.staff("x"))


@pytest.mark.proves("C15", part="the storefront's component: mean, stars, who bought, the shop's answer, in es and en")
def test_what_was_said_of_a_product(storefront: Any, live_server: LiveServer, reviewed: Review) -> None:
    for language, name, facts in (
        ("en", "Reviews", ("2 of five stars, from 1 review", "Ana", "Jun 10, 2026", "Verified purchase")),
        ("es", "Opiniones", ("2 de cinco estrellas, de 1 opinión", "Ana", "10 jun 2026", "Compra verificada")),
    ):
        show(storefront, live_server, language=language)
        card = storefront.get_by_role("region", name=name)
        card.get_by_text("Rasca").first.wait_for()
        told = card.inner_text()
        assert [fact for fact in facts if fact not in told] == [], told
        assert "La tela <b>rasca</b> un poco." in told
        assert "Lo sentimos: te lo cambiamos." in told
    assert storefront.complaints == []


@pytest.mark.proves("X5", part="axe over the storefront's reviews, in light and dark")
@pytest.mark.parametrize("language", ["en", "es"])
def test_reviews_have_nothing_grave(storefront: Any, live_server: LiveServer, reviewed: Review, language: str) -> None:
    need_axe()
    show(storefront, live_server, language=language)
    storefront.locator("postventa-reviews summary").click()
    assert faults_of(storefront) == []
    assert storefront.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.fixture
def goods(clock: MovableClock, live_server: LiveServer, in_norte: Shop, origin: str) -> dict[str, Product]:
    """Cups sell best, then lamps of a long name, then forks; the cast's shopper has a cup and sent a fork back."""
    cache.clear()
    update_preferences(in_norte, {"storefront_url": origin}, by=Actor.staff("x"))
    named = {"cup": "Cup", "lamp": "Lamp" * 12, "fork": "Fork", "gone": "Gone"}
    made = {code: make_product(name, price="1234.50") for code, name in named.items()}
    Product.objects.filter(pk=made["gone"].pk).update(published_in=[])
    for number, product in enumerate(made.values()):
        for _ in range(8 - number):
            buy_goods(make_person(), product)
    shopper = make_person("shopper")
    Customer.objects.filter(pk=shopper.pk).update(saleor_id=SHOPPER.id)
    buy_goods(shopper, made["cup"])
    buy_goods(shopper, made["fork"], returned=1)
    learn()
    return made


@pytest.mark.proves("D5", part="the storefront's component: what, for how much and why, in es and en")
def test_what_else_somebody_may_like(storefront: Any, live_server: LiveServer, goods: dict[str, Product]) -> None:
    for language, name, why, price in (
        ("en", "You may also like", "One of the bestsellers.", "€1,234.50"),
        ("es", "También te puede gustar", "De lo más vendido.", "1234,50 €"),
    ):
        show(storefront, live_server, language=language)
        card = storefront.get_by_role("region", name=name)
        card.wait_for()
        told = [each.replace("\xa0", " ") for each in card.locator("li").all_inner_texts()]
        assert [each.split("\n")[0] for each in told] == [goods[code].name for code in ("cup", "lamp", "fork")]
        assert why in told[0]
        assert price in told[0]
        assert card.get_by_role("link", name="Cup").get_attribute("href") == "/products/cup"
    assert storefront.complaints == []


def test_they_are_shown_nothing_that_they_have_or_sent_back(
    storefront: Any, live_server: LiveServer, goods: dict[str, Product]
) -> None:
    show(storefront, live_server, token=NORTE.access_token())
    links = storefront.locator("postventa-recommendations").get_by_role("link")
    links.first.wait_for()
    assert links.all_inner_texts() == [goods["lamp"].name]


def test_with_nothing_to_recommend_nothing_stands_there(
    storefront: Any, live_server: LiveServer, goods: dict[str, Product]
) -> None:
    Product.objects.update(published_in=[])
    with storefront.expect_response(lambda answer: "PostventaRecommendations" in (answer.request.post_data or "")):
        show(storefront, live_server)
    storefront.locator("postventa-recommendations:not([aria-busy=true])").wait_for(state="attached")
    assert storefront.locator("postventa-recommendations").get_by_role("region").count() == 0
    assert storefront.complaints == []


@pytest.mark.proves("X5", part="axe over the storefront's recommendations, in light and dark")
@pytest.mark.parametrize("language", ["en", "es"])
def test_recommendations_have_nothing_grave(
    storefront: Any, live_server: LiveServer, goods: dict[str, Product], language: str
) -> None:
    need_axe()
    show(storefront, live_server, language=language)
    storefront.locator("postventa-recommendations").get_by_role("link").first.wait_for()
    assert faults_of(storefront) == []
    assert storefront.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.proves("X5", part="axe over the storefront's components")
def test_finds_nothing_grave(storefront: Any, live_server: LiveServer, account: Account) -> None:
    need_axe()
    show(storefront, live_server, token=NORTE.access_token())
    storefront.get_by_role("region", name="Points").wait_for()
    storefront.get_by_text("You earn 59 points").wait_for()
    assert faults_of(storefront) == []
