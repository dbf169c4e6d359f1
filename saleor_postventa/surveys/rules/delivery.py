"""When an order counts as delivered.

With its last parcel: whoever is asked how an order was has to have all of it. What was never sent, and never will be,
is not waited for: lines whose missing units were refunded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


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
