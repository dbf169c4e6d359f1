"""Webhooks are signed as the recorded ones are; the same check opens both."""

import base64
import json
from typing import Any

import jwt
import pytest
import requests
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256

from tests.saleor_contract.recorded import jwks, recorded_webhooks

from .conftest import Pair


def verify(keys: dict[str, Any], signature: str, body: bytes) -> dict[str, Any]:
    """Raises InvalidSignature. Gives the protected header."""
    protected, payload, raw = signature.split(".")
    assert payload == "", "the payload is detached"
    header: dict[str, Any] = json.loads(base64.urlsafe_b64decode(protected + "=="))
    key = next(key for key in keys["keys"] if key["kid"] == header["kid"])
    public = jwt.PyJWK(key).key
    public.verify(base64.urlsafe_b64decode(raw + "=="), f"{protected}.".encode() + body, PKCS1v15(), SHA256())
    return header


def published(pair: Pair) -> dict[str, Any]:
    keys: dict[str, Any] = requests.get(f"{pair.sandbox.url}/.well-known/jwks.json", timeout=30).json()
    return keys


def test_recorded_signatures_hold() -> None:
    for webhook in recorded_webhooks():
        verify(jwks(), webhook.headers["Saleor-Signature"], webhook.body)


def test_ours_hold_and_look_alike(pair: Pair) -> None:
    pair.place()
    pair.settle()
    sample = recorded_webhooks()[0]
    theirs = verify(jwks(), sample.headers["Saleor-Signature"], sample.body)
    for heard in pair.app.heard:
        ours = verify(published(pair), heard.headers["Saleor-Signature"], heard.body)
        assert list(ours) == list(theirs)
        assert {**ours, "kid": ""} == {**theirs, "kid": ""}
    assert set(published(pair)["keys"][0]) == set(jwks()["keys"][0])


def test_a_changed_byte_is_seen(pair: Pair) -> None:
    pair.place()
    pair.settle()
    heard = pair.app.heard[0]
    with pytest.raises(InvalidSignature):
        verify(published(pair), heard.headers["Saleor-Signature"], heard.body + b" ")


def test_headers_stand_as_in_the_recordings(pair: Pair) -> None:
    pair.place()
    pair.settle()
    sample = next(item for item in recorded_webhooks() if item.event == "order_created")
    theirs = [name for name in sample.headers if name not in {"Host", "x-postventa-demo"}]
    ours = [name for name in pair.app.of("order_created")[0].headers if name != "Host"]
    assert ours == theirs
    headers = pair.app.of("order_created")[0].headers
    assert headers["Saleor-Api-Url"] == pair.sandbox.api_url
    assert headers["Saleor-Signature"] == headers["X-Saleor-Signature"]
    assert headers["User-Agent"] == "Saleor/3.23"


def test_a_new_key_leaves_no_room_for_the_old(own_pair: Pair) -> None:
    before = published(own_pair)["keys"][0]["kid"]
    fresh = own_pair.control.rotate_key()
    assert [key["kid"] for key in published(own_pair)["keys"]] == [fresh] != [before]
