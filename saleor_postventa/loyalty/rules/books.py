"""How accountants read the ledger: opening + earned - redeemed - reversed - expired + adjusted = closing.

Every kind of entry has its place in one column, so that no movement can be left out. Pending and usable points are
counted together: activating moves them from one to the other, and is told beside the sum.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from saleor_postventa.core.money import Money
from saleor_postventa.loyalty.codes import EntryKind

EARNED = {EntryKind.EARNED, EntryKind.GRANTED}
REDEEMED = {EntryKind.SPENT, EntryKind.GIVEN_BACK}
REVERSED = {EntryKind.TAKEN_BACK}
EXPIRED = {EntryKind.EXPIRED}
# What was moved between two accounts of one person comes to nothing, but for a moment between two days.
ADJUSTED = {EntryKind.ADJUSTED, EntryKind.IMPORTED, EntryKind.MOVED_OUT, EntryKind.MOVED_IN}


@dataclass(frozen=True, slots=True, kw_only=True)
class BookRow:
    """A day or a month. `redeemed` is what was used less what came back of it; `adjusted` has its sign.

    What leaves is told as a positive number; below zero more came back than was used.
    """

    starts_on: date
    opening: int
    earned: int
    activated: int
    redeemed: int
    reversed: int
    expired: int
    adjusted: int

    @property
    def closing(self) -> int:
        return self.opening + self.earned - self.redeemed - self.reversed - self.expired + self.adjusted


@dataclass(frozen=True, slots=True, kw_only=True)
class Redemption:
    """How many of the points that could be used were: `rate` is redeemed / matured, None where none could.

    `matured` are the points that ever became usable, less what was taken back of them.
    """

    matured: int
    redeemed: int

    @property
    def rate(self) -> float | None:
        return self.redeemed / self.matured if self.matured > 0 else None


def book_row(starts_on: date, opening: int, movements: Mapping[EntryKind, tuple[int, int]]) -> BookRow:
    """`movements` are pending and active points by kind of entry."""

    def of(kinds: set[EntryKind]) -> int:
        return sum(sum(change) for kind, change in movements.items() if kind in kinds)

    return BookRow(
        starts_on=starts_on,
        opening=opening,
        earned=of(EARNED),
        activated=movements.get(EntryKind.ACTIVATED, (0, 0))[1],
        redeemed=-of(REDEEMED),
        reversed=-of(REVERSED),
        expired=-of(EXPIRED),
        adjusted=of(ADJUSTED),
    )


def redemption_of(movements: Mapping[EntryKind, tuple[int, int]]) -> Redemption:
    """Of all that was ever booked. Points still on their way have not matured."""
    gone = REDEEMED | EXPIRED
    matured = sum(active for kind, (_pending, active) in movements.items() if kind not in gone)
    return Redemption(matured=matured, redeemed=-sum(movements.get(kind, (0, 0))[1] for kind in REDEEMED))


def in_money(points: int, value: Money | None) -> Money | None:
    """`value` is that of one point; None where the programme names none."""
    return (value * Decimal(points)).rounded() if value is not None else None
