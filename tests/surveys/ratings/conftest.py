"""A shop with a Saleor, that shows ratings there."""

from collections.abc import Iterator

import pytest

from saleor_postventa.shops.models import Shop
from tests.conftest import MovableClock
from tests.credits.conftest import _saleor, saleor
from tests.credits.conftest import shop as quiet_shop
from tests.refunds.scene import Saleor

from .scene import Rated, make_rated, switch

__all__ = ["_saleor", "quiet_shop", "saleor"]


@pytest.fixture
def shop(quiet_shop: Shop, clock: MovableClock) -> Iterator[Shop]:
    switch(quiet_shop, is_on=True)
    return quiet_shop


@pytest.fixture
def shirt(saleor: Saleor, shop: Shop) -> Rated:
    return make_rated(saleor)
