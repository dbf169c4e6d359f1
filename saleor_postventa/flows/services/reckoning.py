"""Reckoning where each customer stands."""

from django.db import transaction

from saleor_postventa.core.clock import now
from saleor_postventa.flows.models import Standing
from saleor_postventa.flows.queries.standing import standings
from saleor_postventa.shops.scope import current_shop

AT_ONCE = 1000


@transaction.atomic
def reckon_standings() -> int:
    """Anew for the current shop; returns of how many. Whoever has no order left is in no fifth any more."""
    moment, shop = now(), current_shop()
    rows = [
        Standing(
            shop=shop,
            customer_id=each.customer_id,
            recency=each.recency,
            frequency=each.frequency,
            monetary=each.monetary,
            orders=each.orders,
            last_order_at=each.last_order_at,
            spent=each.spent,
            currency=each.currency,
            reckoned_at=moment,
        )
        for each in standings()
    ]
    Standing.objects.all().delete()
    Standing.objects.bulk_create(rows, batch_size=AT_ONCE)
    return len(rows)
