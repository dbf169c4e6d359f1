"""Points for what was bought before there was a programme, or while nobody reacted."""

from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.loyalty.models import Earning, Entry
from saleor_postventa.loyalty.queries.comebacks import comebacks_of
from saleor_postventa.loyalty.queries.purchases import lines_of_purchase
from saleor_postventa.loyalty.services import award_past_orders
from saleor_postventa.orders.models import Order, OrderLine
from saleor_postventa.shops.models import Shop
from tests.conftest import MovableClock
from tests.returns.make import make_order_with_parcels

from .trade import make_programme

pytestmark = pytest.mark.django_db
SINCE = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def orders(in_norte: Shop, clock: MovableClock) -> list[Order]:
    """Of 50 € each; of the second, it came back."""
    found = [make_order_with_parcels(number=n, lines=((1, "50.00"),), email=f"past{n}@example.test") for n in (1, 2, 3)]
    OrderLine.objects.filter(order=found[1]).update(quantity_returned=1)
    return found


@pytest.mark.proves("B22", part="idempotent, in one shop of a few orders")
def test_gives_nothing_twice(orders: list[Order], clock: MovableClock) -> None:
    make_programme(clock, since=datetime(2026, 6, 9, tzinfo=UTC))
    assert [award_past_orders(since=SINCE, by=SYSTEM) for _ in range(2)] == [100, 0]
    assert sum(row.pending for row in Entry.objects.all()) == 100
    assert Earning.objects.count() == 3


def test_the_command_names_shop_and_day(orders: list[Order], clock: MovableClock, norte: Shop) -> None:
    make_programme(clock)
    call_command("award_past_orders", shop=norte.slug, since="2026-06-02")
    assert not Earning.objects.exists()
    call_command("award_past_orders", shop=norte.slug, since="2026-05-01")
    assert Earning.objects.count() == 3
    with pytest.raises(CommandError):
        call_command("award_past_orders", shop="nowhere", since="2026-05-01")


def test_without_a_programme_nothing_is_given(orders: list[Order]) -> None:
    assert award_past_orders(since=SINCE, by=SYSTEM) == 0


def test_what_came_back_is_asked_of_few_tables(orders: list[Order], django_assert_max_num_queries: object) -> None:
    large = make_order_with_parcels(number=9, lines=((1, "1.00"),) * 12)
    lines = lines_of_purchase(large)
    Order.objects.filter(pk=large.pk).update(refunded_amount=3)
    large.refresh_from_db()
    with django_assert_max_num_queries(6):  # type: ignore[operator]
        assert comebacks_of(large, lines).share == pytest.approx(0.25)
