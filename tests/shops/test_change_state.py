"""A shop goes off and on again as Saleor says."""

import pytest

from saleor_postventa.core.clock import now
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.rules import ShopState
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.shops.services import change_state, for_each_shop
from tests.conftest import MovableClock

pytestmark = pytest.mark.django_db


def test_notes_since_when(norte: Shop, clock: MovableClock) -> None:
    clock.move(hours=2)
    assert change_state(norte, ShopState.INACTIVE, since=now())
    assert (norte.state, norte.state_since, norte.is_active) == (ShopState.INACTIVE, clock(), False)
    norte.refresh_from_db()
    assert (norte.state, norte.state_since) == (ShopState.INACTIVE, clock())


def test_says_where_nothing_changed(norte: Shop, clock: MovableClock) -> None:
    change_state(norte, ShopState.LOST, since=now())
    since = norte.state_since
    clock.move(hours=2)
    assert not change_state(norte, ShopState.LOST, since=now())
    assert Shop.objects.get(pk=norte.pk).state_since == since


@pytest.mark.parametrize("state", [ShopState.INACTIVE, ShopState.REMOVED, ShopState.LOST])
def test_passes_over_shops_that_are_not_active(norte: Shop, sur: Shop, state: ShopState) -> None:
    change_state(sur, state, since=now())
    met: list[str] = []
    for_each_shop(lambda shop: met.append(current_shop().slug), ShopState.ACTIVE)
    assert met == ["norte"]


def test_goes_on_to_the_next_shop_where_one_is_in_trouble(norte: Shop, sur: Shop) -> None:
    met: list[str] = []

    def stumble(shop: Shop) -> None:
        met.append(shop.slug)
        raise RuntimeError(shop.slug)

    for_each_shop(stumble)
    assert met == ["norte", "sur"]
