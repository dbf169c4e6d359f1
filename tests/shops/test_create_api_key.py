"""Integrators' keys: shown once, scoped, revocable."""

import pytest

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.shops.keys import use_api_key
from saleor_postventa.shops.models import ApiKey, Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.shops.services import KeyNameNeeded, UnknownScope, create_api_key, revoke_api_key
from saleor_postventa.web.viewer import NotAuthenticated
from tests.cast import STAFF, integrator_key
from tests.conftest import MovableClock

pytestmark = pytest.mark.django_db
BY = Actor.staff(STAFF.id)


def test_keeps_a_hash_and_never_the_secret(in_norte: Shop) -> None:
    key, shown = create_api_key(in_norte, name="erp", scopes=["events.read", "orders.read", "orders.read"], by=BY)
    secret = shown.removeprefix(f"pv_{key.prefix}_")
    assert len(secret) >= 43
    assert secret not in {str(value) for value in vars(ApiKey.objects.get()).values()}
    assert (key.scopes, key.created_by) == (["events.read", "orders.read"], STAFF.id)


def test_refuses_a_permission_that_there_is_not(in_norte: Shop) -> None:
    with pytest.raises(UnknownScope) as caught:
        create_api_key(in_norte, name="erp", scopes=["orders.read", "orders.burn"], by=BY)
    assert (caught.value.field, caught.value.values) == ("scopes", {"scope": "orders.burn"})
    assert not ApiKey.objects.exists()


@pytest.mark.parametrize("name", ["", "   ", "x" * 81, "erp\x00", "erp\nroot", "erp\u2029", "\u202eerp"])
def test_wants_a_name(in_norte: Shop, name: str) -> None:
    with pytest.raises(KeyNameNeeded):
        create_api_key(in_norte, name=name, scopes=[], by=BY)
    assert not ApiKey.objects.exists()


def test_opens_its_own_shop_alone(norte: Shop, sur: Shop) -> None:
    with shop_scope(norte):
        shown = integrator_key(norte, "orders.read")
    assert use_api_key(norte, shown).scopes == ["orders.read"]
    with pytest.raises(NotAuthenticated):
        use_api_key(sur, shown)


@pytest.mark.parametrize(
    "spoil", [lambda shown: shown[:-1], lambda shown: shown + "x", lambda _: "pv_x_y", lambda _: ""]
)
def test_is_wrong_by_one_character(in_norte: Shop, spoil: object) -> None:
    shown = integrator_key(in_norte)
    with pytest.raises(NotAuthenticated):
        use_api_key(in_norte, spoil(shown))  # type: ignore[operator]


def test_is_of_no_use_once_revoked(in_norte: Shop, clock: MovableClock) -> None:
    key, shown = create_api_key(in_norte, name="erp", scopes=[], by=BY)
    revoked_at = revoke_api_key(key.pk, by=SYSTEM).revoked_at
    with pytest.raises(NotAuthenticated):
        use_api_key(in_norte, shown)
    clock.move(days=1)
    assert revoke_api_key(key.pk, by=SYSTEM).revoked_at == revoked_at


def test_notes_its_use_every_few_minutes(in_norte: Shop, clock: MovableClock) -> None:
    shown = integrator_key(in_norte)
    use_api_key(in_norte, shown)
    first = ApiKey.objects.get().last_used_at
    clock.move(minutes=2)
    use_api_key(in_norte, shown)
    assert ApiKey.objects.get().last_used_at == first
    clock.move(minutes=4)
    use_api_key(in_norte, shown)
    assert ApiKey.objects.get().last_used_at == clock()
