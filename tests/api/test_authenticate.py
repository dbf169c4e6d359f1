"""Who is asking: the right tokens open, every other one is refused."""

import base64
import hashlib
import hmac
import json
import time
from datetime import datetime, timedelta
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from saleor_postventa.core import clock
from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.shops.models import ApiKey, Shop
from saleor_postventa.shops.rules import ShopState
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.shops.services import change_state, revoke_api_key
from tests.cast import NORTE, OUTSIDER, READER, SHOPPER, STAFF, SUR, SigningKey, global_id, integrator_key
from tests.conftest import MovableClock

from .ask import Answer, ask
from .conftest import FakeSaleor

VIEWER = "{ postSaleViewer { kind permissions } }"


def look(shop: Shop, token: str, **headers: str) -> Answer:
    return ask(shop, VIEWER, token=token, **headers)


def kind_of(shop: Shop, token: str) -> str:
    found: str = look(shop, token).data["postSaleViewer"]["kind"]
    return found


def refusal_of(shop: Shop, token: str) -> tuple[int, list[str]]:
    answer = look(shop, token)
    return answer.status, answer.codes


INVALID = (401, ["TOKEN_INVALID"])
EXPIRED = (401, ["TOKEN_EXPIRED"])


def test_tells_where_the_shop_is_asked(norte: Shop) -> None:
    found = ask(norte, "{ postSaleViewer { apiUrl } }").data["postSaleViewer"]
    assert found == {"apiUrl": "https://postventa.example.test/graphql/norte/"}


def test_nobody_is_anonymous(norte: Shop) -> None:
    assert kind_of(norte, "") == "ANONYMOUS"


def test_staff_come_with_the_dashboards_token(norte: Shop) -> None:
    found = look(norte, NORTE.staff_token()).data["postSaleViewer"]
    assert found == {"kind": "STAFF", "permissions": sorted(STAFF.permissions)}


def test_saleors_other_header_does_as_well(norte: Shop) -> None:
    answer = ask(norte, VIEWER, HTTP_AUTHORIZATION_BEARER=NORTE.staff_token())
    assert answer.data["postSaleViewer"]["kind"] == "STAFF"


@pytest.mark.parametrize("scheme", ["Bearer ", "bearer ", "JWT ", ""])
def test_scheme_is_written_as_one_likes(scheme: str, norte: Shop) -> None:
    answer = ask(norte, VIEWER, HTTP_AUTHORIZATION=f"{scheme}{NORTE.staff_token()}")
    assert answer.data["postSaleViewer"]["kind"] == "STAFF"


def test_scheme_without_a_token_is_nobody(norte: Shop) -> None:
    assert ask(norte, VIEWER, HTTP_AUTHORIZATION="Bearer ").data["postSaleViewer"]["kind"] == "ANONYMOUS"


def test_shopper_is_checked_by_saleor_once_a_minute(norte: Shop, saleor: FakeSaleor) -> None:
    token = NORTE.access_token()
    assert [kind_of(norte, token), kind_of(norte, token)] == ["SHOPPER", "SHOPPER"]
    assert saleor.calls == ["me"]


def test_another_token_of_the_same_shopper_is_checked_again(norte: Shop, saleor: FakeSaleor) -> None:
    kind_of(norte, NORTE.access_token())
    kind_of(norte, NORTE.access_token(iat=int(time.time()) - 5))
    assert saleor.calls == ["me", "me"]


@pytest.mark.parametrize("code", ["JWTDecodeError", "InvalidTokenError", "ExpiredSignatureError"])
def test_shopper_whom_saleor_no_longer_knows_is_refused(code: str, norte: Shop, saleor: FakeSaleor) -> None:
    saleor.error_code = code
    assert refusal_of(norte, NORTE.access_token()) == INVALID


def test_inactive_shopper_is_refused(norte: Shop, saleor: FakeSaleor) -> None:
    saleor.is_user_active = False
    assert refusal_of(norte, NORTE.access_token()) == INVALID


def test_unreachable_saleor_says_try_again(norte: Shop, saleor: FakeSaleor) -> None:
    saleor.is_down = True
    answer = look(norte, NORTE.access_token())
    assert (answer.status, answer.codes) == (503, ["TRY_AGAIN"])


def test_where_the_storefront_is_closed_the_signature_and_a_look_up_do(norte: Shop, saleor: FakeSaleor) -> None:
    saleor.is_storefront_closed = True
    assert kind_of(norte, NORTE.access_token()) == "SHOPPER"
    assert saleor.calls == ["me", f"customers as Bearer {NORTE.token}"]


