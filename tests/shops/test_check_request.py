"""Requests of carriers and other systems, signed with an API key."""

from datetime import timedelta

import pytest

from saleor_postventa.core.clock import system_now
from saleor_postventa.shops.models import ApiKey, Shop
from saleor_postventa.shops.rules import ShopState
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.shops.services import change_state, hash_secret
from saleor_postventa.shops.signing import BadRequestSignature, _mac, check_request, sign_request
from saleor_postventa.web.permissions import ScopeMissing
from tests.cast import integrator_key
from tests.conftest import MovableClock

pytestmark = pytest.mark.django_db
BODY = b'{"tracking_number":"1"}'
SCOPE = "parcels.write"


@pytest.fixture
def key(norte: Shop) -> tuple[str, str]:
    """Prefix and secret of a key."""
    with shop_scope(norte):
        _pv, prefix, secret = integrator_key(norte, SCOPE).split("_", 2)
    return prefix, secret


def test_gives_the_key_of_whoever_signed(norte: Shop, key: tuple[str, str]) -> None:
    prefix, secret = key
    found = check_request(prefix, sign_request(secret, BODY, at=system_now()), BODY, scope=SCOPE)
    assert (found.shop, found.prefix) == (norte, prefix)


def test_notes_when_the_key_was_used(norte: Shop, key: tuple[str, str], clock: MovableClock) -> None:
    prefix, secret = key
    with pytest.raises(BadRequestSignature):
        check_request(prefix, sign_request("guessed", BODY, at=system_now()), BODY, scope=SCOPE)
    assert ApiKey._base_manager.get(prefix=prefix).last_used_at is None
    check_request(prefix, sign_request(secret, BODY, at=system_now()), BODY, scope=SCOPE)
    assert ApiKey._base_manager.get(prefix=prefix).last_used_at == clock()


@pytest.mark.parametrize(
    ("body", "age"), [(BODY + b" ", timedelta(0)), (BODY, timedelta(minutes=6)), (BODY, -timedelta(minutes=6))]
)
def test_refuses_what_was_changed_or_is_stale(key: tuple[str, str], body: bytes, age: timedelta) -> None:
    prefix, secret = key
    with pytest.raises(BadRequestSignature):
        check_request(prefix, sign_request(secret, BODY, at=system_now() - age), body, scope=SCOPE)


def test_refuses_a_moment_that_no_calendar_has(key: tuple[str, str]) -> None:
    prefix, secret = key
    signed = f"t=999999999999,v1={_mac(hash_secret(secret), '999999999999', BODY)}"
    with pytest.raises(BadRequestSignature):
        check_request(prefix, signed, BODY, scope=SCOPE)


@pytest.mark.parametrize("prefix", ["", "unknown", "\0", "a\u202eb"])
def test_refuses_a_name_that_no_key_has(prefix: str) -> None:
    with pytest.raises(BadRequestSignature):
        check_request(prefix, sign_request("secret", BODY, at=system_now()), BODY, scope=SCOPE)


def test_refuses_what_the_key_may_not_do(key: tuple[str, str]) -> None:
    prefix, secret = key
    with pytest.raises(ScopeMissing, match="lacks the scope "):
        check_request(prefix, sign_request(secret, BODY, at=system_now()), BODY, scope="orders.read")


def test_refuses_for_a_shop_that_deleted_the_app(norte: Shop, key: tuple[str, str]) -> None:
    prefix, secret = key
    change_state(norte, ShopState.REMOVED, since=system_now())
    with pytest.raises(BadRequestSignature):
        check_request(prefix, sign_request(secret, BODY, at=system_now()), BODY, scope=SCOPE)


@pytest.mark.parametrize("state", [ShopState.INACTIVE, ShopState.LOST])
def test_takes_news_for_a_shop_that_may_come_back(norte: Shop, key: tuple[str, str], state: ShopState) -> None:
    prefix, secret = key
    change_state(norte, state, since=system_now())
    assert check_request(prefix, sign_request(secret, BODY, at=system_now()), BODY, scope=SCOPE).shop == norte
