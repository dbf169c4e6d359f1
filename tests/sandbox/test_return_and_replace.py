"""Returns, stock and drafts over the API, held to what a real Saleor answered."""

import json
from typing import Any

import pytest
import requests

from tests.saleor_contract.documents import documents
from tests.saleor_contract.recorded import RECORDINGS

from .conftest import Pair

DOCUMENTS = {document.name: document.text for document in documents()}
HOME = "zaragoza"


def recorded(number: int) -> dict[str, Any]:
    """The payload of a recorded mutation."""
    [path] = (RECORDINGS / "mutations").glob(f"{number}_*.json")
    [payload] = json.loads(path.read_text())["response"]["data"].values()
    return payload


def told(errors: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    return [(error["field"], error["code"], error["message"]) for error in errors]


def ask(pair: Pair, name: str, **variables: Any) -> dict[str, Any]:
    """The first payload of one of our documents."""
    return next(iter(answer(pair, name, **variables)["data"].values()))


def answer(pair: Pair, name: str, **variables: Any) -> dict[str, Any]:
    body = {"query": DOCUMENTS[name], "variables": variables}
    headers = {"Authorization": f"Bearer {pair.app.token}"}
    return requests.post(pair.sandbox.api_url, json=body, headers=headers, timeout=30).json()


def placed(pair: Pair, units: int = 4, sent: int = 4) -> dict[str, Any]:
    order = pair.control.place_order(
        "es", [{"variant": pair.control.variants()[0]["id"], "quantity": units}], email="noa@example.com"
    )
    line = order["lines"][0]["id"]
    if sent:
        pair.control.fulfill_order(order["id"], [{"line": line, "quantity": sent, "warehouse": HOME}])
    return order


def goods(pair: Pair, order: dict[str, Any]) -> dict[str, Any]:
    return ask(pair, "goods_of_order", id=order["id"])


def give_back(pair: Pair, order: dict[str, Any], *lines: tuple[str, int]) -> dict[str, Any]:
    packed = [{"fulfillmentLineId": line, "quantity": quantity} for line, quantity in lines]
    return ask(pair, "return_units", order=order["id"], fulfillmentLines=packed, orderLines=[])


def parcel_line(pair: Pair, order: dict[str, Any]) -> str:
    return goods(pair, order)["fulfillments"][0]["lines"][0]["id"]


def pattern(parcels: list[dict[str, Any]]) -> list[tuple[str, list[int]]]:
    return [(parcel["status"], [line["quantity"] for line in parcel["lines"]]) for parcel in parcels]


def test_too_many_and_none_and_some_come_back_as_in_saleor(pair: Pair) -> None:
    order = placed(pair)
    line = parcel_line(pair, order)
    assert told(give_back(pair, order, (line, 99))["errors"]) == told(recorded(41)["errors"])
    assert pattern(give_back(pair, order, (line, 0))["order"]["fulfillments"]) == pattern(
        recorded(42)["order"]["fulfillments"]
    )
    assert pattern(give_back(pair, order, (line, 3))["order"]["fulfillments"]) == pattern(
        recorded(43)["order"]["fulfillments"]
    )


def test_an_emptied_fulfilment_is_deleted_and_nothing_is_restocked(pair: Pair) -> None:
    order, variant = placed(pair, 2, 2), pair.control.variants()[0]["id"]
    before = pair.control.stock(variant)
    made = give_back(pair, order, (parcel_line(pair, order), 2))
    assert pattern(made["order"]["fulfillments"]) == [("RETURNED", [2])]
    assert pair.control.stock(variant) == before
    assert [parcel["status"] for parcel in recorded(31)["order"]["fulfillments"]] == ["RETURNED", "RETURNED"]


def test_what_was_never_sent_comes_back_as_well(pair: Pair) -> None:
    order = placed(pair, 1, 0)
    unsent = [{"orderLineId": order["lines"][0]["id"], "quantity": 1}]
    made = ask(pair, "return_units", order=order["id"], fulfillmentLines=[], orderLines=unsent)
    assert pattern(made["order"]["fulfillments"]) == pattern(recorded(65)["order"]["fulfillments"])
    assert goods(pair, order)["status"] == recorded(65)["order"]["status"]


def test_nobody_asks_whose_line_it_is(pair: Pair) -> None:
    """The trap that the app itself has to mind."""
    order, other = placed(pair), placed(pair)
    assert give_back(pair, order, (parcel_line(pair, other), 1))["errors"] == []
    assert pattern(goods(pair, other)["fulfillments"]) == [("FULFILLED", [3])]


def test_one_order_updated_tells_of_a_return(pair: Pair) -> None:
    order = placed(pair)
    pair.settle()
    pair.app.forget()
    give_back(pair, order, (parcel_line(pair, order), 1))
    assert pair.settle() == ["order_updated"]


def new_draft(pair: Pair, reference: str, quantity: int = 1) -> dict[str, Any]:
    original = ask(pair, "order_to_replace", id=placed(pair)["id"])
    address = {name: text for name, text in original["billingAddress"].items() if name not in {"id", "country"}}
    return ask(
        pair,
        "replacement_create",
        channel=original["channel"]["id"],
        userEmail=original["userEmail"],
        reference=reference,
        billingAddress={**address, "country": original["billingAddress"]["country"]["code"]},
        lines=[{"variantId": pair.control.variants()[0]["id"], "quantity": quantity, "price": "7.35"}],
        privateMetadata=[{"key": "replaces", "value": original["id"]}],
    )


def test_a_reference_is_taken_once(pair: Pair) -> None:
    assert new_draft(pair, "once")["errors"] == []
    assert told(new_draft(pair, "once")["errors"]) == [
        ("externalReference", "UNIQUE", "Order with this External reference already exists.")
    ]


def test_a_draft_without_shipping_is_not_completed(pair: Pair) -> None:
    draft = new_draft(pair, "no-shipping")["order"]
    address = {"firstName": "Noa", "lastName": "R", "streetAddress1": "Calle 1", "city": "Madrid", "country": "ES"}
    ask(pair, "replacement_send_to", id=draft["id"], address=address)
    refused = ask(pair, "replacement_complete", id=draft["id"])
    assert told(refused["errors"]) == told(recorded(74)["errors"])


@pytest.mark.parametrize(("first", "price"), [("address", 4.95), ("method", 0)])
def test_shipping_has_a_price_where_there_was_an_address(pair: Pair, first: str, price: float) -> None:
    draft = new_draft(pair, f"shipping-{first}")["order"]
    address = {"firstName": "Noa", "lastName": "R", "streetAddress1": "Calle 1", "city": "Madrid", "country": "ES"}
    method = ask(pair, "order_to_replace", id=placed(pair)["id"])["deliveryMethod"]["id"]
    steps = {
        "address": lambda: ask(pair, "replacement_send_to", id=draft["id"], address=address),
        "method": lambda: ask(pair, "replacement_send_by", id=draft["id"], method=method),
    }
    for name in (first, *(steps.keys() - {first})):
        made = steps[name]()["order"]
    assert made["shippingPrice"]["gross"]["amount"] == price


def test_all_of_it_off_is_nothing_to_pay_and_nothing_more_comes_off(pair: Pair) -> None:
    draft = new_draft(pair, "discount")["order"]
    off = {"id": draft["id"], "type": "PERCENTAGE", "value": "100", "reason": "x"}
    total = ask(pair, "replacement_discount", **off)["order"]["total"]["gross"]["amount"]
    assert total == recorded(76)["order"]["total"]["gross"]["amount"]
    assert [error["code"] for error in ask(pair, "replacement_discount", **off)["errors"]] == ["CANNOT_DISCOUNT"]


def test_more_than_there_is_cannot_be_ordered(pair: Pair) -> None:
    draft = new_draft(pair, "short", quantity=100_000)["order"]
    address = {"firstName": "Noa", "lastName": "R", "streetAddress1": "Calle 1", "city": "Madrid", "country": "ES"}
    sent = ask(pair, "replacement_send_to", id=draft["id"], address=address)["order"]
    ask(pair, "replacement_send_by", id=draft["id"], method=sent["shippingMethods"][0]["id"])
    refused = ask(pair, "replacement_complete", id=draft["id"])
    assert told(refused["errors"]) == [("lines", "INSUFFICIENT_STOCK", "Insufficient product stock.")]
    assert ask(pair, "replacement_delete", id=draft["id"])["errors"] == []
    assert ask(pair, "replacement_by_reference", reference="short") is None


def test_a_completed_draft_is_an_order_and_tells_of_it(pair: Pair) -> None:
    draft = new_draft(pair, "whole")["order"]
    address = {"firstName": "Noa", "lastName": "R", "streetAddress1": "Calle 1", "city": "Madrid", "country": "ES"}
    sent = ask(pair, "replacement_send_to", id=draft["id"], address=address)["order"]
    ask(pair, "replacement_send_by", id=draft["id"], method=sent["shippingMethods"][0]["id"])
    pair.settle()
    pair.app.forget()
    made = ask(pair, "replacement_complete", id=draft["id"])["order"]
    assert made["status"] == recorded(77)["order"]["status"]
    assert sorted(pair.settle()) == ["order_confirmed", "order_created"]
    assert [error["code"] for error in ask(pair, "replacement_complete", id=draft["id"])["errors"]] == ["INVALID"]
    assert [error["code"] for error in ask(pair, "replacement_delete", id=draft["id"])["errors"]] == ["INVALID"]


def put_back(pair: Pair, line: str, quantity: int) -> dict[str, Any]:
    variant = pair.control.variants()[0]["id"]
    warehouses = answer(pair, "stocks_of_variant", id=variant)["data"]["warehouses"]["edges"]
    home = next(edge["node"]["id"] for edge in warehouses if edge["node"]["slug"] == HOME)
    stocks = [{"warehouse": home, "quantity": quantity}]
    return answer(pair, "put_back_stock", line=line, key="k", value="1", variant=variant, stocks=stocks)


def quantity_at_home(payload: dict[str, Any]) -> int:
    stocks = payload["productVariant"]["stocks"]
    return next(stock["quantity"] for stock in stocks if stock["warehouse"]["slug"] == HOME)


def test_stock_is_read_right_before_it_is_written(pair: Pair) -> None:
    order = placed(pair)
    pair.control.set_stock(pair.control.variants()[0]["id"], HOME, 41)
    found = put_back(pair, order["lines"][0]["id"], 50)["data"]
    assert (quantity_at_home(found["seen"]), quantity_at_home(found["written"])) == (41, 50)
    marks = ask(pair, "line_marks", id=order["id"], key="k")["lines"]
    assert [line["privateMetafield"] for line in marks] == ["1"]


def test_each_permission_is_asked_for_by_itself(own_pair: Pair) -> None:
    own_pair.control.install(own_pair.app.manifest_url, ["MANAGE_ORDERS"])
    order = placed(own_pair)
    refused = put_back(own_pair, order["lines"][0]["id"], 50)
    assert [error["path"] for error in refused["errors"]] == [["seen"], ["written"]]
    assert refused["data"]["mark"] == {"errors": []}
    own_pair.control.update_app("Listening", ["MANAGE_PRODUCTS"])
    refused = put_back(own_pair, order["lines"][0]["id"], 50)
    assert [error["path"] for error in refused["errors"]] == [["mark"]]
    assert quantity_at_home(refused["data"]["written"]) == 50
