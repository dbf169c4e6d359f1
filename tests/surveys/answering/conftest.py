"""Somebody who was asked how their order was."""

import pytest
from django.core.cache import cache

from saleor_postventa.orders.models import Order
from saleor_postventa.shops.models import Shop
from saleor_postventa.surveys.models import Invitation
from tests.conftest import MovableClock
from tests.returns.make import make_order_with_parcels, make_policy

from .scene import invite, make_survey


@pytest.fixture
def order(clock: MovableClock, in_norte: Shop) -> Order:
    cache.clear()
    make_policy()
    return make_order_with_parcels(number=1)


@pytest.fixture
def asked(order: Order) -> Invitation:
    return invite(make_survey(), order)
