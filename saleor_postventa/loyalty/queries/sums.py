"""Adding up entries by day, and points by the month that issued them: what `services.closing` keeps of times over.

A point is known by the entry that first earned it (`Lot.origin`), which stays when it is given back or moves to another
account.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import Q, Sum
from django.db.models.functions import TruncDay, TruncMonth

from saleor_postventa.loyalty.codes import EntryKind
from saleor_postventa.loyalty.models import Draw, Entry, Lot

from .periods import midnight

ISSUING = (EntryKind.EARNED, EntryKind.GRANTED, EntryKind.IMPORTED)


class Balance(NamedTuple):
    """Points, or how they changed."""

    pending: int = 0
    active: int = 0

    @property
    def total(self) -> int:
        return self.pending + self.active

    def plus(self, other: "Balance") -> "Balance":
        return Balance(self.pending + other.pending, self.active + other.active)


Changes = defaultdict[date, dict[EntryKind, Balance]]


class CohortChange(NamedTuple):
    """Of the points issued in one month, in another: how many more there are, and how many more were used."""

    issued: int = 0
    used: int = 0


def day_changes(first: date | None, end: date | None, zone: ZoneInfo) -> Changes:
    """What entries changed on each day, of `first` and before `end`; None is without a bound."""
    rows = (
        Entry.objects.filter(_between("recorded_at", first, end, zone))
        .annotate(start=TruncDay("recorded_at", tzinfo=zone))
        .values_list("start", "kind")
        .annotate(Sum("pending"), Sum("active"))
        .order_by()
    )
    found: Changes = defaultdict(dict)
    for start, kind, pending, active in rows:
        found[_day(start, zone)][EntryKind(kind)] = Balance(pending, active)
    return found


def cohort_changes(first: date | None, end: date, zone: ZoneInfo) -> Mapping[tuple[date, date], CohortChange]:
    """By the month that issued points and the month in which it happened; both bounds are first days of months.

    What is taken back was never issued: it was for a purchase that came to nothing.
    """
    issued: dict[tuple[date, date], int] = defaultdict(int)
    used: dict[tuple[date, date], int] = defaultdict(int)
    entries = Entry.objects.filter(_between("recorded_at", first, end, zone))
    spent, given = (
        rows.filter(_between("entry__recorded_at", first, end, zone), entry__kind=kind)
        for rows, kind in ((Draw.objects.all(), EntryKind.SPENT), (Lot.objects.all(), EntryKind.GIVEN_BACK))
    )
    for pair, points in (
        *_by_months(entries.filter(kind__in=ISSUING), "recorded_at", "recorded_at", ("pending", "active"), zone),
        *_by_months(
            entries.filter(kind=EntryKind.TAKEN_BACK), "of__recorded_at", "recorded_at", ("pending", "active"), zone
        ),
    ):
        issued[pair] += points
    for pair, points in _by_months(spent, "lot__origin__recorded_at", "entry__recorded_at", ("points",), zone):
        used[pair] += points
    for pair, points in _by_months(given, "origin__recorded_at", "entry__recorded_at", ("points",), zone):
        used[pair] -= points
    return {pair: CohortChange(issued[pair], used[pair]) for pair in sorted({*issued, *used})}


def _by_months(
    rows: Any, issued: str, happened: str, columns: tuple[str, ...], zone: ZoneInfo
) -> Iterator[tuple[tuple[date, date], int]]:
    months = rows.annotate(_issued=TruncMonth(issued, tzinfo=zone), _happened=TruncMonth(happened, tzinfo=zone))
    sums = months.values_list("_issued", "_happened").annotate(*(Sum(column) for column in columns)).order_by()
    for issued_at, happened_at, *points in sums:
        yield (_day(issued_at, zone), _day(happened_at, zone)), sum(points)


def _between(column: str, first: date | None, end: date | None, zone: ZoneInfo) -> Q:
    bounds = {}
    if first is not None:
        bounds[f"{column}__gte"] = midnight(first, zone)
    if end is not None:
        bounds[f"{column}__lt"] = midnight(end, zone)
    return Q(**bounds)


def _day(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()
