"""Installing a shop, and installing it again."""

import threading

import pytest
from django.db import IntegrityError

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.clock import now
from saleor_postventa.shops import services
from saleor_postventa.shops.models import ApiKey, Shop
from saleor_postventa.shops.rules import ShopState
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.shops.services import change_state, create_api_key, install_shop, update_preferences
from tests.cast import NORTE
from tests.conftest import MovableClock
from tests.make import make_shop
from tests.race import side_by_side

pytestmark = pytest.mark.django_db


def install_again(**changes: object) -> Shop:
    facts = {
        "api_url": NORTE.api_url,
        "app_id": NORTE.app_id,
        "token": NORTE.token,
        "jwks": NORTE.key.jwks,
        "saleor_version": "3.23.28",
        "permissions": ["MANAGE_ORDERS"],
        "name": "norte",
    }
    return install_shop(**facts | changes)  # type: ignore[arg-type]


def test_keeps_the_token_encrypted(norte: Shop) -> None:
    stored = Shop.objects.get(pk=norte.pk)
    assert NORTE.token not in stored.sealed_token
    assert stored.token == NORTE.token


def test_starts_active_with_what_saleor_said(norte: Shop) -> None:
    assert (norte.state, norte.is_active) == (ShopState.ACTIVE, True)
    assert norte.has_permission("MANAGE_ORDERS")
    assert not norte.has_permission("MANAGE_STAFF")
    assert norte.origin == "https://norte.example.test"


def test_keeps_the_shop_and_all_that_is_its_own(norte: Shop) -> None:
    update_preferences(norte, {"time_zone": "Atlantic/Canary"}, by=SYSTEM)
    with shop_scope(norte):
        create_api_key(norte, name="erp", scopes=[], by=Actor.staff("VXNlcjox"))
    again = install_again(app_id="QXBwOjg=", token="second-token")
    assert (again.pk, again.slug, again.token) == (norte.pk, "norte", "second-token")
    assert again.preferences.time_zone == "Atlantic/Canary"
    with shop_scope(again):
        assert ApiKey.objects.count() == 1


def test_remembers_the_ids_of_earlier_installations(norte: Shop) -> None:
    install_again(app_id="QXBwOjg=")
    assert install_again(app_id="QXBwOjk=").former_app_ids == [NORTE.app_id, "QXBwOjg="]


def test_remembers_nothing_where_only_the_token_is_new(norte: Shop) -> None:
    again = install_again(token="second-token")
    assert (again.former_app_ids, again.token) == ([], "second-token")


def test_wakes_a_removed_shop(norte: Shop, clock: MovableClock) -> None:
    change_state(norte, ShopState.REMOVED, since=now())
    clock.move(days=1)
    again = install_again()
    assert (again.pk, again.state, again.state_since) == (norte.pk, ShopState.ACTIVE, clock())


def test_gives_each_shop_a_slug_of_its_own() -> None:
    slugs = [make_shop(name="La Tienda").slug for _ in range(3)]
    assert slugs == ["la-tienda", "la-tienda-2", "la-tienda-3"]


@pytest.mark.parametrize(("name", "slug"), [("", "newexampletest"), ("日本", "shop")])
def test_finds_a_slug_where_the_name_gives_none(name: str, slug: str) -> None:
    assert make_shop(name=name, api_url="https://new.example.test/graphql/").slug == slug


def test_fits_a_long_name_into_the_slug() -> None:
    assert len(make_shop(name="x" * 200).slug) <= 40


def test_does_not_look_for_a_free_slug_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    make_shop(name="norte")
    monkeypatch.setattr(services, "_free_slug", lambda name: "norte")
    with pytest.raises(IntegrityError):
        make_shop(name="norte")


@pytest.fixture
def _both_find_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two installs have both looked for the shop before either writes it."""
    gate, free_slug, waited = threading.Barrier(2), services._free_slug, threading.local()

    def wait_once(name: str) -> str:
        slug = free_slug(name)
        if not hasattr(waited, "once"):
            waited.once = True
            gate.wait(10)
        return slug

    monkeypatch.setattr(services, "_free_slug", wait_once)


@pytest.mark.pg
@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_both_find_nothing")
def test_two_first_installs_of_one_shop_at_once_make_one_shop() -> None:
    raised = side_by_side(lambda app_id: install_again(app_id=app_id), ["QXBwOjE=", "QXBwOjI="])
    assert raised == []
    shop = Shop.objects.get()
    assert {shop.app_id, *shop.former_app_ids} == {"QXBwOjE=", "QXBwOjI="}


@pytest.mark.pg
@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_both_find_nothing")
def test_two_shops_of_one_name_at_once_get_slugs_of_their_own() -> None:
    raised = side_by_side(lambda api_url: make_shop(name="La Tienda", api_url=api_url), ["https://a/", "https://b/"])
    assert raised == []
    assert set(Shop.objects.values_list("slug", flat=True)) == {"la-tienda", "la-tienda-2"}
