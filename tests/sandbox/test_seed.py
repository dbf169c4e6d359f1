"""A year of believable trade, and the same for the same number."""

from collections import Counter

import pytest

from saleor_postventa.sandbox.options import Options
from saleor_postventa.sandbox.runtime import Runtime
from saleor_postventa.sandbox.world import totals
from saleor_postventa.sandbox.world.catalogue import Category, Channel, Product
from saleor_postventa.sandbox.world.orders import Order
from saleor_postventa.sandbox.world.people import User
from saleor_postventa.sandbox.world.world import World


def build(number: int = 2026) -> World:
    return Runtime.build(Options(seed="year", seed_number=number)).world


@pytest.fixture(scope="module")
def year() -> World:
    return build()


def test_has_about_two_thousand_orders_in_two_channels(year: World) -> None:
    orders = year.store.all(Order)
    assert 1950 < len(orders) < 2100
    channels = Counter(order.channel_pk for order in orders)
    assert len(year.store.all(Channel)) == 2
    assert min(channels.values()) > 500
    assert len(year.store.all(Product)) == 60
    assert len(year.store.all(Category)) == 10


def test_has_seen_everything(year: World) -> None:
    orders = year.store.all(Order)
    statuses = Counter(order.status for order in orders)
    assert min(statuses[name] for name in ("RETURNED", "PARTIALLY_RETURNED", "CANCELED", "EXPIRED", "UNFULFILLED")) > 3
    assert statuses["FULFILLED"] > 1400
    grants = Counter(grant.status for order in orders for grant in order.granted_refunds)
    assert grants["SUCCESS"] > 100
    assert grants["FAILURE"]
    assert sum(1 for order in orders if order.origin == "REISSUE") > 10
    assert sum(1 for order in orders if order.voucher_code) > 100
    assert sum(1 for order in orders if order.user_pk is None) > 400
    assert sum(1 for order in orders if len(order.fulfillments) > 1) > 100


def test_nothing_happens_after_today_or_before_somebody_came(year: World) -> None:
    now = year.clock.now()
    orders = year.store.all(Order)
    assert max(order.updated_at for order in orders) <= now
    assert all(order.created <= order.updated_at for order in orders)
    numbers = [int(order.number) for order in sorted(orders, key=lambda order: order.created)]
    assert numbers == sorted(numbers)


def test_the_sums_add_up(year: World) -> None:
    for order in year.store.all(Order):
        total = totals.total(order)
        assert total.gross.amount == total.net.amount + total.tax.amount
        assert totals.charged(order).amount + totals.refunded(order).amount + totals.refund_pending(order).amount in {
            total.gross.amount,
            0,
        }


def test_people_are_made_up(year: World) -> None:
    domains = {user.email.split("@")[1] for user in year.store.all(User)}
    domains |= {order.user_email.split("@")[1] for order in year.store.all(Order)}
    assert domains <= {"example.com", "example.org", "example.net"}


def test_is_the_same_for_the_same_number(year: World) -> None:
    def outline(world: World) -> list[tuple[str, str, str]]:
        return [
            (order.number, order.user_email, str(totals.total(order).gross.amount)) for order in world.store.all(Order)
        ]

    assert outline(build())[:1500] == outline(year)[:1500]
    assert outline(build(7))[:50] != outline(year)[:50]


def test_lines_say_in_spanish_what_spaniards_bought(year: World) -> None:
    for order in year.store.all(Order):
        for line in order.lines:
            assert bool(line.translated_product_name) == (order.language_code == "ES"), line
