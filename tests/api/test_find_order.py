"""From what people call an order to the order, and from an event to the order in Saleor."""

import pytest

from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.cast import NORTE, OUTSIDER, SUR

from .ask import ask
from .world import World, make_order

BY_NUMBER = "query Q($number: String) { postSaleOrder(number: $number) { number saleorId } }"
EVENTS = "{ postSaleEvents(first: 10) { edges { node { name orderNumber orderSaleorId } } } }"


@pytest.mark.parametrize("typed", ["norte-1001", "#norte-1001", " norte-1001 "])
def test_number_finds_its_order(typed: str, norte: Shop, north: World) -> None:
    found = ask(norte, BY_NUMBER, {"number": typed}, token=NORTE.staff_token()).data
    assert found == {"postSaleOrder": {"number": "norte-1001", "saleorId": north.order.saleor_id}}


@pytest.mark.parametrize("typed", ["norte-100", "norte", "norte-shopper@example.test", "1001", "", "#"])
def test_part_of_a_number_finds_none(typed: str, norte: Shop, north: World) -> None:
    with shop_scope(norte):
        make_order(north.customer, "norte-10012")
    assert ask(norte, BY_NUMBER, {"number": typed}, token=NORTE.staff_token()).data == {"postSaleOrder": None}


def test_number_opens_no_order_of_another(norte: Shop, north: World, sur: Shop, south: World) -> None:
    asked = {"number": north.order.number}
    assert ask(norte, BY_NUMBER, asked, token=NORTE.access_token(OUTSIDER)).data == {"postSaleOrder": None}
    assert ask(sur, BY_NUMBER, asked, token=SUR.staff_token()).data == {"postSaleOrder": None}


def test_event_names_the_order_as_people_and_as_saleor_do(norte: Shop, north: World) -> None:
    found = ask(norte, EVENTS, token=NORTE.staff_token()).data["postSaleEvents"]["edges"]
    named = {node["name"]: (node["orderNumber"], node["orderSaleorId"]) for node in (edge["node"] for edge in found)}
    assert named == {
        "OrderPlaced": ("norte-1001", north.order.saleor_id),
        "ApiKeyCreated": (None, None),
        "HookEndpointChanged": (None, None),
    }