def test_where_the_storefront_is_closed_an_inactive_shopper_is_refused(norte: Shop, saleor: FakeSaleor) -> None:
    saleor.is_storefront_closed, saleor.is_user_active = True, False
    assert refusal_of(norte, NORTE.access_token()) == INVALID


def test_where_the_storefront_is_closed_another_issuers_token_is_refused(norte: Shop, saleor: FakeSaleor) -> None:
    saleor.is_storefront_closed = True
    assert refusal_of(norte, NORTE.access_token(owner="openid")) == INVALID


def test_token_of_another_issuer_is_left_to_saleor(norte: Shop) -> None:
    assert kind_of(norte, NORTE.access_token(owner="openid")) == "SHOPPER"


BAD_CLAIMS: dict[str, dict[str, Any]] = {
    "refresh token": {"type": "refresh"},
    "no type": {"type": ""},
    "another shop's issuer": {"iss": SUR.api_url},
    "no user": {"user_id": None},
    "expiry that is no number": {"exp": "tomorrow"},
}


@pytest.mark.parametrize("claims", BAD_CLAIMS.values(), ids=BAD_CLAIMS)
def test_shopper_with_wrong_claims_is_refused(claims: dict[str, Any], norte: Shop, saleor: FakeSaleor) -> None:
    assert refusal_of(norte, NORTE.access_token(**claims)) == INVALID
    assert saleor.calls == []


BAD_STAFF: dict[str, dict[str, Any]] = {
    "another app": {"app": global_id("App", 99)},
    "no app": {"app": None},
    "no staff": {"is_staff": False},
    "another shop's issuer": {"iss": SUR.api_url},
    "permissions that are no list": {"user_permissions": "MANAGE_ORDERS"},
}


@pytest.mark.parametrize("claims", BAD_STAFF.values(), ids=BAD_STAFF)
def test_staff_with_wrong_claims_is_refused(claims: dict[str, Any], norte: Shop) -> None:
    assert refusal_of(norte, NORTE.staff_token(**claims)) == INVALID


def test_staffs_own_access_token_makes_no_staff(norte: Shop) -> None:
    assert kind_of(norte, NORTE.access_token(STAFF)) == "SHOPPER"


@pytest.mark.parametrize("audience", ["custom:storefront", "https://elsewhere.example", ["a", "b"]])
def test_audience_neither_opens_nor_closes(audience: Any, norte: Shop) -> None:
    assert kind_of(norte, NORTE.staff_token(aud=audience)) == "STAFF"
    assert refusal_of(norte, NORTE.staff_token(aud=audience, app=global_id("App", 99))) == INVALID


@pytest.mark.parametrize("make", [NORTE.staff_token, NORTE.access_token])
def test_expired_token_asks_for_a_new_one(make: Any, norte: Shop) -> None:
    answer = look(norte, make(exp=int(time.time()) - 1))
    assert (answer.status, answer.codes) == EXPIRED
    assert answer.response["WWW-Authenticate"] == "Bearer"


def test_moving_the_demos_clock_ends_no_session(norte: Shop, clock: MovableClock) -> None:
    clock.move(days=400)
    assert kind_of(norte, NORTE.staff_token()) == "STAFF"


def forged(header: dict[str, Any], claims: dict[str, Any], signature: bytes = b"") -> str:
    parts = [json.dumps(part).encode() for part in (header, claims)]
    return ".".join(base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in [*parts, signature])


def claims_of(token: str) -> dict[str, Any]:
    return jwt.decode(token, options={"verify_signature": False})


def test_unsigned_token_is_refused(norte: Shop) -> None:
    header = {"alg": "none", "kid": "norte-key", "typ": "JWT"}
    assert refusal_of(norte, forged(header, claims_of(NORTE.staff_token()))) == INVALID


def test_token_signed_with_our_public_key_as_a_password_is_refused(norte: Shop) -> None:
    public = NORTE.key.private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    unsigned = forged({"alg": "HS256", "kid": "norte-key", "typ": "JWT"}, claims_of(NORTE.staff_token()))
    head, body, _ = unsigned.split(".")
    seal = hmac.new(public, f"{head}.{body}".encode(), hashlib.sha256).digest()
    sealed = base64.urlsafe_b64encode(seal).rstrip(b"=").decode()
    assert refusal_of(norte, f"{head}.{body}.{sealed}") == INVALID


