"""What Saleor refuses, and with which words and codes."""

import base64
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
import requests

from tests.saleor_contract.documents import documents

from .conftest import Pair

DOCUMENTS = {document.name: document.text for document in documents()}


def ask(pair: Pair, query: str, token: str | None = None, /, **variables: Any) -> requests.Response:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    body = {"query": query, "variables": variables}
    return requests.post(pair.sandbox.api_url, json=body, headers=headers, timeout=30)


def code(response: requests.Response) -> str:
    found: str = response.json()["errors"][0]["extensions"]["exception"]["code"]
    return found


def test_orders_need_a_permission(pair: Pair) -> None:
    answer = ask(pair, DOCUMENTS["orders_by_creation_page"], first=1, withOrigin=True)
    assert answer.status_code == 200
    assert answer.json()["data"] == {"orders": None}
    error = answer.json()["errors"][0]
    assert error["message"] == "To access this path, you need one of the following permissions: MANAGE_ORDERS"
    assert error["extensions"] == {"exception": {"code": "PermissionDenied"}}


def test_an_app_without_a_permission_is_refused(own_pair: Pair) -> None:
    own_pair.control.install(own_pair.app.manifest_url, ["MANAGE_USERS"])
    answer = ask(own_pair, DOCUMENTS["orders_by_creation_page"], own_pair.app.token, first=1, withOrigin=True)
    assert code(answer) == "PermissionDenied"
    held = ask(own_pair, DOCUMENTS["app_identity"], own_pair.app.token).json()["data"]["app"]["permissions"]
    assert held == [{"code": "MANAGE_USERS"}]


@pytest.mark.parametrize(("first", "words"), [(None, "must provide a `first`"), (101, "exceeds the `first` limit")])
def test_pages_have_a_size_and_a_limit(pair: Pair, first: int | None, words: str) -> None:
    asked = f"(first: {first})" if first else ""
    answer = ask(pair, f"{{ orders{asked} {{ edges {{ node {{ id }} }} }} }}", pair.app.token)
    assert words in answer.json()["errors"][0]["message"]


def test_four_mutations_at_most(pair: Pair) -> None:
    five = " ".join(f'm{n}: webhookDelete(id: "x") {{ errors {{ code }} }}' for n in range(5))
    answer = ask(pair, f"mutation {{ {five} }}", pair.app.token)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["message"] == "Number of mutations exceed the limit of 4"


def test_a_voucher_code_that_is_gone_is_no_error(own_pair: Pair) -> None:
    own_pair.control.install(own_pair.app.manifest_url, ["MANAGE_DISCOUNTS"])
    gone = base64.b64encode(f"VoucherCode:{uuid4()}".encode()).decode()
    answer = ask(own_pair, DOCUMENTS["voucher_code_delete"], own_pair.app.token, id=gone)
    assert answer.json()["data"] == {"voucherCodeBulkDelete": {"count": 0, "errors": []}}


def test_one_document_a_request(pair: Pair) -> None:
    answer = requests.post(pair.sandbox.api_url, json=[{"query": "{ shop { name } }"}], timeout=30)
    assert answer.status_code == 400


@pytest.mark.parametrize("query", ["{ nonsense }", "{", "subscription { event { __typename } }"])
def test_documents_that_are_none(pair: Pair, query: str) -> None:
    assert ask(pair, query).status_code == 400


def test_an_order_is_open_to_whoever_knows_its_id_but_for_the_account(pair: Pair) -> None:
    order = pair.place(customer=pair.control.customers()[0]["id"])
    read = "query($id: ID!) { order(id: $id) { userEmail shippingAddress { city } total { gross { amount } } } }"
    assert ask(pair, read, id=order["id"]).json()["data"]["order"]["userEmail"]
    guarded = "query($id: ID!) { order(id: $id) { user { id } } }"
    answer = ask(pair, guarded, id=order["id"])
    assert answer.json()["data"]["order"] == {"user": None}
    assert code(answer) == "PermissionDenied"


def tokens(pair: Pair) -> Iterator[tuple[str, str | None]]:
    customer = pair.control.customers()[0]["email"]
    yield "expired", pair.control.issue_token("access", customer, lives=-5)
    yield "refresh", pair.control.issue_token("refresh", customer)
    yield "forged", pair.control.issue_token("access", customer)[:-6] + "AAAAAA"


def test_tokens_that_do_not_pass(pair: Pair) -> None:
    for name, token in tokens(pair):
        answer = ask(pair, DOCUMENTS["me"], token).json()
        assert answer["data"] == {"me": None}, name
        assert answer["errors"][0]["extensions"]["exception"]["code"].endswith("Error"), name


def test_me_is_the_shopper(pair: Pair) -> None:
    customer = pair.control.customers()[0]
    token = pair.control.issue_token("access", customer["email"])
    assert ask(pair, DOCUMENTS["me"], token).json()["data"]["me"]["id"] == customer["id"]
    assert ask(pair, DOCUMENTS["me"]).json()["data"] == {"me": None}


def test_the_bare_header_takes_a_bare_token(pair: Pair) -> None:
    query = {"query": DOCUMENTS["app_identity"]}
    for headers, passes in [
        ({"Authorization-Bearer": pair.app.token}, True),
        ({"Authorization": f"JWT {pair.app.token}"}, True),
        ({"Authorization": pair.app.token}, False),
        ({"Authorization-Bearer": f"Bearer {pair.app.token}"}, False),
    ]:
        answer = requests.post(pair.sandbox.api_url, json=query, headers=headers, timeout=30).json()
        assert bool(answer["data"]["app"]) is passes, headers


def test_storefront_traffic_may_be_switched_off(own_pair: Pair) -> None:
    own_pair.control.install(own_pair.app.manifest_url)
    own_pair.control.change_settings(allow_storefront_traffic=False)
    customer = own_pair.control.issue_token("access", own_pair.control.customers()[0]["email"])
    for token in (None, customer):
        answer = ask(own_pair, DOCUMENTS["me"], token)
        assert (answer.status_code, code(answer)) == (401, "STOREFRONT_TRAFFIC_NOT_ALLOWED")
    assert ask(own_pair, DOCUMENTS["app_identity"], own_pair.app.token).status_code == 200


def test_the_login_knows_its_people(pair: Pair) -> None:
    login = "mutation($e: String!, $p: String!) { tokenCreate(email: $e, password: $p) { token errors { code } } }"
    email = pair.control.customers()[0]["email"]
    assert ask(pair, login, e=email, p="demo").json()["data"]["tokenCreate"]["token"]
    refused = ask(pair, login, e=email, p="guess").json()["data"]["tokenCreate"]
    assert refused == {"token": None, "errors": [{"code": "INVALID_CREDENTIALS"}]}
