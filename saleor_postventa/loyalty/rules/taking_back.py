"""What returns and exchanges do to points: exactly what those units earned, under the terms of that day."""

from dataclasses import dataclass
from decimal import Decimal

from .earning import points_for
from .why import GivenBackWhy, PurchaseWhy, TakenBackWhy


class TooManyUnits(ValueError):
    """More units than the line has left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EarnedLine:
    """What a line earned, and what of it was taken back so far. An exchanged unit lives on as one of its own line."""

    points: int
    quantity: int
    why: PurchaseWhy
    units_back: int = 0
    points_back: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """`points` leave the account. It does not matter what the shopper gets for the goods, money or store credit."""

    points: int
    why: TakenBackWhy


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchanged:
    """`points` are given (or, negative, taken) because the replacement is dearer (or cheaper). `moved` leave the line
    that was bought, and `carried`, those and the difference, belong to the replacement's: they are taken back with it.
    """

    points: int
    moved: int
    carried: int
    why: TakenBackWhy


def share_of_units(points: int, quantity: int, units: int) -> int:
    """What the first so many units of a line have of its points: equal parts, the earlier units get what is left over.

    As money is split, so that the parts of any partial returns add up to the whole.
    """
    each, over = divmod(points, quantity)
    return each * units + min(over, units)


def take_back(line: EarnedLine, units: int) -> TakenBack:
    """For units that came back. Raises TooManyUnits."""
    points = _due(line, units)
    why = TakenBackWhy(earned=line.points, quantity=line.quantity, units=units, points=points)
    return TakenBack(points=points, why=why)


def exchange(line: EarnedLine, units: int, *, given_up: Decimal, replaced_by: Decimal) -> Exchanged:
    """For units exchanged; amounts are what those units and their replacements cost, in the line's currency.

    The same price leaves the points alone. A difference earns, or loses, by the terms of the day of the purchase; no
    more is lost than those units earned. Raises TooManyUnits.
    """
    earned = _due(line, units)
    difference = replaced_by - given_up
    worth = 0 if line.why.left_out else points_for(abs(difference), line.why)
    points = worth if difference > 0 else -min(worth, earned)
    why = TakenBackWhy(
        earned=line.points,
        quantity=line.quantity,
        units=units,
        points=-points,
        difference=difference,
        currency=line.why.currency,
    )
    return Exchanged(points=points, moved=earned, carried=earned + points, why=why)


def points_given_back(spent: int, *, total: Decimal, returned: Decimal, given: int, currency: str) -> GivenBackWhy:
    """Of `spent` points on an order of `total`, what comes back now that `returned` of it came back in all.

    `given` came back before. Rounded down until everything is back: then it is everything.
    """
    if total <= 0:
        raise ValueError("an order without a total has no share")
    due = spent if returned >= total else int(spent * returned / total)
    points = max(0, due - given)
    return GivenBackWhy(spent=spent, points=points, returned=returned, total=total, currency=currency)


def _due(line: EarnedLine, units: int) -> int:
    """Never more than is left of the line's points, whatever was corrected meanwhile."""
    if not 0 < units <= line.quantity - line.units_back:
        raise TooManyUnits(f"{units} of {line.quantity - line.units_back}")
    due = share_of_units(line.points, line.quantity, line.units_back + units)
    return max(0, due - line.points_back)
