"""When an order counts as delivered, and what of it they still have.

With its last parcel: whoever is asked how an order was has to have all of it. What was never sent, and never will be,
is not waited for: lines whose missing units were refunded.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from .models import OrderLine, Parcel
from .rules import DeliverySource


@dataclass(frozen=True, slots=True, kw_only=True)
class Travelled:
    """A parcel that was sent and not taken back; `delivered_at` is None while it is on its way."""

    delivered_at: datetime | None
    is_estimate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered:
    """Units of a line that has to be sent."""

    quantity: int
    fulfilled: int
    refunded: int = 0

    @property
    def is_to_come(self) -> bool:
        return self.fulfilled < self.quantity - max(0, self.refunded)


@dataclass(frozen=True, slots=True)
class Arrival:
    at: datetime
    is_estimate: bool = False


def arrival(parcels: Sequence[Travelled], lines: Sequence[Ordered]) -> Arrival | None:
    """When the last of it arrived; None while anything is on its way, or still to be sent."""
    if not parcels or any(each.is_to_come for each in lines):
        return None
    dates = [(each.delivered_at, each.is_estimate) for each in parcels if each.delivered_at is not None]
    if len(dates) < len(parcels):
        return None
    at, is_estimate = max(dates)
    return Arrival(at, is_estimate)


def arrival_of(order_id: int) -> Arrival | None:
    """A parcel that was taken back is no parcel; one whose goods all came back was one."""
    return arrivals_of([order_id]).get(order_id)


def arrivals_of(order_ids: Sequence[int]) -> dict[int, Arrival]:
    """As `arrival_of`, of many orders in two reads; those that have not arrived are left out."""
    parcels = Parcel.objects.filter(order__in=order_ids, cancelled_at=None).exclude(shipped_at=None)
    lines = OrderLine.objects.filter(order__in=order_ids, is_removed=False, is_shipping_required=True)
    travelled: dict[int, list[Travelled]] = defaultdict(list)
    for order_id, at, source in parcels.values_list("order_id", "delivered_at", "delivery_source"):
        travelled[order_id].append(Travelled(delivered_at=at, is_estimate=source == DeliverySource.ESTIMATE))
    ordered: dict[int, list[Ordered]] = defaultdict(list)
    for order_id, quantity, fulfilled, refunded in lines.values_list(
        "order_id", "quantity", "quantity_fulfilled", "quantity_refunded"
    ):
        ordered[order_id].append(Ordered(quantity=quantity, fulfilled=fulfilled, refunded=refunded))
    found = {order_id: arrival(travelled[order_id], ordered[order_id]) for order_id in order_ids}
    return {order_id: each for order_id, each in found.items() if each is not None}


def came_back_entirely(order_id: int) -> bool:
    """Every unit that was sent. Of an order of which nothing is known nothing came back."""
    lines = OrderLine.objects.filter(order=order_id, is_removed=False)
    counts = list(lines.values_list("quantity", "quantity_returned"))
    return bool(counts) and all(returned >= quantity for quantity, returned in counts)
