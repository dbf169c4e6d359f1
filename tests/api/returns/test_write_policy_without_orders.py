"""Who may change the policy sees all it is made of; orders and names of customers stay with MANAGE_ORDERS."""

import json
from typing import Any

import pytest

from saleor_postventa.orders.models import Order
from saleor_postventa.returns.models import Guard
from saleor_postventa.returns.services import save_guard
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.web.ids import show_id
from tests.api.ask import Answer, ask
from tests.cast import NORTE
from tests.returns.make import BY_STAFF

pytestmark = pytest.mark.django_db
EDITORS = ["MANAGE_SETTINGS", "MANAGE_APPS"]


def put(query: str, permission: str, variables: dict[str, Any] | None = None) -> Answer:
    return ask("norte", query, variables, token=NORTE.staff_token(permissions=[permission]))


@pytest.mark.parametrize("permission", EDITORS)
def test_reads_the_whole_tree_of_reasons_that_they_may_change(home: Shop, permission: str) -> None:
    query = "{ returnReasons(isWhole: true) { reason { code } children { code } } }"
    assert put(query, permission).data["returnReasons"]


@pytest.mark.parametrize("permission", EDITORS)
def test_reads_exceptions_without_the_names_of_customers(home: Shop, order: Order, permission: str) -> None:
    with shop_scope(home):
        for subject, value in (("customer", str(order.customer_id)), ("sku", "MUG-1")):
            save_guard(subject=subject, value=value, is_block=True, reason="x", expires_at=None, by=BY_STAFF)
    query = "{ returnGuards { subject value customer { email } } }"
    answer = put(query, permission)
    told = {guard["subject"]: guard for guard in answer.content["data"]["returnGuards"]}
    assert told["SKU"]["value"] == "MUG-1"
    assert told["CUSTOMER"]["customer"] is None
    assert "@" not in json.dumps(answer.content["data"])
    assert set(answer.codes) == {"PERMISSION_DENIED"}
    named = {guard["subject"]: guard for guard in put(query, "MANAGE_ORDERS").data["returnGuards"]}
    assert named["CUSTOMER"]["customer"]["email"] == order.customer.email


def test_exceptions_are_changed_by_those_who_handle_returns_alone(home: Shop) -> None:
    mutation = """mutation { returnGuardAdd(input: {subject: SKU, value: "MUG-1", reason: "x"}) {
        guard { id } errors { code } } }"""
    assert put(mutation, "MANAGE_SETTINGS").codes == ["PERMISSION_DENIED"]
    with shop_scope(home):
        assert not Guard.objects.exists()
    assert put(mutation, "MANAGE_ORDERS").data["returnGuardAdd"]["errors"] == []


@pytest.mark.parametrize("permission", EDITORS)
def test_a_real_order_is_tried_by_those_who_may_see_it_alone(home: Shop, order: Order, permission: str) -> None:
    query = "query($id: ID!) { returnPolicyTry(orderId: $id) { items { decision { code } } } }"
    given = {"id": show_id("PostSaleOrder", order.pk)}
    refused = put(query, permission, given)
    assert (refused.codes, refused.content["data"]) == (["PERMISSION_DENIED"], {"returnPolicyTry": None})
    assert put(query, "MANAGE_ORDERS", given).data["returnPolicyTry"]["items"]


@pytest.mark.parametrize("permission", EDITORS)
def test_writes_and_publishes_without_any_order(home: Shop, permission: str) -> None:
    content = put("{ returnPolicy { content } }", permission).data["returnPolicy"]["content"]
    save = """mutation($input: ReturnPolicySaveInput!) { returnPolicySave(input: $input) {
        policy { id revision } errors { code } } }"""
    draft = put(save, permission, {"input": {"content": content}}).data["returnPolicySave"]["policy"]
    publish = """mutation($input: ReturnPolicyPublishInput!) { returnPolicyPublish(input: $input) {
        policy { status } errors { code } } }"""
    published = put(publish, permission, {"input": draft}).data["returnPolicyPublish"]
    assert published == {"policy": {"status": "PUBLISHED"}, "errors": []}
