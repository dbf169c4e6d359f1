"""The points of a shop as its books have them: opening + movements = closing, day by day or month by month.

An entry counts on the day on which it was booked, in the shop's time zone: a day that is over does not change any more.
What is closed is read from its sums, the rest from the entries.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import Sum
from django.db.models.functions import Coalesce

from saleor_postventa.loyalty.codes import EntryKind
from saleor_postventa.loyalty.models import Account, BooksClosed, DaySum
from saleor_postventa.shops.scope import current_shop

from .periods import Period, next_start, starts
from .sums import Balance, Changes, day_changes

Movements = Mapping[EntryKind, Balance]


@dataclass(frozen=True)
class PointsOfPeriod:
    """`starts_on` is its first day; `movements` has what changed by kind, and of other kinds nothing did."""

    starts_on: date
    opening: Balance
    movements: Movements

    @property
    def closing(self) -> Balance:
        return self.opening.plus(added(self.movements))


def outstanding() -> Balance:
    """All points of the current shop, as of now; balances below zero are counted as such."""
    found = Account.objects.aggregate(pending=Coalesce(Sum("pending"), 0), active=Coalesce(Sum("active"), 0))
    return Balance(found["pending"], found["active"])


def points_by_period(period: Period, *, first: date, last: date) -> list[PointsOfPeriod]:
    """Every day from `first` to `last`, or every month from that of `first` to that of `last`, the earliest first."""
    days = list(starts(period, first, last))
    return _rows(period, days, changes_until(next_start(period, days[-1]))) if days else []


def changes_until(end: date | None) -> Changes:
    """What each day before `end` changed, by kind; of all days where that is None."""
    zone = current_shop().preferences.zone
    closed = closed_books(zone)
    if closed is None:
        return day_changes(None, end, zone)
    found = day_changes(closed.days_until, end, zone)
    sums = DaySum.objects.filter(day__lt=min(end or closed.days_until, closed.days_until))
    for day, kind, pending, active in sums.values_list("day", "kind", "pending", "active"):
        found[day][EntryKind(kind)] = Balance(pending, active)
    return found


def closed_books(zone: ZoneInfo) -> BooksClosed | None:
    """How far they are closed; None also where that was by the days of another zone."""
    return BooksClosed.objects.filter(zone=zone.key).first()


def movements_of(days: Iterable[Movements]) -> Movements:
    """All days together."""
    found: dict[EntryKind, Balance] = {}
    for each in days:
        for kind, change in each.items():
            found[kind] = found.get(kind, Balance()).plus(change)
    return found


def added(movements: Movements) -> Balance:
    found = Balance()
    for change in movements.values():
        found = found.plus(change)
    return found


def _rows(period: Period, days: list[date], by_day: Changes) -> list[PointsOfPeriod]:
    by_period: dict[date, list[Movements]] = defaultdict(list)
    for day, movements in by_day.items():
        by_period[day if period == Period.DAY else day.replace(day=1)].append(movements)
    before = (movements for start, each in by_period.items() if start < days[0] for movements in each)
    found, opening = [], added(movements_of(before))
    for day in days:
        row = PointsOfPeriod(day, opening, movements_of(by_period[day]))
        found.append(row)
        opening = row.closing
    return found
