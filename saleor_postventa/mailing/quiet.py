"""Quiet hours and quiet days on the wall clock of whoever gets the mail, also when that clock jumps."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class QuietTimes:
    """From `start` until `end` (half-open, over midnight where start > end), and whole weekdays (Monday is 0)."""

    start: time
    end: time
    weekdays: frozenset[int] = frozenset()


def is_quiet(moment: datetime, quiet: QuietTimes, zone: ZoneInfo) -> bool:
    local = moment.astimezone(zone)
    if local.weekday() in quiet.weekdays and len(quiet.weekdays) < 7:
        return True
    wall = local.time()
    if quiet.start <= quiet.end:
        return quiet.start <= wall < quiet.end
    return wall >= quiet.start or wall < quiet.end


def end_of_quiet(moment: datetime, quiet: QuietTimes, zone: ZoneInfo) -> datetime:
    """The moment itself where nothing is quiet, else the first one after it at which nothing is."""
    if not is_quiet(moment, quiet, zone):
        return moment
    after = [start for start in _starts(moment, quiet, zone) if start > moment and not is_quiet(start, quiet, zone)]
    return min(after)


def _starts(moment: datetime, quiet: QuietTimes, zone: ZoneInfo) -> list[datetime]:
    """Where quiet may end in the next days: at its end or at midnight, read twice where a clock was put back."""
    today = moment.astimezone(zone).date()
    walls = [datetime.combine(today + timedelta(days=n), at) for n in range(9) for at in (quiet.end, time(0))]
    return [found for wall in walls for found in _moments(wall, zone)]


def _moments(wall: datetime, zone: ZoneInfo) -> list[datetime]:
    first, second = (wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first <= second:
        return [first, second]
    return [_jump(second, first, zone)]


def _jump(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """The moment between two, at which the zone's clock is put forward."""
    offset = after.astimezone(zone).utcoffset()
    moment = before
    while moment.astimezone(zone).utcoffset() != offset:
        moment += _MINUTE
    return moment
