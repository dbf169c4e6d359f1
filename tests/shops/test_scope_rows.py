"""Shops do not see one another, and a query without a shop is an error."""

import pytest
from django.apps import apps
from django_scopes.exceptions import ScopeError

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.shops.models import ApiKey, Shop
from saleor_postventa.shops.scope import NoShop, ShopOwned, current_shop, every_shop, shop_scope
from saleor_postventa.shops.services import UnknownApiKey, create_api_key, revoke_api_key

pytestmark = pytest.mark.django_db
OWNED = [model for model in apps.get_models() if issubclass(model, ShopOwned)]


@pytest.fixture
def key(norte: Shop) -> ApiKey:
    with shop_scope(norte):
        return create_api_key(norte, name="erp", scopes=["orders.read"], by=SYSTEM)[0]


@pytest.mark.parametrize("model", OWNED, ids=lambda model: model._meta.label)
def test_no_model_of_a_shop_is_asked_without_a_shop(model: type[ShopOwned]) -> None:
    with pytest.raises(ScopeError):
        list(model.objects.all())
    with pytest.raises(ScopeError):
        model.objects.filter(pk=1).delete()


@pytest.mark.parametrize("model", OWNED, ids=lambda model: model._meta.label)
def test_every_model_asks_for_its_shop_alone(model: type[ShopOwned], sur: Shop) -> None:
    with shop_scope(sur):
        assert f'"shop_id" = {sur.pk}' in str(model.objects.all().query)


def test_the_other_shop_sees_nothing(key: ApiKey, norte: Shop, sur: Shop) -> None:
    with shop_scope(sur):
        assert not ApiKey.objects.filter(pk=key.pk).exists()
        with pytest.raises(UnknownApiKey):
            revoke_api_key(key.pk, by=SYSTEM)
    with shop_scope(norte):
        assert ApiKey.objects.get().revoked_at is None


def test_a_sweep_says_that_it_sees_all(key: ApiKey, sur: Shop) -> None:
    with shop_scope(sur), every_shop():
        assert ApiKey.objects.count() == 1


def test_scopes_nest_and_end(norte: Shop, sur: Shop) -> None:
    with shop_scope(norte):
        with shop_scope(sur):
            assert current_shop() == sur
        assert current_shop() == norte
    with pytest.raises(NoShop):
        current_shop()


def test_there_is_no_current_shop_in_a_sweep(norte: Shop) -> None:
    with shop_scope(norte), every_shop(), pytest.raises(NoShop):
        current_shop()
