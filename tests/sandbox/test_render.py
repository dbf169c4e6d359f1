"""Bodies have the shape that the real ones had."""

from collections.abc import Iterator
from typing import Any

from tests.saleor_contract.recorded import recorded_dry_runs, recorded_webhooks

from .conftest import Pair

FAMILIES = (("order_", "fulfillment_"), ("product_variant",), ("product_",), ("customer_",), ("app_",))
"""Events whose bodies share their shape: what one left empty another showed."""
ASKED_SINCE = ("translatedProductName", "translatedVariantName")
"""Fields that our documents did not ask for yet when the bodies were recorded; Saleor's own schemas hold them."""
KINDS = {int: "number", float: "number", str: "text", bool: "switch"}


def paths(value: Any, at: str = "") -> Iterator[tuple[str, str]]:
    """Where something stands and of what kind it is; items of a list stand in one place, null says nothing."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from paths(inner, f"{at}.{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from paths(inner, f"{at}[]")
    elif value is not None:
        yield at.replace(".orders[]", ".order"), KINDS[type(value)]


def recorded_paths() -> dict[str, set[tuple[str, str]]]:
    known: dict[str, set[tuple[str, str]]] = {}
    for webhook in recorded_webhooks():
        known.setdefault(webhook.event, set()).update(paths(webhook.payload))
    for event, payload in recorded_dry_runs().items():
        known.setdefault(event, set()).update(paths(payload))
    families = {event: next((family for family in FAMILIES if event.startswith(family)), ("",)) for event in known}
    return {
        event: set().union(*(known[other] for other in known if other.startswith(families[event]))) for event in known
    }


def live_through_everything(pair: Pair) -> None:
    control = pair.control
    customer = control.customers()[0]["id"]
    order = pair.place(customer=customer, voucher_code="HOLA10", metadata={"a": "b"})
    control.fulfill_order(order["id"], tracking_number="T-1")
    control.return_units(order["id"], [{"line": order["lines"][0]["id"], "quantity": 1}])
    control.grant_refund(order["id"], lines=[{"line": order["lines"][0]["id"], "quantity": 1}])
    control.request_refund(order["id"])
    control.report_refund(order["id"])
    control.update_tracking(order["id"], "T-2")
    control.set_metadata({"c": "d"}, order=order["id"])
    other = pair.place()
    control.fulfill_order(other["id"])
    control.cancel_fulfillment(other["id"])
    control.cancel_order(other["id"])
    fresh = control.create_customer(email="fresh@example.com", language_code="ES", metadata={"k": "v"})
    control.update_customer(fresh["id"], first_name="Ana", metadata={"k": "w"})
    control.delete_customer(fresh["id"])
    product = control.create_product("Temp", {"S": "10.00"})
    control.update_product(product["id"], name="Temp 2")
    control.change_price(control.variants()[0]["id"], "es", "99.00")
    control.delete_product(product["id"])
    line = {"variant": control.variants()[0]["id"]}
    control.import_orders([{"channel": "es", "lines": [line], "email": "old@example.com"}])


def test_each_field_stood_in_a_recorded_body_of_that_event(pair: Pair) -> None:
    live_through_everything(pair)
    pair.settle()
    known = recorded_paths()
    compared = {heard.event for heard in pair.app.heard} & set(known)
    assert len(compared) >= 20
    for heard in pair.app.heard:
        if heard.event in known:
            told = {each for each in paths(heard.payload) if not each[0].endswith(ASKED_SINCE)}
            unknown = told - known[heard.event]
            assert not unknown, f"{heard.event}: {sorted(unknown)[:5]}"


def test_says_whom_it_is_for_and_who_did_it(pair: Pair) -> None:
    pair.place(customer=pair.control.customers()[0]["id"])
    pair.settle()
    payload = pair.app.of("order_created")[0].payload
    assert payload["__typename"] == "OrderCreated"
    assert payload["recipient"] == {"id": pair.control.state()["app"]["id"]}
    assert payload["issuingPrincipal"]["__typename"] == "User"
    assert payload["version"] == "3.23.28"


def test_tells_whether_the_customer_is_to_be_told(pair: Pair) -> None:
    for notify in (True, False):
        order = pair.place()
        pair.control.fulfill_order(order["id"], notify_customer=notify)
        pair.settle()
        told = [heard.payload for heard in pair.app.of("fulfillment_created")]
        assert [item["notifyCustomer"] for item in told if item["order"]["id"] == order["id"]] == [notify]


def test_a_deferred_payload_shows_what_is_now(own_pair: Pair) -> None:
    """The shop goes on while the app can't be reached; every order event then tells the latest state."""
    own_pair.control.install(own_pair.app.manifest_url)
    own_pair.control.wait_until_quiet()
    own_pair.control.plan_faults(shuffle_seconds=1.0)
    order = own_pair.place()
    own_pair.control.fulfill_order(order["id"])
    own_pair.settle()
    confirmed = [heard.payload["order"]["status"] for heard in own_pair.app.of("order_confirmed")]
    created = own_pair.app.of("fulfillment_created")[0].payload["order"]
    assert confirmed == ["FULFILLED"] or own_pair.app.of("order_created")[0].payload["order"]["status"] == "FULFILLED"
    assert created["status"] == "FULFILLED"


def test_a_denied_field_is_null_and_nothing_is_said_of_it(own_pair: Pair) -> None:
    own_pair.app.manifest["permissions"] = ["MANAGE_ORDERS", "MANAGE_USERS"]
    own_pair.control.install(own_pair.app.manifest_url)
    own_pair.place()
    own_pair.settle()
    payload = own_pair.app.of("order_created")[0].payload
    assert "errors" not in payload
    assert "product_updated" not in own_pair.app.events()
