"""Time travels in one place."""

from datetime import UTC, datetime, timedelta

import pytest

from saleor_postventa.core import clock

MOMENT = datetime(2026, 6, 22, 21, 59, 59, tzinfo=UTC)


def test_is_aware_and_in_utc() -> None:
    assert clock.now().utcoffset() == timedelta(0)


def test_stands_still_and_goes_on_afterwards() -> None:
    with clock.frozen(MOMENT):
        assert clock.now() == MOMENT
        with clock.frozen(MOMENT + timedelta(days=1)):
            assert clock.now() == MOMENT + timedelta(days=1)
        assert clock.now() == MOMENT
    assert abs(clock.now() - clock.system_now()) < timedelta(seconds=5)


@pytest.mark.parametrize(
    ("ahead", "counts_as_ahead"),
    [
        (-timedelta(days=400), -timedelta(days=400)),
        (timedelta(hours=23), timedelta(hours=23)),
        (timedelta(days=1, seconds=1), timedelta(0)),
        (datetime.max.replace(tzinfo=UTC) - MOMENT, timedelta(0)),
    ],
)
def test_believes_no_date_further_ahead_than_clocks_differ(ahead: timedelta, counts_as_ahead: timedelta) -> None:
    assert clock.plausible(MOMENT + ahead, seen_at=MOMENT) == MOMENT + counts_as_ahead


def test_goes_on_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), clock.frozen(MOMENT):
        assert 1 / 0
    assert clock.now() != MOMENT


def test_the_machine_s_own_time_does_not_travel() -> None:
    with clock.frozen(MOMENT):
        assert clock.system_now() != MOMENT
