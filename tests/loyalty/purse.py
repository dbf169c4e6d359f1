"""Points as a child would keep them: one by one, each with the day it ends. What the ledger must come to as well."""

from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import NamedTuple

NEVER = float("inf")
_ages = count()


class Point(NamedTuple):
    """`ends` and `age` say which goes first, `origin` whose earning it is."""

    ends: float
    age: int
    origin: int


@dataclass
class Purse:
    """`debt` is how far it is below zero."""

    pending: int = 0
    points: list[Point] = field(default_factory=list)
    debt: int = 0

    @property
    def active(self) -> int:
        return len(self.points) - self.debt

    @property
    def ends(self) -> list[float]:
        return [point.ends for point in self.points]

    def add(self, points: list[tuple[float, int]]) -> None:
        """Of `(end, origin)`; what is below zero is filled first, by those that end first."""
        new = [Point(ends, next(_ages), origin) for ends, origin in sorted(points, key=lambda each: each[0])]
        filled = min(self.debt, len(new))
        self.debt -= filled
        self.points = sorted([*self.points, *new[filled:]])

    def remove(self, count: int, *, first: int | None = None) -> list[Point]:
        """Those that were there, in the order in which they went; what was not there is debt."""
        taken = sorted(self.points, key=lambda point: (point.origin != first, point))[:count]
        self.points = [point for point in self.points if point not in taken]
        self.debt += count - len(taken)
        return taken

    def remove_due(self, due: float) -> int:
        return len(self.remove(sum(point.ends <= due for point in self.points)))


def end_of(moment: datetime | None) -> float:
    return moment.timestamp() if moment else NEVER
