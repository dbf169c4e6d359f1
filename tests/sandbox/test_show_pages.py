"""The counter and the stand-in Dashboard, as plain pages."""

import re
from urllib.parse import parse_qsl, quote, urlsplit

import pytest
import requests

from .conftest import Pair
from .listening_app import ListeningApp

EXTENSIONS = [
    {"label": "Order", "mount": "ORDER_DETAILS_WIDGETS", "target": "WIDGET", "url": "/w", "permissions": []},
    {"label": "Popup", "mount": "ORDER_DETAILS_MORE_ACTIONS", "target": "POPUP", "url": "/p", "permissions": []},
    {"label": "Returns", "mount": "NAVIGATION_ORDERS", "target": "APP_PAGE", "url": "/returns", "permissions": []},
    {"label": "Home", "mount": "HOMEPAGE_WIDGETS", "target": "WIDGET", "url": "/h", "permissions": []},
]


REQUEST = """mutation ($grant: ID!) { transactionRequestRefundForGrantedRefund(grantedRefundId: $grant) {
  errors { field code } } }"""


def do(pair: Pair, deed: str, **fields: str) -> str:
    answer = requests.post(f"{pair.sandbox.url}/do/{deed}", data=fields, timeout=30, allow_redirects=False)
    assert answer.status_code == 303
    return answer.headers["Location"]


def get(pair: Pair, path: str, language: str = "en") -> str:
    answer = requests.get(f"{pair.sandbox.url}{path}", headers={"Accept-Language": language}, timeout=30)
    assert answer.status_code == 200, path
    return answer.text


@pytest.fixture
def framed(own_pair: Pair) -> Pair:
    own_pair.app.manifest["extensions"] = EXTENSIONS
    own_pair.control.install(own_pair.app.manifest_url)
    return own_pair


def frames(app: ListeningApp, page: str) -> list[list[tuple[str, str]]]:
    sources = re.findall(r'data-src="([^"]+)"', page)
    assert all(source.startswith(app.url) for source in sources)
    return [parse_qsl(urlsplit(source.replace("&amp;", "&")).query) for source in sources]


@pytest.mark.parametrize(("language", "word"), [("en", "Place the order"), ("es", "Hacer el pedido")])
def test_the_counter_speaks_both_languages(pair: Pair, language: str, word: str) -> None:
    assert word in get(pair, "/", language)


def test_an_order_is_placed_and_carried_through_at_the_counter(pair: Pair) -> None:
    variant = pair.control.variants()[0]["id"]
    wanted = {"channel": "es", "variant1": variant, "quantity1": "2", "email": "a@example.com", "pay": "half"}
    assert do(pair, "place", **wanted) == "/?notice=Done."
    order = pair.control.orders(limit=1)[0]
    assert order["charge_status"] == "PARTIAL"
    for deed, fields in [("pay", {}), ("fulfil", {"how": "one"}), ("fulfil", {}), ("return", {"how": "one"})]:
        assert do(pair, deed, order=order["id"], **fields) == "/?notice=Done.", deed
    assert pair.control.order(order["id"])["status"] == "PARTIALLY_RETURNED"
    assert do(pair, "refund", order=order["id"], how="all") == "/?notice=Done."
    assert pair.control.order(order["id"])["granted_refunds"][0]["status"] == "SUCCESS"
    assert "fault=" in do(pair, "cancel", order=order["id"])
    assert "order_updated" in get(pair, "/sent")


@pytest.mark.parametrize(
    ("answer", "status"),
    [("success", "SUCCESS"), ("failure", "FAILURE"), ("no_answer", "FAILURE"), ("pending", "PENDING")],
)
def test_the_counter_says_what_becomes_of_refunds(own_pair: Pair, answer: str, status: str) -> None:
    assert own_pair.control.install(own_pair.app.manifest_url)["status"] == "INSTALLED"
    assert do(own_pair, "answer-refunds", answer=answer) == "/?notice=Done."
    assert f'value="{answer}" selected' in get(own_pair, "/")
    order = own_pair.place()
    own_pair.control.grant_refund(order["id"], amount="1.00")
    (grant,) = own_pair.control.order(order["id"])["granted_refunds"]
    asked = {"query": REQUEST, "variables": {"grant": grant["id"]}}
    token = {"Authorization": f"Bearer {own_pair.app.token}"}
    requests.post(own_pair.sandbox.api_url, json=asked, headers=token, timeout=30)
    assert own_pair.control.order(order["id"])["granted_refunds"][0]["status"] == status


@pytest.mark.parametrize(("how", "status"), [("sent", "SUCCESS"), ("declined", "FAILURE")])
def test_the_payment_provider_reports_later_at_the_counter(pair: Pair, how: str, status: str) -> None:
    order = pair.place()
    assert "The refund arrived" not in get(pair, "/")
    assert "fault=" in do(pair, "report", order=order["id"], how=how)
    pair.control.grant_refund(order["id"], amount="1.00")
    pair.control.request_refund(order["id"])
    assert "The refund arrived" in get(pair, "/")
    assert do(pair, "report", order=order["id"], how=how) == "/?notice=Done."
    assert pair.control.order(order["id"])["granted_refunds"][0]["status"] == status


def test_an_unknown_answer_changes_nothing(pair: Pair) -> None:
    assert "fault=" in do(pair, "answer-refunds", answer="perhaps")
    assert 'value="success" selected' in get(pair, "/")


