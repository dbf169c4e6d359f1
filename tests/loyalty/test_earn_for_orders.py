"""An order that is paid earns, line by line."""

import pytest

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.loyalty.models import Earning
from saleor_postventa.loyalty.services import earn_order
from saleor_postventa.shops.models import Shop
from tests.conftest import MovableClock

from .trade import balance, buy, make_policy, make_programme, moves

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _shop(in_norte: Shop, clock: MovableClock) -> None:
    make_policy()


def test_each_line_earns_and_waits() -> None:
    make_programme()
    order = buy(1, (2, "10.00"), (1, "50.00"))
    assert balance(order) == (70, 0)
    assert [(each.points, each.state) for each in Earning.objects.all()] == [(20, "pending"), (50, "pending")]
    assert all(each.activates_at is not None for each in Earning.objects.all())


def test_told_again_changes_nothing() -> None:
    make_programme()
    order = buy()
    earn_order(order.pk, by=SYSTEM)
    assert moves(order) == [("earned", 50, 0)]
