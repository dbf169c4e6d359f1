"""Who comes back: by the month of their first order, and from one month to the next.

Of all orders that were paid and not called off, without what was sent in exchange, and without the shop's own team.
An order whose goods all came back was bought all the same. A person is one customer: a guest by their e-mail address,
together with the account that they were joined with.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from operator import itemgetter
from zoneinfo import ZoneInfo

from django.db.models import F, Window
from django.db.models.functions import RowNumber, TruncMonth

from saleor_postventa.core.statistics import Share, share
from saleor_postventa.orders.models import OrderQuerySet
from saleor_postventa.orders.queries import standing_orders

WITHIN_DAYS = (30, 60, 90, 180, 365)


@dataclass(frozen=True, slots=True)
class Firsts:
    """Somebody's first order, and when they ordered again; None while they did not."""

    first_at: datetime
    second_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """Of those of a cohort who have had so many days: who ordered again within them.

    `whole_on` is the day from which all of them have had them; before it, no cohort compares with another.
    """

    days: int
    share: Share | None
    whole_on: date
    is_whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort:
    month: date
    customers: int
    again: tuple[Again, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Of those who ordered in the month before, who did in this one too; `new` are in it for the first time.

    `growth` is (E - N) / S, with E and S those who ordered in this month and in the one before.
    """

    month: date
    retained: Share | None
    customers: int
    new: int
    growth: float | None


def repeat_purchases(*, months: int, now: datetime, zone: ZoneInfo) -> list[Cohort]:
    """Of the last so many months, the newest first; those in which nobody bought for the first time are left out."""
    return cohorts(_firsts(), months=months, now=now, zone=zone)


def cohorts(found: Iterable[Firsts], *, months: int, now: datetime, zone: ZoneInfo) -> list[Cohort]:
    wanted = set(_last_months(now.astimezone(zone).date(), months))
    by_month: dict[date, list[Firsts]] = defaultdict(list)
    for each in found:
        month = each.first_at.astimezone(zone).date().replace(day=1)
        if month in wanted:
            by_month[month].append(each)
    return [
        Cohort(
            month=month,
            customers=len(theirs),
            again=tuple(_again(theirs, days, month=month, now=now, zone=zone) for days in WITHIN_DAYS),
        )
        for month, theirs in sorted(by_month.items(), reverse=True)
    ]


def retention(*, months: int, now: datetime, zone: ZoneInfo) -> list[Kept]:
    """Of the last so many months that are over, the newest first."""
    return kept_by_month(_buyers_by_month(zone), _last_months(now.astimezone(zone).date(), months + 1)[1:])


def kept_by_month(buyers: dict[date, set[int]], months: Sequence[date]) -> list[Kept]:
    first = _first_months(buyers)
    found = []
    for month in months:
        now, before = buyers.get(month, set()), buyers.get(_month_before(month), set())
        new = first[month]
        found.append(
            Kept(
                month=month,
                retained=share(len(now & before), len(before)),
                customers=len(now),
                new=new,
                growth=(len(now) - new) / len(before) if before else None,
            )
        )
    return found


def _again(theirs: Sequence[Firsts], days: int, *, month: date, now: datetime, zone: ZoneInfo) -> Again:
    within = timedelta(days=days)
    ripe = [each for each in theirs if each.first_at + within <= now]
    over_at = datetime.combine(_month_after(month), time(0), zone)
    return Again(
        days=days,
        share=share(sum(_is_within(each, within) for each in ripe), len(ripe)),
        whole_on=(over_at + within).date(),
        # As long as each customer's days, also where clocks are put forward meanwhile.
        is_whole=over_at.astimezone(UTC) + within <= now,
    )


def _is_within(each: Firsts, within: timedelta) -> bool:
    return each.second_at is not None and each.second_at < each.first_at + within


def _orders() -> OrderQuerySet:
    return standing_orders().filter(customer__is_staff=False)


def _firsts() -> Iterator[Firsts]:
    """One read: the first two orders of each."""
    place = Window(RowNumber(), partition_by=F("customer_id"), order_by=[F("placed_at").asc(), F("pk").asc()])
    rows = _orders().annotate(place=place).filter(place__lte=2).order_by("customer_id", "place")
    found = rows.values_list("customer_id", "placed_at")
    for _customer_id, orders in groupby(found, key=itemgetter(0)):
        first, *again = [at for _id, at in orders if at is not None]
        yield Firsts(first, again[0] if again else None)


def _buyers_by_month(zone: ZoneInfo) -> dict[date, set[int]]:
    rows = _orders().annotate(month=TruncMonth("placed_at", tzinfo=zone)).order_by()
    found: dict[date, set[int]] = defaultdict(set)
    for month, customer_id in rows.values_list("month", "customer_id").distinct():
        found[month.date()].add(customer_id)
    return found


def _first_months(buyers: dict[date, set[int]]) -> Counter[date]:
    """How many were in each month for the first time."""
    first: dict[int, date] = {}
    for month in sorted(buyers):
        for each in buyers[month]:
            first.setdefault(each, month)
    return Counter(first.values())


def _last_months(today: date, count: int) -> list[date]:
    """With the one that runs, the newest first."""
    found = [today.replace(day=1)]
    while len(found) < count:
        found.append(_month_before(found[-1]))
    return found


def _month_before(month: date) -> date:
    return (month - timedelta(days=1)).replace(day=1)


def _month_after(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)
