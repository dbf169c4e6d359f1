"""The points of a shop as its books have them: opening + movements = closing, day by day or month by month.

An entry counts on the day on which it was booked, in the shop's time zone: a day that is over does not change any more.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce, TruncDay, TruncMonth

from saleor_postventa.loyalty.codes import EntryKind
from saleor_postventa.loyalty.models import Account, Entry
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import current_shop


class Balance(NamedTuple):
    """Points, or how they changed."""

    pending: int = 0
    active: int = 0

    @property
    def total(self) -> int:
        return self.pending + self.active

    def plus(self, other: "Balance") -> "Balance":
        return Balance(self.pending + other.pending, self.active + other.active)


class Period(StrEnum):
    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True)
class PointsOfPeriod:
    """`starts_on` is its first day; `movements` has what changed by kind, and of other kinds nothing did."""

    starts_on: date
    opening: Balance
    movements: Mapping[EntryKind, Balance]

    @property
    def closing(self) -> Balance:
        found = self.opening
        for change in self.movements.values():
            found = found.plus(change)
        return found


def outstanding() -> Balance:
    """All points of the current shop, as of now; balances below zero are counted as such."""
    found = Account.objects.aggregate(pending=Coalesce(Sum("pending"), 0), active=Coalesce(Sum("active"), 0))
    return Balance(found["pending"], found["active"])


def points_by_period(period: Period, *, first: date, last: date) -> list[PointsOfPeriod]:
    """Every day from `first` to `last`, or every month from that of `first` to that of `last`, the earliest first."""
    zone = current_shop().preferences.zone
    days = list(_starts(period, first, last))
    if not days:
        return []
    begin, end = _midnight(days[0], zone), _midnight(_next(period, days[-1]), zone)
    changes = _changes(period, begin, end, zone)
    found, opening = [], _balance_before(begin)
    for day in days:
        row = PointsOfPeriod(day, opening, changes[day])
        found.append(row)
        opening = row.closing
    return found


def _changes(
    period: Period, begin: datetime, end: datetime, zone: ZoneInfo
) -> defaultdict[date, dict[EntryKind, Balance]]:
    cut = (TruncDay if period == Period.DAY else TruncMonth)("recorded_at", tzinfo=zone)
    rows = (
        Entry.objects.filter(recorded_at__gte=begin, recorded_at__lt=end)
        .annotate(start=cut)
        .values_list("start", "kind")
        .annotate(Sum("pending"), Sum("active"))
        .order_by("start", "kind")
    )
    found: defaultdict[date, dict[EntryKind, Balance]] = defaultdict(dict)
    for start, kind, pending, active in rows:
        found[start.astimezone(zone).date()][EntryKind(kind)] = Balance(pending, active)
    return found


def _balance_before(moment: datetime) -> Balance:
    """What there is now without what was booked since, in one statement: the years before are not added up again."""
    since = Entry.objects.filter(recorded_at__gte=moment)
    found = Shop.objects.filter(pk=current_shop().pk).values_list(
        _sum(Account.objects.all(), "pending") - _sum(since, "pending"),
        _sum(Account.objects.all(), "active") - _sum(since, "active"),
    )
    return Balance(*found.get())


def _sum(rows: "QuerySet[Account] | QuerySet[Entry]", column: str) -> Coalesce:
    return Coalesce(Subquery(rows.order_by().values("shop").annotate(sum=Sum(column)).values("sum")), 0)


def _starts(period: Period, first: date, last: date) -> Iterator[date]:
    day = first if period == Period.DAY else first.replace(day=1)
    while day <= last:
        yield day
        day = _next(period, day)


def _next(period: Period, day: date) -> date:
    return day + timedelta(days=1) if period == Period.DAY else (day + timedelta(days=31)).replace(day=1)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), tzinfo=zone)
