from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saleor_postventa.mailing.quiet import QuietTimes, end_of_quiet, is_quiet

MADRID = ZoneInfo("Europe/Madrid")
START = datetime(2026, 1, 1, tzinfo=UTC)
NIGHT = QuietTimes(time(21), time(9))


def at(zone: ZoneInfo, *parts: int, fold: int = 0) -> datetime:
    return datetime(*parts, tzinfo=zone, fold=fold).astimezone(UTC)  # type: ignore[misc, arg-type]


@pytest.mark.parametrize(
    ("local", "ends"),
    [
        ((2026, 6, 10, 20, 59), None),
        ((2026, 6, 10, 21, 0), (2026, 6, 11, 9, 0)),
        ((2026, 6, 10, 23, 59), (2026, 6, 11, 9, 0)),
        ((2026, 6, 11, 0, 0), (2026, 6, 11, 9, 0)),
        ((2026, 6, 11, 8, 59), (2026, 6, 11, 9, 0)),
        ((2026, 6, 11, 9, 0), None),
    ],
)
def test_over_midnight(local: tuple[int, ...], ends: tuple[int, ...] | None) -> None:
    moment = at(MADRID, *local)
    assert end_of_quiet(moment, NIGHT, MADRID) == (at(MADRID, *ends) if ends else moment)


def test_by_day() -> None:
    siesta = QuietTimes(time(14), time(17))
    assert end_of_quiet(at(MADRID, 2026, 6, 10, 15), siesta, MADRID) == at(MADRID, 2026, 6, 10, 17)
    assert not is_quiet(at(MADRID, 2026, 6, 10, 23), siesta, MADRID)


def test_there_are_none_when_both_ends_meet() -> None:
    assert not is_quiet(at(MADRID, 2026, 6, 10, 9), QuietTimes(time(9), time(9)), MADRID)


def test_whole_days() -> None:
    sundays = QuietTimes(time(21), time(9), frozenset({6}))
    assert end_of_quiet(at(MADRID, 2026, 6, 13, 22), sundays, MADRID) == at(MADRID, 2026, 6, 15, 9)
    assert end_of_quiet(at(MADRID, 2026, 6, 14, 12), sundays, MADRID) == at(MADRID, 2026, 6, 15, 9)


def test_a_quiet_day_ends_at_midnight_without_quiet_hours() -> None:
    sundays = QuietTimes(time(0), time(0), frozenset({6}))
    assert end_of_quiet(at(MADRID, 2026, 6, 14, 12), sundays, MADRID) == at(MADRID, 2026, 6, 15)


@pytest.mark.proves("D8")
class TestWhenTheClockChanges:
    """Spain: 2026-03-29 at 02:00 it is 03:00; 2026-10-25 at 03:00 it is 02:00."""

    def test_nine_is_nine_on_the_morning_after(self) -> None:
        spring = end_of_quiet(at(MADRID, 2026, 3, 28, 22), NIGHT, MADRID)
        autumn = end_of_quiet(at(MADRID, 2026, 10, 24, 22), NIGHT, MADRID)
        assert (spring, autumn) == (
            datetime(2026, 3, 29, 7, tzinfo=UTC),
            datetime(2026, 10, 25, 8, tzinfo=UTC),
        )

    def test_an_end_that_the_clock_leaps_over_is_the_leap(self) -> None:
        quiet = QuietTimes(time(22), time(2, 30))
        assert end_of_quiet(at(MADRID, 2026, 3, 29, 1), quiet, MADRID) == datetime(2026, 3, 29, 1, tzinfo=UTC)

    def test_an_end_that_comes_twice_counts_each_time(self) -> None:
        quiet = QuietTimes(time(22), time(2, 30))
        first, second = at(MADRID, 2026, 10, 25, 2, 30), at(MADRID, 2026, 10, 25, 2, 30, fold=1)
        assert end_of_quiet(at(MADRID, 2026, 10, 25, 1), quiet, MADRID) == first
        assert end_of_quiet(at(MADRID, 2026, 10, 25, 2, 10, fold=1), quiet, MADRID) == second

    def test_a_midnight_that_does_not_exist_ends_the_day_all_the_same(self) -> None:
        santiago = ZoneInfo("America/Santiago")
        saturdays = QuietTimes(time(0), time(0), frozenset({5}))
        leap = at(santiago, 2026, 9, 6, 1)
        assert end_of_quiet(at(santiago, 2026, 9, 5, 12), saturdays, santiago) == leap

    @pytest.mark.parametrize(
        "country_zone", ["Atlantic/Canary", "America/Mexico_City", "Asia/Tokyo", "Australia/Sydney"]
    )
    def test_each_lives_by_their_own_clock(self, country_zone: str) -> None:
        zone = ZoneInfo(country_zone)
        ended = end_of_quiet(datetime(2026, 10, 25, tzinfo=UTC), NIGHT, zone)
        assert time(9) <= ended.astimezone(zone).time() < time(21)


clock_times = st.times().map(lambda each: each.replace(minute=each.minute // 15 * 15, second=0, microsecond=0))
zones = st.sampled_from(
    ["Europe/Madrid", "America/New_York", "America/Santiago", "Australia/Lord_Howe", "Asia/Kathmandu"]
)
minutes_of_2026 = st.integers(0, 525_599).map(
    lambda minute: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
)
days_off = st.frozensets(st.integers(0, 6), max_size=6)


@given(minutes_of_2026, clock_times, clock_times, days_off, zones)
def test_is_the_first_moment_that_is_not_quiet(
    begin: datetime, start: time, end: time, weekdays: frozenset[int], name: str
) -> None:
    zone, quiet = ZoneInfo(name), QuietTimes(start, end, weekdays)
    ended = end_of_quiet(begin, quiet, zone)
    assert ended >= begin
    assert not is_quiet(ended, quiet, zone)
    step = max(timedelta(minutes=1), (ended - begin) / 200)
    earlier = (begin + step * n for n in range(200) if begin + step * n < ended)
    assert all(is_quiet(each, quiet, zone) for each in earlier)
    assert ended == begin or is_quiet(ended - timedelta(minutes=1), quiet, zone)
