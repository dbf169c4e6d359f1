"""Weeks and months of the shop."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo


class Every(StrEnum):
    WEEK = "week"
    MONTH = "month"


def start_of(every: Every, day: date) -> date:
    """Weeks start on Monday, in every language: a week is compared with others, not looked up in a calendar."""
    return day - timedelta(days=day.weekday()) if every is Every.WEEK else day.replace(day=1)


def starts(every: Every, first: date, last: date) -> Iterator[date]:
    """The first day of each, from that of `first` to that of `last`."""
    day = start_of(every, first)
    while day <= last:
        yield day
        day = start_of(every, day + timedelta(days=7 if every is Every.WEEK else 31))


def midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), tzinfo=zone)
