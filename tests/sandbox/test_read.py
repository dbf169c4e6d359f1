"""The app's documents are answered: pages, dates, ids."""

from datetime import UTC, datetime, timedelta
from typing import Any

from .conftest import Pair
from .test_refuse import DOCUMENTS, ask


def data(pair: Pair, document: str, /, **variables: Any) -> dict[str, Any]:
    answer = ask(pair, DOCUMENTS[document], pair.app.token, **variables).json()
    assert "errors" not in answer, answer["errors"]
    found: dict[str, Any] = answer["data"]
    return found


def nodes(connection: dict[str, Any]) -> list[dict[str, Any]]:
    return [edge["node"] for edge in connection["edges"]]


def test_orders_come_page_by_page(pair: Pair) -> None:
    made = [pair.place()["id"] for _ in range(3)]
    seen: list[str] = []
    after = None
    while True:
        page = data(pair, "orders_by_creation_page", first=2, after=after, withOrigin=True)["orders"]
        seen += [node["id"] for node in nodes(page)]
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]
    assert len(seen) == len(set(seen)) == page["totalCount"]
    assert seen[-3:] == made


def test_orders_since_a_date(pair: Pair) -> None:
    pair.place()
    since = datetime.now(UTC)
    fresh = pair.place()
    found = data(pair, "orders_page", first=50, updatedSince=since.isoformat(), withOrigin=True)["orders"]
    assert [node["id"] for node in nodes(found)] == [fresh["id"]]
    later = (since + timedelta(hours=1)).isoformat()
    assert nodes(data(pair, "orders_page", first=50, updatedSince=later, withOrigin=True)["orders"]) == []


def test_orders_by_id(pair: Pair) -> None:
    order = pair.place()
    asked = [order["id"], "T3JkZXI6bm9uZQ=="]
    for name, more in (("orders_by_ids", {"withOrigin": True}), ("orders_existing", {})):
        found = data(pair, name, first=10, ids=asked, **more)["orders"]
        assert [node["id"] for node in nodes(found)] == [order["id"]]
    assert data(pair, "order_by_id", id=order["id"])["order"]["number"] == order["number"]


def test_drafts_are_not_among_the_orders(pair: Pair) -> None:
    order = pair.place()
    pair.control.fulfill_order(order["id"])
    pair.control.return_units(order["id"], [{"line": order["lines"][0]["id"], "quantity": 1, "replace": True}])
    found = data(pair, "orders_page", first=100, updatedSince="2020-01-01T00:00:00Z", withOrigin=True)["orders"]
    assert "DRAFT" not in {node["status"] for node in nodes(found)}


def test_customers_and_products(pair: Pair) -> None:
    for name, field in (("customers", "customers"), ("products", "products")):
        page = data(pair, f"{name}_page", first=5)[field]
        assert page["totalCount"] > 5
        one = nodes(page)[0]
        again = data(pair, f"{name}_by_ids", first=1, ids=[one["id"]])[field]
        assert nodes(again) == [one]
        dates = [node["updatedAt"] for node in nodes(page)]
        assert dates == sorted(dates)


def test_the_shop_tells_who_it_is(pair: Pair) -> None:
    found = data(pair, "shop_identity")
    assert found["shop"]["version"] == "3.23.28"
    assert [channel["currencyCode"] for channel in found["channels"]] == ["EUR", "GBP"]
    assert data(pair, "app_identity")["app"]["identifier"] == "saleor.app.listening"


def test_an_app_changes_its_own_webhooks(pair: Pair) -> None:
    own = data(pair, "own_webhooks")["app"]["webhooks"]
    given = {
        "name": "extra",
        "targetUrl": f"{pair.app.url}/extra",
        "asyncEvents": ["ORDER_EXPIRED"],
        "query": own[0]["subscriptionQuery"],
        "isActive": True,
    }
    made = data(pair, "webhook_create", **given)["webhookCreate"]
    changed = data(pair, "webhook_update", id=made["webhook"]["id"], **{**given, "name": "other", "isActive": False})
    assert changed["webhookUpdate"]["errors"] == []
    names = [webhook["name"] for webhook in data(pair, "own_webhooks")["app"]["webhooks"]]
    assert names == [*(webhook["name"] for webhook in own), "other"]
    assert data(pair, "webhook_delete", id=made["webhook"]["id"])["webhookDelete"]["errors"] == []
    wrong = data(pair, "webhook_create", **{**given, "query": "subscription { nothing }"})["webhookCreate"]
    assert [error["field"] for error in wrong["errors"]] == ["query"]


def test_problems_are_counted_and_dismissed(pair: Pair) -> None:
    for _ in range(3):
        data(pair, "app_problem_create", key="lost", message="A permission is gone", criticalThreshold=3)
    problem = data(pair, "own_problems", limit=10)["app"]["problems"][0]
    assert (problem["count"], problem["isCritical"]) == (3, True)
    data(pair, "app_problem_dismiss", keys=["lost"])
    assert data(pair, "own_problems", limit=10)["app"]["problems"] == []
