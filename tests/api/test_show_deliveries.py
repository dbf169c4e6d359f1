"""Bodies of webhooks are up to megabytes each: a list loads none, and a request is answered with one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.cast import NORTE

from .ask import ask
from .world import World, make_delivery

TOKEN = NORTE.staff_token


@pytest.fixture(autouse=True)
def _another(norte: Shop, north: World) -> None:
    with shop_scope(norte):
        make_delivery("order_updated")


def test_list_tells_what_each_is_about_and_loads_no_body(norte: Shop) -> None:
    with CaptureQueriesContext(connection) as captured:
        answer = ask(norte, "{ postSaleDeliveries(first: 9) { edges { node { subject } } } }", token=TOKEN())
    subjects = {edge["node"]["subject"] for edge in answer.data["postSaleDeliveries"]["edges"]}
    assert subjects == {"Pedido norte-1001"}
    assert not any('"body"' in query["sql"] for query in captured)


def test_body_is_shown_of_the_one_that_is_asked_for(norte: Shop, north: World) -> None:
    query = "query Q($id: ID!) { postSaleDelivery(id: $id) { body } }"
    answer = ask(norte, query, {"id": north.shown("delivery")}, token=TOKEN())
    assert answer.data["postSaleDelivery"]["body"] == north.delivery.text


@pytest.mark.parametrize(
    "query",
    [
        "{ postSaleDeliveries(first: 9) { edges { node { body } } } }",
        "query Q($id: ID!) { a: postSaleDelivery(id: $id) { body } b: postSaleDelivery(id: $id) { body } }",
        "query Q($id: ID!) { postSaleDelivery(id: $id) { a: body b: body } }",
    ],
    ids=["list", "aliases", "aliases inside"],
)
def test_second_body_of_a_request_is_refused(query: str, norte: Shop, north: World) -> None:
    answer = ask(norte, query, {"id": north.shown("delivery")}, token=TOKEN())
    assert answer.codes == ["ONE_BODY_AT_A_TIME"]
    assert str(answer.content["data"]).count("1001") == 1
