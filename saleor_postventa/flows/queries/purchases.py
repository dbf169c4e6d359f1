"""What people bought, as far as it counts where a flow is looked at."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from saleor_postventa.orders.queries import standing_orders


@dataclass(frozen=True, slots=True, kw_only=True)
class Purchase:
    """`amount` is less what was paid back."""

    order_id: int
    at: datetime
    amount: Decimal
    currency: str


def purchases_of(customer_ids: Iterable[int]) -> dict[int, list[Purchase]]:
    """By customer; in no order."""
    rows = standing_orders().filter(customer_id__in=list(customer_ids))
    found: dict[int, list[Purchase]] = defaultdict(list)
    fields = ("customer_id", "pk", "placed_at", "total_gross_amount", "refunded_amount", "currency")
    for customer_id, pk, at, total, refunded, currency in rows.values_list(*fields):
        net = (total or Decimal(0)) - (refunded or Decimal(0))
        found[customer_id].append(Purchase(order_id=pk, at=at, amount=net, currency=currency))
    return found
