"""What is known of the past: customers, and their orders as the ways to earn ask about them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from saleor_postventa.loyalty.rules.comebacks import Comebacks
from saleor_postventa.loyalty.rules.earning import EarningOrder


@dataclass(frozen=True, slots=True, kw_only=True)
class PastOrder:
    """`backs` is what came back of it by now; `windows` are the ends of its lines' return windows, by line."""

    id: int
    placed_at: datetime
    paid_at: datetime
    purchase: EarningOrder
    backs: Comebacks = field(default_factory=Comebacks)
    windows: Mapping[str, datetime] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PastCustomer:
    """`orders` are all of theirs until the end of the replayed time, the oldest first."""

    id: int
    is_guest: bool
    saleor_id: str
    email: str
    groups: frozenset[str]
    has_left: bool
    orders: tuple[PastOrder, ...]
