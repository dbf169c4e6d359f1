"""Who may write the private metadata of whom, and what Saleor says to those who may not."""

from typing import Any

import jwt
import requests

from .conftest import Pair
from .test_refuse import DOCUMENTS, ask, code

PAIRS = [{"key": "a", "value": "1"}, {"key": "b", "value": "2"}]
NOBODY = "VXNlcjo5OTk5"


def write(pair: Pair, who: str) -> requests.Response:
    return ask(pair, DOCUMENTS["private_metadata_update"], pair.app.token, id=who, input=PAIRS)


def clear(pair: Pair, who: str, *keys: str) -> requests.Response:
    return ask(pair, DOCUMENTS["private_metadata_delete"], pair.app.token, id=who, keys=[*keys])


def customer(pair: Pair) -> dict[str, Any]:
    found: dict[str, Any] = pair.control.customers()[0]
    return found


def test_an_app_writes_and_takes_out_a_customers(own_pair: Pair) -> None:
    own_pair.control.install(own_pair.app.manifest_url)
    before = customer(own_pair)
    ana = before["id"]
    assert write(own_pair, ana).json()["data"] == {"updatePrivateMetadata": {"errors": []}}
    own_pair.control.set_metadata({"other": "stays"}, customer=ana, private=True)
    assert customer(own_pair)["private_metadata"] == {"a": "1", "b": "2", "other": "stays"}
    assert clear(own_pair, ana, "a", "never there").json()["data"] == {"deletePrivateMetadata": {"errors": []}}
    assert customer(own_pair)["private_metadata"] == {"b": "2", "other": "stays"}
    assert customer(own_pair)["metadata"] == before["metadata"]


def test_the_app_is_named_as_the_cause(own_pair: Pair) -> None:
    own_pair.control.install(own_pair.app.manifest_url)
    own_pair.settle()
    write(own_pair, customer(own_pair)["id"])
    own_pair.settle()
    for event in ("customer_metadata_updated", "customer_updated"):
        [heard] = own_pair.app.of(event)
        assert heard.payload["issuingPrincipal"]["__typename"] == "App"


def test_of_who_is_gone_and_of_the_team_it_says_that_a_permission_is_missing(own_pair: Pair) -> None:
    own_pair.control.install(own_pair.app.manifest_url)
    token = own_pair.control.issue_token()
    assert token is not None
    staff = jwt.decode(token, options={"verify_signature": False})["user_id"]
    for who in (NOBODY, staff):
        assert code(write(own_pair, who)) == code(clear(own_pair, who, "a")) == "PermissionDenied"


def test_without_the_permission_nobodys(own_pair: Pair) -> None:
    own_pair.control.install(own_pair.app.manifest_url, ["MANAGE_ORDERS"])
    ana = customer(own_pair)
    assert code(write(own_pair, ana["id"])) == code(clear(own_pair, ana["id"], "a")) == "PermissionDenied"
    assert customer(own_pair)["private_metadata"] == {}


def test_what_is_no_thing_that_it_knows_is_not_found(own_pair: Pair) -> None:
    own_pair.control.install(own_pair.app.manifest_url)
    told = clear(own_pair, "T3JkZXJMaW5lOjE=", "a").json()["data"]["deletePrivateMetadata"]["errors"]
    assert [error["code"] for error in told] == ["NOT_FOUND"]
