"""Secrets at rest, and a change of keys."""

import pytest
from cryptography.fernet import Fernet
from django.conf import LazySettings

from saleor_postventa.loyalty.ledger.keys import make_key
from saleor_postventa.loyalty.models import SigningKey
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.resealing import reseal_secrets, sealed_fields
from saleor_postventa.shops.scope import every_shop, shop_scope
from saleor_postventa.shops.secrets import UnreadableSecret, reseal, seal, unseal
from tests.cast import NORTE, SUR


@pytest.fixture
def keys(settings: LazySettings) -> list[str]:
    """An older key in use, and the newer one that is to take its place."""
    older, newer = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    settings.ENCRYPTION_KEYS = [older]
    return [newer, older]


def test_no_two_seals_of_a_secret_look_alike() -> None:
    assert seal("lamp") != seal("lamp")
    assert unseal(seal("lamp")) == "lamp"


def test_reads_what_an_older_key_has_sealed(settings: LazySettings, keys: list[str]) -> None:
    sealed = seal("lamp")
    settings.ENCRYPTION_KEYS = keys
    assert unseal(sealed) == "lamp"


@pytest.mark.django_db
def test_puts_every_secret_under_the_first_key(settings: LazySettings, keys: list[str]) -> None:
    houses = {NORTE.install().pk: NORTE.token, SUR.install().pk: SUR.token}
    with shop_scope(Shop.objects.first()):
        signing = make_key().private_key
    settings.ENCRYPTION_KEYS = keys
    assert reseal_secrets() == 3
    settings.ENCRYPTION_KEYS = keys[:1]
    assert {shop.pk: shop.token for shop in Shop.objects.all()} == houses
    with every_shop():
        assert SigningKey.objects.get().private_key == signing


def test_knows_where_secrets_are_kept() -> None:
    places = {f"{model.__name__}.{name}" for model, name in sealed_fields()}
    assert places >= {"Shop.sealed_token", "StoreCredit.sealed_code", "SigningKey.sealed_private_key"}


def test_says_so_where_a_key_was_taken_away_too_early(settings: LazySettings, keys: list[str]) -> None:
    sealed = seal("lamp")
    settings.ENCRYPTION_KEYS = keys[:1]
    with pytest.raises(UnreadableSecret) as caught:
        unseal(sealed)
    assert caught.value.permanent
    with pytest.raises(UnreadableSecret):
        reseal(sealed)


def test_notices_a_changed_seal() -> None:
    sealed = seal("lamp")
    with pytest.raises(UnreadableSecret):
        unseal(sealed[:-4] + ("AAAA" if not sealed.endswith("AAAA") else "BBBB"))
