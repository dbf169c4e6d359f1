"""What workers ask of a long history is answered by an index of what they look for."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from saleor_postventa.core.clock import now
from saleor_postventa.orders.feeds import OPEN_FOR
from saleor_postventa.orders.models import Order, Parcel
from saleor_postventa.returns.models import Return
from saleor_postventa.shops.models import Shop

pytestmark = [pytest.mark.django_db, pytest.mark.pg]
ASKED: dict[str, Callable[[], Any]] = {
    "order_unpaid": lambda: Order.objects.filter(deleted_at=None, is_paid=False, charged_amount=0).order_by("pk")[:50],
    "parcel_by_departure": lambda: Parcel.objects.filter(shipped_at__gte=now() - OPEN_FOR),
    "return_by_date": lambda: Return.objects.newest_first()[:40],
}
DAYS = 500


@pytest.fixture
def long_history(in_norte: Shop) -> None:
    """Of empty tables the planner knows nothing, and any index is as good to it as another."""
    days = [now() - timedelta(days=day) for day in range(DAYS)]
    orders = Order.objects.bulk_create(
        Order(shop=in_norte, saleor_id=f"Order:{number}", placed_at=day, is_paid=True)
        for number, day in enumerate(days)
    )
    Parcel.objects.bulk_create(
        Parcel(shop=in_norte, order=order, saleor_id=f"Fulfillment:{order.pk}", created_at=day, shipped_at=day)
        for order, day in zip(orders, days, strict=True)
    )
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {Order._meta.db_table}, {Parcel._meta.db_table}")


@pytest.mark.parametrize("index", ASKED)
def test_has_an_index_that_fits(long_history: None, index: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_sort = off")
    assert index in ASKED[index]().explain()
