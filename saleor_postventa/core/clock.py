"""The one place that reads the clock, so that tests and the demo can travel in time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

Source = Callable[[], datetime]
CLOCKS_DIFFER = timedelta(days=1)


def _system() -> datetime:
    return datetime.now(UTC)


_source: Source = _system


def now() -> datetime:
    """The current moment, aware, in UTC."""
    return _source()


def system_now() -> datetime:
    """The machine's own time, for what may not travel: token expiry, leases, log lines."""
    return _system()


def plausible(moment: datetime, *, seen_at: datetime) -> datetime:
    """A date that lies further ahead than clocks differ is a mistake, and counts as when it was seen.

    Taken at its word, it would outdate all news until that day comes.
    """
    return seen_at if moment - seen_at > CLOCKS_DIFFER else moment


def use_source(source: Source | None) -> None:
    """Read the time from `source` from now on, in this process; None goes back to the machine's clock."""
    global _source
    _source = source or _system


@contextmanager
def frozen(moment: datetime) -> Iterator[None]:
    """Let time stand still at `moment`."""
    previous = _source
    use_source(lambda: moment)
    try:
        yield
    finally:
        use_source(previous)
