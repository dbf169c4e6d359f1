"""The shop's setting, through the API: off at first, for those to change who may change settings."""

import pytest

from saleor_postventa.core.work import drain, queues
from saleor_postventa.loyalty.models import Account, BalanceMirror
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.api.test_shops_apart import BOSS, run_mutation
from tests.cast import NORTE, READER, SHOPPER

pytestmark = pytest.mark.django_db
SHOWN = "settings { isPointsMirrorOn } errors { field code }"


def asked_by(token: str, shop: Shop, *, is_on: bool | None = True) -> object:
    answer = run_mutation(shop, "postSaleSettingsUpdate", SHOWN, {"isPointsMirrorOn": is_on}, token)
    return answer.data["postSaleSettingsUpdate"]


def test_whoever_may_switches_it_on_and_everybody_is_asked_for(norte: Shop) -> None:
    assert not norte.preferences.is_points_mirror_on
    with shop_scope(norte):
        ana = Customer.objects.create(shop=norte, saleor_id=SHOPPER.id, email=SHOPPER.email)
        account = Account.objects.create(shop=norte, customer=ana)
    told = asked_by(NORTE.staff_token(BOSS), norte)
    assert told == {"settings": {"isPointsMirrorOn": True}, "errors": []}
    drain(queues.get("reactions"))
    with shop_scope(norte):
        assert BalanceMirror.objects.get().account == account


def test_nobody_else_does(norte: Shop) -> None:
    told = run_mutation(norte, "postSaleSettingsUpdate", SHOWN, {"isPointsMirrorOn": True}, NORTE.staff_token(READER))
    assert told.codes == ["PERMISSION_DENIED"]
    norte.refresh_from_db()
    assert not norte.preferences.is_points_mirror_on


def test_it_is_on_or_off(norte: Shop) -> None:
    told = asked_by(NORTE.staff_token(BOSS), norte, is_on=None)
    assert told == {"settings": None, "errors": [{"field": "isPointsMirrorOn", "code": "invalid"}]}
