"""Days and months of the shop."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo


class Period(StrEnum):
    DAY = "day"
    MONTH = "month"


def starts(period: Period, first: date, last: date) -> Iterator[date]:
    """The first day of each period, from that of `first` to that of `last`."""
    day = first if period == Period.DAY else first.replace(day=1)
    while day <= last:
        yield day
        day = next_start(period, day)


def next_start(period: Period, day: date) -> date:
    return day + timedelta(days=1) if period == Period.DAY else (day + timedelta(days=31)).replace(day=1)


def midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), tzinfo=zone)