def test_key_that_the_shop_does_not_have_is_refused(norte: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("saleor_postventa.saleor.keys.fetch_jwks", lambda *args, **options: NORTE.key.jwks)
    stranger = SigningKey("stranger")
    assert refusal_of(norte, stranger.sign_token(claims_of(NORTE.staff_token()))) == INVALID


def test_token_signed_by_a_stranger_under_our_key_id_is_refused(norte: Shop) -> None:
    claims = claims_of(NORTE.staff_token())
    strange = jwt.encode(claims, SUR.key.private, algorithm="RS256", headers={"kid": "norte-key"})
    assert refusal_of(norte, strange) == INVALID


def test_changed_claims_are_refused(norte: Shop) -> None:
    head, _body, signature = NORTE.staff_token(READER).split(".")
    body = forged({}, claims_of(NORTE.staff_token())).split(".")[1]
    assert refusal_of(norte, f"{head}.{body}.{signature}") == INVALID


@pytest.mark.parametrize("token", ["x", "a.b.c", "....", "pv_", "pv_x", "pv_x_y", "eyJhbGciOiJSUzI1NiJ9.e30."])
def test_nonsense_is_refused(token: str, norte: Shop) -> None:
    assert refusal_of(norte, token) == INVALID


def test_new_key_of_the_shop_is_read_once(norte: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    reads: list[str] = []
    fresh = SigningKey("norte-key-2")

    def fetch(origin: str, **options: Any) -> dict[str, Any]:
        reads.append(origin)
        return fresh.jwks

    monkeypatch.setattr("saleor_postventa.saleor.keys.fetch_jwks", fetch)
    Shop.objects.update(jwks_read_at=clock.system_now() - timedelta(hours=1))
    token = fresh.sign_token(claims_of(NORTE.staff_token()))
    assert kind_of(norte, token) == "STAFF"
    assert kind_of(norte, token) == "STAFF"
    assert reads == [norte.origin]


def test_integrator_shows_a_key(norte: Shop) -> None:
    with shop_scope(norte):
        token = integrator_key(norte, "orders.read", "events.read")
    found = look(norte, token).data["postSaleViewer"]
    assert found == {"kind": "INTEGRATOR", "permissions": ["events.read", "orders.read"]}


def test_key_with_a_wrong_secret_is_refused(norte: Shop) -> None:
    with shop_scope(norte):
        token = integrator_key(norte)
    assert refusal_of(norte, token[:-1] + ("a" if token[-1] != "a" else "b")) == INVALID


def test_revoked_key_is_refused(norte: Shop) -> None:
    with shop_scope(norte):
        token = integrator_key(norte)
        revoke_api_key(ApiKey.objects.get().pk, by=SYSTEM)
    assert refusal_of(norte, token) == INVALID
    [error] = look(norte, token, HTTP_ACCEPT_LANGUAGE="en").content["errors"]
    assert error["message"].startswith("This API key is not valid, or was revoked.")


def test_use_of_a_key_is_noted_every_few_minutes(norte: Shop, clock: MovableClock) -> None:
    with shop_scope(norte):
        token = integrator_key(norte)

    def used_at(minutes: int) -> datetime | None:
        clock.move(minutes=minutes)
        kind_of(norte, token)
        with shop_scope(norte):
            return ApiKey.objects.get().last_used_at

    first = used_at(0)
    assert first is not None
    assert used_at(4) == first
    assert used_at(2) == first + timedelta(minutes=6)


def test_staff_without_permissions_are_known_and_may_nothing(norte: Shop) -> None:
    answer = ask(norte, "{ postSaleViewer { kind } postSaleOverview { ordersCount } }", token=NORTE.staff_token(READER))
    assert answer.content["data"] == {"postSaleViewer": {"kind": "STAFF"}, "postSaleOverview": None}
    assert answer.codes == ["PERMISSION_DENIED"]


def test_extension_token_counts_by_what_the_person_holds(norte: Shop) -> None:
    token = NORTE.staff_token(permissions=[], user_permissions=["MANAGE_ORDERS"])
    assert ask(norte, "{ postSaleOverview { ordersCount } }", token=token).data


@pytest.mark.parametrize(
    ("state", "code"), [(ShopState.INACTIVE, "SHOP_INACTIVE"), (ShopState.REMOVED, "SHOP_REMOVED")]
)
def test_switched_off_app_says_so(state: ShopState, code: str, norte: Shop) -> None:
    change_state(norte, state, since=now())
    answer = look(norte, NORTE.staff_token())
    assert (answer.status, answer.codes) == (403, [code])


def test_lost_token_leaves_the_panel_open_for_staff_to_see_it(norte: Shop) -> None:
    change_state(norte, ShopState.LOST, since=now())
    assert kind_of(norte, NORTE.staff_token()) == "STAFF"


def test_shopper_and_outsider_are_two(norte: Shop, saleor: FakeSaleor) -> None:
    assert [kind_of(norte, NORTE.access_token(person)) for person in (SHOPPER, OUTSIDER)] == ["SHOPPER", "SHOPPER"]
    assert saleor.calls == ["me", "me"]
