"""How much of what a line earned is gone: for units that came back, and for money that went back without any."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from .taking_back import share_of_units

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineBack:
    """What is known of one line, each counted by whom it is told by.

    `settled` came back by our returns, `credited` of them for store credit; `returned` came back in Saleor by nobody's
    return of ours; `refunded` are those whose money went back, whoever sent it, ours among them.
    """

    settled: int = 0
    credited: int = 0
    returned: int = 0
    refunded: int = 0

    @property
    def units(self) -> int:
        """The same unit is told of up to four times: settled, returned, granted, refunded. It counts once."""
        return max(self.settled + self.returned, self.refunded + self.credited)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comebacks:
    """Of an order: `units` by line; `share` of what all other units cost went back as well; or all of it is undone."""

    units: Mapping[int, int] = field(default_factory=dict)
    share: Decimal = _NOTHING
    is_shipping_back: bool = False
    is_all: bool = False


def points_gone(points: int, quantity: int, units: int, share: Decimal) -> int:
    """Of `points` of a line, those of `units`, and `share` of the others', rounded down in the shopper's favour."""
    by_units = share_of_units(points, quantity, units)
    return by_units + int((points - by_units) * share)


def share_of_rest(*, refunded: Decimal, explained: Decimal, shipping: Decimal, rest: Decimal) -> Decimal:
    """What part of the units that are left was paid back without a word of which: a gesture, a lower price.

    `explained` is what is known to be for units; the rest is taken to be for the delivery first, as it earned least.
    """
    unexplained = refunded - explained - shipping
    if unexplained <= 0:
        return _NOTHING
    return Decimal(1) if unexplained >= rest else unexplained / rest


def filled[K](quantities: Iterable[tuple[K, int]], units: int) -> dict[K, int]:
    """Units of a line, given to the first of its parts, then to the next."""
    found, left = {}, units
    for key, quantity in quantities:
        found[key] = min(left, quantity)
        left -= found[key]
    return found
