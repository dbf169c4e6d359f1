"""What a shopper sees: their own, and nothing that is the team's."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.orders.models import Order
from saleor_postventa.shops.colleagues import note_colleague
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.shops.services import SCOPES, create_api_key, revoke_api_key
from tests.cast import NORTE, OUTSIDER, SHOPPER, STAFF, global_id, integrator_key

from .ask import ask
from .questions import everything, root_fields
from .world import MOMENT, World, make_customer, make_order, make_placed

OF_RETURNS = ("PostSaleReturn", "PostSaleReturnCountableConnection", "PostSaleReturnableItem")
OF_THE_TEAM = ("PostSaleJourney", "PostSaleMessage", "PostSaleSegment")
NOT_ASKED = OF_RETURNS + OF_THE_TEAM
ORDER = (
    "query Q($id: ID) { postSaleOrder(saleorId: $id)"
    + everything(root_fields()["postSaleOrder"], above=NOT_ASKED)
    + " }"
)
CUSTOMER = (
    "query Q($id: ID) { postSaleCustomer(saleorId: $id)"
    + everything(root_fields()["postSaleCustomer"], above=NOT_ASKED)
    + " }"
)
ENTITIES = """query Q($r: [_Any!]!) { _entities(representations: $r) {
  ... on Order { id postSale { order { number customer { email } } timeline(first: 5) { edges { node { name } } } } }
  ... on User { email postSale { customer { isGuest orders(first: 5) { edges { node { number } } } } } }
  ... on Product { id channel postSale { product { name } } } } }"""


def entities(shop: Shop, representations: list[dict[str, str]], token: str) -> Any:
    return ask(shop, ENTITIES, {"r": representations}, token=token)


def test_shopper_sees_their_own_order_whole(norte: Shop, north: World) -> None:
    found = ask(norte, ORDER, {"id": north.order.saleor_id}, token=NORTE.access_token()).data["postSaleOrder"]
    assert found["number"] == "norte-1001"
    assert found["total"] == {"amount": "59.90", "currency": "EUR"}
    assert found["lines"][0]["unitPrice"]["amount"] == "29.95"
    assert found["parcels"][0]["lines"][0]["quantity"] == 2
    assert found["parcels"][0]["isEmptied"] is False
    assert (found["isPaid"], found["paymentState"]) == (True, "PAID")
    assert found["customer"]["email"] == "norte-shopper@example.test"


def test_shopper_sees_nothing_of_the_teams(norte: Shop, north: World) -> None:
    found = ask(norte, ORDER, {"id": north.order.saleor_id}, token=NORTE.access_token()).data["postSaleOrder"]
    [event] = [edge["node"] for edge in found["timeline"]["edges"]]
    assert (event["actorKind"], event["actorLabel"], event["data"], event["customerId"]) == ("STAFF", None, None, None)
    assert (found["holds"], found["customer"]["holds"]) == ([], [])
    assert f'"{STAFF.id}"' not in json.dumps(found)


def test_staff_sees_who_it_was(norte: Shop, north: World) -> None:
    found = ask(norte, ORDER, {"id": north.order.saleor_id}, token=NORTE.staff_token()).data["postSaleOrder"]
    [event] = [edge["node"] for edge in found["timeline"]["edges"]]
    assert event["actorLabel"] == STAFF.email
    assert json.loads(event["data"])["channel"] == "norte-channel"
    assert event["customerId"] == north.shown("customer")
    assert [hold["reason"] for hold in found["holds"]] == ["open_case"]


def test_staff_sees_colleagues_by_their_address_and_keys_by_their_name(norte: Shop, north: World) -> None:
    with shop_scope(norte):
        key, _secret = create_api_key(norte, name="ERP", scopes=["orders.read"], by=SYSTEM)
        revoke_api_key(key.pk, by=SYSTEM)
        note_colleague(STAFF.id, STAFF.email)
        actors = [
            ("app", key.prefix),
            ("staff", STAFF.id),
            ("staff", global_id("User", "9")),
            ("app", global_id("App", "7")),
        ]
        for days, (kind, ref) in enumerate(actors, 1):
            row = make_placed(north.order, occurred_at=MOMENT + timedelta(days=days))
            row.actor_kind, row.actor_ref = kind, ref
            row.save()
    question = (
        "query Q($id: ID) { postSaleOrder(saleorId: $id) { timeline(first: 4) { edges { node { actorLabel } } } } }"
    )
    other = NORTE.staff_token(replace(STAFF, number=3, email="other@example.test"))
    found = ask(norte, question, {"id": north.order.saleor_id}, token=other).data["postSaleOrder"]
    assert [edge["node"]["actorLabel"] for edge in found["timeline"]["edges"]] == ["#7", "#9", STAFF.email, "ERP"]


def test_shoppers_history_leaves_out_what_the_shop_did_behind_the_scenes(norte: Shop, north: World) -> None:
    with shop_scope(norte):
        RecordedEvent.objects.create(
            shop=norte,
            name="HoldPlaced",
            version=1,
            key="HoldPlaced:1",
            order_id=north.order.pk,
            customer_id=north.customer.pk,
            occurred_at=MOMENT,
            actor_kind="system",
            data={"hold_id": 1, "reason": "open_case"},
        )

    def names(token: str) -> set[str]:
        found = ask(norte, ORDER, {"id": north.order.saleor_id}, token=token).data["postSaleOrder"]
        on_customer = [edge["node"]["name"] for edge in found["customer"]["timeline"]["edges"]]
        return {edge["node"]["name"] for edge in found["timeline"]["edges"]} | set(on_customer)

    assert names(NORTE.access_token()) == {"OrderPlaced"}
    assert names(NORTE.staff_token()) == {"OrderPlaced", "HoldPlaced"}


@pytest.mark.parametrize("way", ["id", "saleorId"])
def test_another_shopper_gets_null_as_for_what_does_not_exist(way: str, norte: Shop, north: World) -> None:
    value = north.shown("order") if way == "id" else north.order.saleor_id
    text = f"query Q($id: ID) {{ postSaleOrder({way}: $id) {{ number }} }}"
    for shown in (value, "nothing"):
        assert ask(norte, text, {"id": shown}, token=NORTE.access_token(OUTSIDER)).data == {"postSaleOrder": None}


def test_guests_order_of_the_same_address_is_not_the_shoppers_until_saleor_says_so(norte: Shop, north: World) -> None:
    with shop_scope(norte):
        guest = make_customer("guest")
        order = make_order(guest, "1002")
        Order.objects.filter(pk=order.pk).update(user_email=SHOPPER.email)
    assert ask(norte, ORDER, {"id": order.saleor_id}, token=NORTE.access_token()).data == {"postSaleOrder": None}


def test_shopper_needs_not_name_themselves(norte: Shop, north: World) -> None:
    found = ask(norte, CUSTOMER, token=NORTE.access_token()).data["postSaleCustomer"]
    assert found["saleorId"] == SHOPPER.id
    assert [edge["node"]["number"] for edge in found["orders"]["edges"]] == ["norte-1001"]
    assert found["consents"] == [
        {"topic": "offers", "isGiven": True, "since": "2026-06-01T09:00:00+00:00", "source": "norte-checkout"}
    ]


def test_another_shoppers_record_is_null(norte: Shop, north: World) -> None:
    text = "query Q($id: ID) { postSaleCustomer(id: $id) { email } }"
    token = NORTE.access_token(OUTSIDER)
    assert ask(norte, text, {"id": north.shown("customer")}, token=token).data == {"postSaleCustomer": None}


def gateway_asks(world: World) -> list[dict[str, str]]:
    return [
        {"__typename": "Order", "id": world.order.saleor_id},
        {"__typename": "Product", "id": world.product.saleor_id, "channel": "norte-channel"},
        {"__typename": "User", "id": SHOPPER.id},
        {"__typename": "User", "email": "NORTE-shopper@example.test"},
        {"__typename": "Order", "id": "nothing"},
    ]


@pytest.mark.proves("X3", part="our half: entities, keys and who sees what; the gateway is tested beside")
def test_gateway_gets_the_shoppers_own_in_the_order_asked(norte: Shop, north: World) -> None:
    answer = entities(norte, gateway_asks(north), NORTE.access_token())
    order, product, by_id, by_email, nothing = answer.content["data"]["_entities"]
    assert order["postSale"]["order"] == {"number": "norte-1001", "customer": {"email": "norte-shopper@example.test"}}
    assert [edge["node"]["name"] for edge in order["postSale"]["timeline"]["edges"]] == ["OrderPlaced"]
    assert product == {"id": north.product.saleor_id, "channel": "norte-channel", "postSale": {"product": None}}
    assert by_id == by_email
    assert by_id["postSale"]["customer"]["orders"]["edges"] == [{"node": {"number": "norte-1001"}}]
    assert nothing is None
    assert answer.codes == ["PERMISSION_DENIED"]


STRANGERS: dict[str, Callable[[], str]] = {  # tokens do not live as long as a run of all tests
    "nobody": lambda: "",
    "another shopper": lambda: NORTE.access_token(OUTSIDER),
    "staff for other things": lambda: NORTE.staff_token(permissions=["MANAGE_SHIPPING"]),
}


@pytest.mark.parametrize("stranger", STRANGERS)
def test_gateway_gets_null_for_whom_it_does_not_concern(stranger: str, norte: Shop, north: World) -> None:
    answer = entities(norte, gateway_asks(north), STRANGERS[stranger]()).content
    order, _product, by_id, by_email, nothing = answer["data"]["_entities"]
    assert (order, by_id, by_email, nothing) == (None, None, None, None)


def test_gateway_gets_all_for_staff(norte: Shop, north: World) -> None:
    order, product, user, _same, _nothing = entities(norte, gateway_asks(north), NORTE.staff_token()).data["_entities"]
    assert order["postSale"]["order"]["number"] == "norte-1001"
    assert product["postSale"]["product"] == {"name": "norte-product"}
    assert user["email"] == "norte-shopper@example.test"


@pytest.mark.parametrize("scope", SCOPES)
def test_gateway_gets_what_a_keys_scope_opens(scope: str, norte: Shop, north: World) -> None:
    with shop_scope(norte):
        key = integrator_key(norte, scope)
    order, _product, user, *_rest = entities(norte, gateway_asks(north), key).content["data"]["_entities"]
    assert (order is not None) == (scope == "orders.read")
    assert (user is not None) == (scope == "customers.read")
    if order is not None:
        assert order["postSale"] == {"order": {"number": "norte-1001", "customer": None}, "timeline": None}


def test_gateway_may_ask_for_so_many(norte: Shop) -> None:
    asked = [{"__typename": "Order", "id": str(n)} for n in range(101)]
    text = "query Q($r: [_Any!]!) { _entities(representations: $r) { __typename } }"
    assert ask(norte, text, {"r": asked}).codes == ["TOO_MANY_ENTITIES"]


@pytest.mark.parametrize("wrong", [{"__typename": "Checkout", "id": "x"}, {"id": "x"}, "x", {"__typename": 1}])
def test_gateway_is_told_of_wrong_representations(wrong: Any, norte: Shop) -> None:
    text = "query Q($r: [_Any!]!) { _entities(representations: $r) { __typename } }"
    answer = ask(norte, text, {"r": [wrong]})
    assert answer.codes in (["UNKNOWN_ENTITY"], ["GRAPHQL_ERROR"])
    assert answer.content.get("data") is None
