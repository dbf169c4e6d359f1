"""Saleor's webhook signature: a detached JWS over the raw bytes (RFC 7515, unencoded payload of RFC 7797)."""

import base64
import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey, RSAPublicNumbers
from cryptography.hazmat.primitives.hashes import SHA256

KeySet = Mapping[str, RSAPublicKey]
LONGEST = 4096


class BadSignature(Exception):
    """The bytes were not signed with the key that the signature names, or it is no signature of Saleor's."""


class UnknownKey(BadSignature):
    """The signature names a key that is not in the set; the shop may have changed its key."""

    def __init__(self, kid: str) -> None:
        self.kid = kid
        super().__init__(kid)


def verify(body: bytes, signature: str, keys: KeySet) -> None:
    """Raises BadSignature, or UnknownKey."""
    if len(signature) > LONGEST:
        raise BadSignature("too long for a signature")
    head, _, rest = signature.partition(".")
    payload, _, sealed = rest.partition(".")
    if payload:
        raise BadSignature("the payload is not detached")
    kid = _key_id(head)
    if kid not in keys:
        raise UnknownKey(kid)
    try:
        keys[kid].verify(_unpack(sealed), head.encode() + b"." + body, PKCS1v15(), SHA256())
    except InvalidSignature as error:
        raise BadSignature("the signature does not fit the body") from error


def public_keys(jwks: Mapping[str, Any]) -> dict[str, RSAPublicKey]:
    """The RSA keys of a key set by their id; whatever is no such key is left out."""
    listed = jwks.get("keys")
    found = (_public_key(entry) for entry in (listed if isinstance(listed, list) else []))
    return dict(key for key in found if key is not None)


def _public_key(entry: Any) -> tuple[str, RSAPublicKey] | None:
    try:
        if entry["kty"] != "RSA" or entry.get("alg", "RS256") != "RS256" or not isinstance(entry["kid"], str):
            return None
        return entry["kid"], RSAPublicNumbers(e=_number(entry["e"]), n=_number(entry["n"])).public_key()
    except (AttributeError, BadSignature, KeyError, TypeError, ValueError):
        return None


@lru_cache(maxsize=256)
def _key_id(head: str) -> str:
    try:
        header = json.loads(_unpack(head))
    except (ValueError, RecursionError) as error:
        raise BadSignature("the header is not JSON") from error
    expected = {"alg": "RS256", "b64": False, "crit": ["b64"]}
    if not isinstance(header, dict) or any(header.get(name) != value for name, value in expected.items()):
        raise BadSignature("the header is not one of a webhook")
    return str(header.get("kid"))


def _unpack(text: str) -> bytes:
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except ValueError as error:
        raise BadSignature("not base64url") from error


def _number(text: str) -> int:
    return int.from_bytes(_unpack(text))
