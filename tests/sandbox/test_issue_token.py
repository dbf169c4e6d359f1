"""Tokens carry the claims that a real Saleor's carry."""

import jwt
import requests

from .conftest import Pair

COMMON = {"iat", "owner", "iss", "exp", "token", "email", "type", "user_id", "is_staff"}
THIRDPARTY = COMMON | {"app", "permissions", "user_permissions"}


def read(pair: Pair, token: str | None) -> dict:
    keys = jwt.PyJWKSet.from_dict(requests.get(f"{pair.sandbox.url}/.well-known/jwks.json", timeout=30).json())
    header = jwt.get_unverified_header(token)
    assert set(header) == {"alg", "kid", "typ"}
    return jwt.decode(token, keys[header["kid"]].key, algorithms=["RS256"])


def test_of_a_shopper(pair: Pair) -> None:
    customer = pair.control.customers()[0]
    claims = read(pair, pair.control.issue_token("access", customer["email"]))
    assert set(claims) == COMMON
    assert (claims["type"], claims["is_staff"], claims["user_id"]) == ("access", False, customer["id"])
    assert claims["exp"] - claims["iat"] == 300
    assert claims["iss"] == pair.sandbox.api_url


def test_of_refreshing(pair: Pair) -> None:
    claims = read(pair, pair.control.issue_token("refresh", pair.control.customers()[0]["email"]))
    assert set(claims) == COMMON | {"csrfToken"}
    assert claims["type"] == "refresh"


def test_of_the_dashboard_for_the_app(pair: Pair) -> None:
    claims = read(pair, pair.control.issue_token("thirdparty"))
    assert set(claims) == THIRDPARTY
    assert claims["app"] == pair.control.state()["app"]["id"]
    assert sorted(claims["permissions"]) == sorted(pair.app.manifest["permissions"])
    assert claims["is_staff"] is True


def test_are_cut_to_what_the_person_may_do(pair: Pair) -> None:
    orders = read(pair, pair.control.issue_token("thirdparty", "orders@example.com"))
    assert (orders["permissions"], orders["user_permissions"]) == (["MANAGE_ORDERS"], ["MANAGE_ORDERS"])
    shipping = read(pair, pair.control.issue_token("thirdparty", "shipping@example.com"))
    assert shipping["permissions"] == []


def test_of_an_extension_go_to_those_who_hold_all_it_asks_for(own_pair: Pair) -> None:
    own_pair.app.manifest["extensions"] = [
        {"label": "Order", "identifier": "order", "mount": "ORDER_DETAILS_WIDGETS", "target": "WIDGET", "url": "/o"}
        | {"permissions": ["MANAGE_ORDERS"]}
    ]
    own_pair.control.install(own_pair.app.manifest_url)
    claims = read(own_pair, own_pair.control.issue_token("thirdparty", extension="order"))
    assert set(claims) == THIRDPARTY | {"app_extension"}
    assert claims["permissions"] == ["MANAGE_ORDERS"]
    assert own_pair.control.issue_token("thirdparty", "shipping@example.com", extension="order") is None


def test_outlive_a_clock_that_was_moved(own_pair: Pair) -> None:
    own_pair.control.install(own_pair.app.manifest_url)
    own_pair.control.move_clock(30 * 86400)
    assert read(own_pair, own_pair.control.issue_token("thirdparty"))["type"] == "thirdparty"
