import base64
import json

import pytest

from saleor_postventa.saleor.signature import BadSignature, UnknownKey, public_keys, verify
from tests.cast import NORTE, SigningKey
from tests.saleor_contract.recorded import jwks, recorded_webhooks

RECORDED = recorded_webhooks()


@pytest.mark.parametrize("webhook", RECORDED, ids=lambda webhook: f"{webhook.record}_{webhook.event}")
def test_holds_for_every_recorded_webhook_and_for_no_changed_byte(webhook: object) -> None:
    keys = public_keys(jwks())
    signature = webhook.headers["Saleor-Signature"]
    verify(webhook.body, signature, keys)
    with pytest.raises(BadSignature):
        verify(webhook.body[:-1] + b" ", signature, keys)


def test_names_a_key_that_is_not_in_the_set() -> None:
    with pytest.raises(UnknownKey) as unknown:
        verify(b"{}", SigningKey("elsewhere").sign_webhook(b"{}"), public_keys(NORTE.key.jwks))
    assert unknown.value.kid == SigningKey("elsewhere").jwks["keys"][0]["kid"]


def test_refuses_a_users_token_though_the_same_key_signed_it() -> None:
    with pytest.raises(BadSignature):
        verify(b"{}", NORTE.access_token(), public_keys(NORTE.key.jwks))


@pytest.mark.parametrize("algorithm", ["HS256", "none", "RS512"])
def test_takes_the_algorithm_from_no_header(algorithm: str) -> None:
    sealed = NORTE.key.sign_webhook(b"{}").partition("..")[2]
    kid = NORTE.key.jwks["keys"][0]["kid"]
    header = json.dumps({"alg": algorithm, "b64": False, "crit": ["b64"], "kid": kid}).encode()
    forged = base64.urlsafe_b64encode(header).decode().rstrip("=")
    with pytest.raises(BadSignature):
        verify(b"{}", f"{forged}..{sealed}", public_keys(NORTE.key.jwks))


def test_leaves_out_keys_that_are_not_for_rs256() -> None:
    others = [{"kty": "EC", "kid": "a"}, {"kty": "RSA", "alg": "RS512", "kid": "b", "n": "AQ", "e": "AQ"}]
    assert public_keys({"keys": others}) == {}
