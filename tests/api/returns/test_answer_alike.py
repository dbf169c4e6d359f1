"""Row A44: "can I return this, and until when?" has one answer, wherever it is asked."""

import html
from typing import Any

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

from saleor_postventa.orders.models import Order
from saleor_postventa.people.visits import begin_visit
from saleor_postventa.returns.rules import ReturnStatus
from tests.api.ask import ask
from tests.cast import NORTE
from tests.conftest import MovableClock
from tests.returns.make import lines_of, make_policy, make_return

pytestmark = [pytest.mark.django_db, pytest.mark.proves("A44")]
ITEMS = "query Items($order: ID!) { returnableItems(orderId: $order) { isReturnable quantity sentence } }"
PRODUCT = """query Product($id: ID!) {
  productReturnAnswer(productId: $id, channel: "es", country: "ES") { sentence days code }
}"""
POLICIES: list[dict[str, Any]] = [
    {},
    {"window": {"days": 14}},
    {"window": {"days": 60, "anchor": "placed"}},
    {
        "rules": [
            {"id": "final", "names": {"es": "Rebajas", "en": "Sale"}, "priority": 10, "conditions": [
                {"kind": "price", "value": {"at_least": "20"}}, {"kind": "withdrawal_right", "value": {"is": False}}],
             "actions": [{"kind": "reject", "value": {"reason": {"es": "Era rebaja.", "en": "It was a sale."}}}]}
        ]
    },
]  # fmt: skip


@pytest.fixture
def web() -> Client:
    cache.clear()
    return Client(HTTP_HOST="postventa.example.test", secure=True)


def page_of(web: Client, order: Order, language: str) -> str:
    """The order's page, as the shopper sees it who comes now."""
    response: Any = HttpResponse()
    assert order.customer is not None
    begin_visit(response, order.shop, order.customer)
    web.cookies.update(response.cookies)
    return html.unescape(web.get(f"/s/norte/orders/{order.number}/?lang={language}").content.decode())


def told_by_api(order: Order, language: str) -> list[dict[str, Any]]:
    answer = ask("norte", ITEMS, {"order": order.saleor_id}, token=NORTE.access_token(), HTTP_ACCEPT_LANGUAGE=language)
    found: list[dict[str, Any]] = answer.data["returnableItems"]
    return found


@pytest.mark.parametrize("days", [0, 40])
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("policy", POLICIES, ids=["default", "14 days", "from the order", "with a rule"])
def test_a_line_has_one_answer(
    order: Order, web: Client, clock: MovableClock, policy: dict[str, Any], language: str, days: int
) -> None:
    make_policy(**policy)
    clock.move(days=days)
    page = page_of(web, order, language)
    items = told_by_api(order, language)
    assert len(items) == 2
    for item in items:
        assert item["sentence"] in page
    assert ("/return/" in page) == any(item["isReturnable"] for item in items)


def test_what_is_in_a_return_already_is_the_same_everywhere(order: Order, web: Client) -> None:
    make_return(order, {lines_of(order)[0].pk: 2}, status=ReturnStatus.APPROVED)
    page = page_of(web, order, "en")
    items = told_by_api(order, "en")
    assert [item["quantity"] for item in items] == [0, 1]
    assert all(item["sentence"] in page for item in items)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("policy", POLICIES, ids=["default", "14 days", "from the order", "with a rule"])
def test_a_product_has_one_answer(order: Order, web: Client, policy: dict[str, Any], language: str) -> None:
    make_policy(**policy)
    variant = lines_of(order)[0].variant
    assert variant is not None
    assert variant.product is not None
    product = variant.product.saleor_id
    told = ask("norte", PRODUCT, {"id": product}, HTTP_ACCEPT_LANGUAGE=language).data["productReturnAnswer"]
    query = {"product": product, "channel": "es", "country": "ES", "lang": language}
    snippet = web.get("/s/norte/can-i-return/", query, headers={"accept": "application/json"})
    page = web.get("/s/norte/can-i-return/", query).content.decode()
    assert {name: snippet.json()[name] for name in told} == told
    assert told["sentence"] in html.unescape(page)
