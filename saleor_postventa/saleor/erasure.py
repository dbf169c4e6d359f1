"""Taking out what Saleor once told of a person."""

import re
from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet

from saleor_postventa.core.work import WorkState

from .models import Delivery

ABOUT_PEOPLE = ("customer_", "account_")


_ID = re.compile(rb'"id"\s*:\s*"([^"]+)"')
type Numbers = Collection[str] | QuerySet[Any, str]


def forget_deliveries(*, order_numbers: Numbers, user_ids: Collection[str]) -> int:
    """Of the current shop, those that did their work or lie dead; what still waits is worked on first."""
    ended = Delivery.objects.filter(state__in=[WorkState.DONE, WorkState.DEAD])
    ids = list(ended.filter(order_number__in=order_numbers).exclude(order_number="").values_list("pk", flat=True))
    gone = {user_id.encode() for user_id in user_ids}
    for prefix in ABOUT_PEOPLE if gone else ():
        bodies = ended.filter(event__startswith=prefix).values_list("pk", "body").iterator(chunk_size=200)
        ids += [pk for pk, body in bodies if not gone.isdisjoint(_ID.findall(bytes(body)))]
    count, _per_model = Delivery.objects.filter(pk__in=ids).delete()
    return count
