"""Orders and chores at once, in real threads."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.loyalty.ledger.verifying import faults
from saleor_postventa.loyalty.models import CampaignBudget, Earning, Entry
from saleor_postventa.loyalty.services import activate_due, earn_order, note_settled_return, take_back_points
from saleor_postventa.orders.models import Order
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.conftest import MovableClock
from tests.race import side_by_side
from tests.returns.make import make_order_with_parcels

from .trade import lines_of, make_programme

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(shop: Shop, *acts: Callable[[], object]) -> None:
    barrier = threading.Barrier(len(acts))

    def run(act: Callable[[], object]) -> None:
        barrier.wait()
        with shop_scope(shop):
            act()

    assert side_by_side(run, acts) == []
    with shop_scope(shop):
        assert list(faults()) == []


def orders(shop: Shop, clock: MovableClock, count: int, **purchase: object) -> list[Order]:
    with shop_scope(shop):
        make_programme(clock, purchase=purchase)
        return [
            make_order_with_parcels(number=n, lines=((1, "50.00"),), email=f"race{n}@example.test")
            for n in range(1, count + 1)
        ]


@pytest.mark.proves("B26")
def test_the_point_beyond_the_budget_is_not_given(norte: Shop, clock: MovableClock) -> None:
    campaign = {"id": "double", "names": {"en": "Double"}, "factor": "2", "budget": 170}
    found = orders(norte, clock, 6, multipliers=[campaign])
    at_once(norte, *[lambda order=order: earn_order(order.pk, by=SYSTEM) for order in found])  # type: ignore[misc]
    with shop_scope(norte):
        assert sum(each.points for each in Earning.objects.all()) == 6 * 50 + 170
        assert CampaignBudget.objects.get().given == 170


def test_an_order_told_of_by_many_earns_once(norte: Shop, clock: MovableClock) -> None:
    (order,) = orders(norte, clock, 1)
    at_once(norte, *[lambda: earn_order(order.pk, by=SYSTEM)] * 4)
    with shop_scope(norte):
        assert [row.pending for row in Entry.objects.all()] == [50]


def test_activating_and_taking_back_meet(norte: Shop, clock: MovableClock) -> None:
    (order,) = orders(norte, clock, 1)
    with shop_scope(norte):
        earn_order(order.pk, by=SYSTEM)
        Earning.objects.update(activates_at=clock.moment - timedelta(days=1))
        (line,) = lines_of(order)
        note_settled_return(1, order.pk, {str(line.pk): 1}, is_without_money=False)
    take_back: Callable[[], object] = lambda: take_back_points(order.pk, by=SYSTEM)  # noqa: E731
    at_once(norte, activate_due, take_back, activate_due, take_back)
    with shop_scope(norte):
        assert sum(row.pending + row.active for row in Entry.objects.all()) == 0
