"""What is known of a person at one moment, as conditions read it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Bought:
    """Goods of one line of a paid order that stands. `at` is when it was placed; all else as Saleor names it."""

    at: datetime
    product: str
    category: str = ""
    collections: Collection[str] = ()
    units: int = 1
    returned: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Quintiles, 5 the best: how lately they bought, how often, for how much. Of one night, for all customers."""

    recency: int
    frequency: int
    monetary: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Of `now`. `orders` counts those that were paid and stand, without exchanges; `key` is theirs for ever.

    `order` is our id of the order that a journey is about; then `bought_with_it` are its goods.
    """

    key: str
    now: datetime
    orders: int = 0
    first_order_at: datetime | None = None
    last_order_at: datetime | None = None
    last_channel: str = ""
    bought: tuple[Bought, ...] = ()
    scores: Scores | None = None
    country: str = ""
    language: str = ""
    level: str = ""
    nps_class: str = ""
    has_account: bool = False

    @property
    def units(self) -> int:
        return sum(each.units for each in self.bought)

    @property
    def returned(self) -> int:
        return sum(min(each.returned, each.units) for each in self.bought)
