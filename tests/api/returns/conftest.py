from collections.abc import Iterator

import pytest

from saleor_postventa.orders.models import Order
from saleor_postventa.returns.models import Return
from saleor_postventa.returns.rules import ReturnStatus
from saleor_postventa.saleor.shapes import UserShape
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.cast import SHOPPER
from tests.conftest import MovableClock
from tests.returns.make import make_order_with_parcels, make_policy, make_return

ANA = UserShape(id=SHOPPER.id, email=SHOPPER.email, first_name="Ana")


@pytest.fixture
def home(norte: Shop, clock: MovableClock) -> Iterator[Shop]:
    """Inside norte's scope on 10 June, with no rules, and everything approved at once."""
    with shop_scope(norte):
        make_policy()
        yield norte


@pytest.fixture
def order(home: Shop) -> Order:
    """The shopper's own: two of one item at 10, one of another at 30, delivered on 3 June."""
    return make_order_with_parcels(lines=((2, "10.00"), (1, "30.00")), user=ANA)


@pytest.fixture
def approved(order: Order) -> Return:
    return make_return(order, status=ReturnStatus.APPROVED)


@pytest.fixture
def requested(home: Shop) -> Return:
    """One that waits for the team."""
    make_policy(auto_approve=False)
    return make_return(make_order_with_parcels(lines=((2, "10.00"), (1, "30.00")), user=ANA))
