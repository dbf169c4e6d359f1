"""SQLite finds the rows of an order by the order, once it has counted."""

import pytest
from django.db import connection

from saleor_postventa.core.clock import now
from saleor_postventa.core.sqlite.counts import renew_counts
from saleor_postventa.orders.models import Order, Parcel
from saleor_postventa.shops.models import Shop

pytestmark = pytest.mark.django_db


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL counts by itself")
def test_a_few_orders_are_not_looked_for_in_the_whole_shop(in_norte: Shop) -> None:
    orders = Order.objects.bulk_create(
        Order(shop=in_norte, saleor_id=f"Order:{n}", number=str(n), currency="EUR") for n in range(400)
    )
    Parcel.objects.bulk_create(
        Parcel(shop=in_norte, order=order, saleor_id=f"Parcel:{order.pk}", created_at=now()) for order in orders
    )
    asked = Parcel.objects.filter(order_id__in=[order.pk for order in orders[:20]])
    assert "(shop_id=?)" in asked.explain()
    renew_counts()
    assert "(order_id=?)" in asked.explain()


def test_counting_again_changes_nothing_else(in_norte: Shop) -> None:
    renew_counts()
    renew_counts()
    assert Shop.objects.filter(pk=in_norte.pk).exists()
