"""Points for what was bought before there was a programme, or while nobody reacted."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from unittest.mock import DEFAULT, Mock

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.loyalty.ledger.verifying import faults
from saleor_postventa.loyalty.models import Account, Earning, Entry
from saleor_postventa.loyalty.queries.comebacks import comebacks_of
from saleor_postventa.loyalty.queries.purchases import lines_of_purchase
from saleor_postventa.loyalty.services import award_past_orders, backfilling
from saleor_postventa.orders.models import Order, OrderLine
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.models import Shop
from tests.conftest import MovableClock
from tests.returns.make import make_order_with_parcels

from .trade import make_programme

pytestmark = pytest.mark.django_db
SINCE = datetime(2026, 1, 1, tzinfo=UTC)
MANY = 10_000


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


@pytest.mark.slow
@pytest.mark.timeout(3000)
@pytest.mark.proves("B22")
def test_ten_thousand_orders_are_given_their_points_once(in_norte: Shop, clock: MovableClock) -> None:
    """Of 25 shoppers; every tenth order came back. Once more gives nothing, whatever the first run had done."""
    make_programme(clock)
    make_past_orders(in_norte, MANY, clock.moment)
    assert award_past_orders(since=SINCE, by=SYSTEM) == MANY * 9 // 10 * 50
    before = Entry.objects.count()
    assert award_past_orders(since=SINCE, by=SYSTEM) == 0
    assert (Entry.objects.count(), Earning.objects.count()) == (before, MANY)
    assert list(faults()) == []
    assert sum(account.pending + account.active for account in Account.objects.all()) == MANY * 9 // 10 * 50


def make_past_orders(shop: Shop, count: int, moment: datetime) -> None:
    people = [Customer.objects.create(shop=shop, email=f"old{n}@example.test", saleor_id=f"V{n}") for n in range(25)]
    Order.objects.bulk_create(
        Order(
            shop=shop,
            customer=people[number % len(people)],
            saleor_id=f"P{number}",
            number=str(number),
            currency="EUR",
            channel="web",
            is_paid=True,
            placed_at=moment - timedelta(days=number % 90),
            paid_at=moment - timedelta(days=number % 90),
            charged_amount=Decimal(50),
            total_gross_amount=Decimal(50),
        )
        for number in range(count)
    )
    OrderLine.objects.bulk_create(
        OrderLine(
            shop=shop,
            order=order,
            saleor_id=f"PL{order.number}",
            quantity=1,
            quantity_returned=int(order.number) % 10 == 0,
            currency="EUR",
            unit_price_gross_amount=Decimal(50),
            total_price_gross_amount=Decimal(50),
            total_price_net_amount=Decimal(50),
            undiscounted_unit_price_gross_amount=Decimal(50),
        )
        for order in Order.objects.all()
    )


def test_the_command_names_shop_and_day(orders: list[Order], clock: MovableClock, norte: Shop) -> None:
    make_programme(clock)
    call_command("award_past_orders", shop=norte.slug, since="2026-06-02")
    assert not Earning.objects.exists()
    call_command("award_past_orders", shop=norte.slug, since="2026-05-01")
    assert Earning.objects.count() == 3
    with pytest.raises(CommandError):
        call_command("award_past_orders", shop="nowhere", since="2026-05-01")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL locks rows, not the whole file")
@pytest.mark.parametrize("step", ["earn_order", "take_back_points", "follow_level"])
def test_beside_a_busy_app_each_step_is_tried_again(
    orders: list[Order], clock: MovableClock, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    make_programme(clock)
    act = getattr(backfilling, step)
    refusing = Mock(side_effect=[OperationalError("database is locked"), *[DEFAULT] * 9], wraps=act)
    monkeypatch.setattr(backfilling, step, refusing)
    assert award_past_orders(since=SINCE, by=SYSTEM) == 100
    assert refusing.call_count > 1


def test_without_a_programme_nothing_is_given(orders: list[Order]) -> None:
    assert award_past_orders(since=SINCE, by=SYSTEM) == 0


def test_what_came_back_is_asked_of_few_tables(orders: list[Order], django_assert_max_num_queries: object) -> None:
    large = make_order_with_parcels(number=9, lines=((1, "1.00"),) * 12)
    lines = lines_of_purchase(large)
    Order.objects.filter(pk=large.pk).update(refunded_amount=3)
    large.refresh_from_db()
    with django_assert_max_num_queries(7):  # type: ignore[operator]
        assert comebacks_of(large, lines).share == pytest.approx(0.25)
