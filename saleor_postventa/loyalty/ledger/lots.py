"""Which lots points come out of, and which they go back to: pure, and what PostgreSQL does in `_posting.py`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class OpenLot:
    """`id` grows with age."""

    id: int
    rest: int
    expires_at: datetime | None
    origin: int


@dataclass(frozen=True)
class NewLot:
    """`rest` is what of its points does not fill a balance below zero; `origin` None stands for the entry itself."""

    points: int
    expires_at: datetime | None
    origin: int | None = None
    rest: int | None = None

    @property
    def filled(self) -> int:
        """How many of its points went into what was below zero."""
        return 0 if self.rest is None else self.points - self.rest


@dataclass(frozen=True)
class Drawn:
    """What an earlier entry drew from a lot."""

    lot_id: int
    points: int
    expires_at: datetime | None
    origin: int


class LotsDisagree(RuntimeError):
    """The lots of an account hold less than its balance says: rows were changed by another hand."""


def draw(lots: Sequence[OpenLot], points: int, *, first: int | None) -> list[tuple[OpenLot, int]]:
    """Take points out of lots: those of the origin `first` before all others, then those that expire first.

    Taking back what one order earned empties the lot it made: from any other lot, points about to expire could be
    made young again by buying and sending back. Raises LotsDisagree.
    """
    ordered = sorted(lots, key=lambda lot: (first is None or lot.origin != first, *fifo(lot.expires_at, lot.id)))
    drawn, left = [], points
    for lot in ordered:
        if left == 0:
            break
        part = min(left, lot.rest)
        drawn.append((lot, part))
        left -= part
    if left:
        raise LotsDisagree(f"{left} of {points} points are in no lot")
    return drawn


def give_back(drawn: Iterable[Drawn], points: int, *, given: int) -> list[NewLot]:
    """The lots that `points` of a spending come back as, with the expiry they had; `given` came back before.

    What was drawn last comes back first: what is left is as if so much less had been spent. Raises LotsDisagree.
    """
    backwards = sorted(drawn, key=lambda each: fifo(each.expires_at, each.lot_id), reverse=True)
    found, passed = [], 0
    for each in backwards:
        part = min(passed + each.points, given + points) - max(passed, given)
        if part > 0:
            found.append((each, part))
        passed += each.points
    if passed < given + points:
        raise LotsDisagree(f"{passed} points were drawn, {given} of them came back, and now {points} shall")
    return [NewLot(part, each.expires_at, each.origin) for each, part in reversed(found)]


def fill_debt(lots: Sequence[NewLot], debt: int) -> list[NewLot]:
    """What is below zero is filled first, by those that expire first; their rest is what exceeds it."""
    filled, left = [], debt
    for lot in lots:
        part = min(left, lot.points)
        filled.append(replace(lot, rest=lot.points - part))
        left -= part
    return filled


def fifo(expires_at: datetime | None, age: int) -> tuple[bool, float, int]:
    """To sort by: those that expire first, first; those that never do, last; of the same moment, the oldest."""
    return (expires_at is None, expires_at.timestamp() if expires_at else 0.0, age)
