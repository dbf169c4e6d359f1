"""A shop with a Saleor, and a shopper with points."""

import pytest

from saleor_postventa.shops.models import Shop
from tests.credits.conftest import _saleor, saleor, shop
from tests.refunds.scene import Saleor

from .scene import MANY, Shopper, make_shopper

__all__ = ["_saleor", "saleor", "shop"]


@pytest.fixture
def lea(saleor: Saleor, shop: Shop) -> Shopper:
    return make_shopper(MANY)
