"""What workers ask of a long history is answered by an index of what they look for."""

from collections.abc import Callable
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


@pytest.mark.parametrize("index", ASKED)
def test_has_an_index_that_fits(in_norte: Shop, index: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_sort = off")
    assert index in ASKED[index]().explain()