def test_a_guest_without_an_address_is_told(pair: Pair) -> None:
    variant = pair.control.variants()[0]["id"]
    page = requests.post(f"{pair.sandbox.url}/do/place", data={"channel": "es", "variant1": variant}, timeout=30)
    assert "A guest leaves an e-mail address." in page.text


def test_the_dashboard_frames_a_widget_as_the_real_one_does(framed: Pair) -> None:
    order = framed.place()
    page = get(framed, f"/dashboard/orders/{quote(order['id'])}")
    assert 'sandbox="allow-same-origin allow-forms allow-scripts allow-downloads allow-popups"' in page
    widget, popup = frames(framed.app, page)
    names = [name for name, _ in widget]
    twice = ["domain", "saleorApiUrl", "id", "domain", "saleorApiUrl", "id", "orderId"]
    assert names == [*twice, "featureFlags[new_order_ui][enabled]", "featureFlags[new_order_ui][payload]"]
    assert dict(widget)["orderId"] == order["id"]
    assert [name for name, _ in popup][:4] == ["domain", "saleorApiUrl", "id", "orderId"]
    assert "theme" not in names
    assert "locale" not in names


def test_a_page_of_the_app_has_the_dashboards_own_query_first(framed: Pair) -> None:
    app_id = framed.control.state()["app"]["id"]
    page = get(framed, f"/dashboard/extensions/app/{quote(app_id)}/returns?id=mine")
    (query,) = frames(framed.app, page)
    assert [value for name, value in query if name == "id"] == ["mine", app_id]
    assert f'/dashboard/extensions/app/{quote(app_id)}/returns"' in page, "the sidebar leads there"


def test_a_fresh_token_is_for_who_asks(framed: Pair) -> None:
    for staff, has in (("admin@example.com", True), ("shipping@example.com", True)):
        answer = requests.get(
            f"{framed.sandbox.url}/dashboard/token", cookies={"sandbox_staff": staff}, timeout=5
        ).json()
        assert bool(answer["token"]) is has


@pytest.mark.parametrize("path", ["", "orders", "customers", "products", "discounts", "extensions/installed"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_page_is_there(pair: Pair, path: str, language: str) -> None:
    page = get(pair, f"/dashboard/{path}", language)
    assert "Monte y Casa" in page
    assert not re.search(r'(?:src|href)="https?://(?!127\.0\.0\.1)', page), "nothing comes from elsewhere"


def test_things_have_pages_and_pictures(pair: Pair) -> None:
    customer, variant = pair.control.customers()[0], pair.control.variants()[0]
    assert customer["email"] in get(pair, f"/dashboard/customers/{quote(customer['id'])}")
    assert "Aneto 2P Tent" in get(pair, f"/dashboard/products/{quote(variant['product'])}")
    assert "<svg" in get(pair, "/thumbnail/1/256/")
    missing = requests.get(f"{pair.sandbox.url}/dashboard/orders/none", timeout=30)
    assert missing.status_code == 404


def test_a_shopper_logs_in(pair: Pair) -> None:
    email = pair.control.customers()[0]["email"]
    url = f"{pair.sandbox.url}/login"
    assert "eyJ" in requests.post(url, data={"email": email, "password": "demo"}, timeout=30).text
    assert "eyJ" not in requests.post(url, data={"email": email, "password": "guess"}, timeout=30).text


def test_the_control_api_says_what_it_does_not_know(pair: Pair) -> None:
    url = f"{pair.sandbox.url}/control"
    assert requests.get(f"{url}/nonsense", timeout=30).status_code == 404
    assert requests.post(f"{url}/pay-order", json={"nonsense": 1}, timeout=30).status_code == 400
    assert requests.post(f"{url}/pay-order", json={"order": "none"}, timeout=30).status_code == 422


@pytest.mark.parametrize(("language", "price"), [("en", "£"), ("es", "€")])
def test_the_storefront_sells_what_the_channel_of_the_language_sells(pair: Pair, language: str, price: str) -> None:
    shelves = get(pair, "/shop/", language)
    first = re.findall(r'href="(/shop/products/[^"]+)"', shelves)[0]
    page = get(pair, first, language)
    assert price in shelves
    assert price in page
    assert f'<html lang="{language}">' in page
    assert "postventa-reviews" not in page, "no demo of the app answers here"


def test_what_is_not_sold_leads_back_to_what_is(pair: Pair) -> None:
    answer = requests.get(f"{pair.sandbox.url}/shop/products/none", timeout=30, allow_redirects=False)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/shop/")


def test_a_shopper_stays_logged_in_at_the_storefront(pair: Pair) -> None:
    customer = pair.control.customers(limit=1)[0]
    with requests.Session() as session:
        session.post(f"{pair.sandbox.url}/login", data={"email": customer["email"], "password": "wrong"}, timeout=30)
        assert "/shop/log-out" not in session.get(f"{pair.sandbox.url}/shop/", timeout=30).text
        session.post(f"{pair.sandbox.url}/login", data={"email": customer["email"], "password": "demo"}, timeout=30)
        assert "/shop/log-out" in session.get(f"{pair.sandbox.url}/shop/", timeout=30).text
        session.post(f"{pair.sandbox.url}/shop/log-out", timeout=30)
        assert "/shop/log-out" not in session.get(f"{pair.sandbox.url}/shop/", timeout=30).text
