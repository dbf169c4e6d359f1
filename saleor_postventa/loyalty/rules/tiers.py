"""Which level somebody is on, and since when: a simulation over what counted, moment by moment.

What came back counts against the day of its purchase, so that both leave the period together; it lowers what counts
from the moment of the return. Whoever falls below their level keeps it for the days of grace, counted from that
moment; whoever is back above it in time never fell. Where a level is lost one step at a time, each further step has
its own grace.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from zoneinfo import ZoneInfo

from saleor_postventa.legal.periods import add_months

from .terms import Downgrade, Measure, Period, Rates, Tiers

_NOTHING = Decimal(0)
# What counts now leaves its period within a year.
_AHEAD = timedelta(days=367)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """`amount` in what the levels go by, negative for a return; `of` is when it was bought, `at` when it was known."""

    at: datetime
    of: datetime
    amount: Decimal


class Cause(StrEnum):
    REACHED = "reached"
    GRACE_OVER = "grace_over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """`before` and `after` are codes of levels, "" for none."""

    at: datetime
    before: str
    after: str
    cause: Cause


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where somebody stands, in what the levels go by. Codes of levels are "" for none.

    `value` counts now; `missing` is what `next_level` still asks for. `kept_until` is set while the level is kept by
    grace alone, and `missing_to_keep` is what it asks for by then. `projected` is the level from `projected_at` on, the
    next change, if nothing is bought or returned until then; with none ahead, it is the present one.
    """

    level: str
    since: datetime | None
    value: Decimal
    next_level: str
    missing: Decimal
    kept_until: datetime | None
    missing_to_keep: Decimal
    projected: str
    projected_at: datetime | None


@dataclass(slots=True)
class _State:
    """`rank` 0 is no level, 1 the lowest."""

    rank: int = 0
    since: datetime | None = None
    below_since: datetime | None = None
    value: Decimal = _NOTHING


def history(counted: Iterable[Counted], tiers: Tiers, *, until: datetime, zone: ZoneInfo) -> list[Change]:
    """Every change of level until then, that moment included, in order."""
    return list(_changes(counted, tiers, until, zone, _start(tiers)))


def standing(counted: Iterable[Counted], tiers: Tiers, *, now: datetime, zone: ZoneInfo) -> Standing:
    known = [each for each in counted if each.at <= now]
    state = _start(tiers)
    past = list(_changes(known, tiers, now, zone, state))
    horizon = now + _AHEAD + timedelta(days=tiers.grace_days)
    ahead = history(known, tiers, until=horizon, zone=zone)[len(past) :]
    level, above = _code(tiers, state.rank), _code(tiers, state.rank + 1)
    value = max(_NOTHING, state.value)
    return Standing(
        level=level,
        since=state.since,
        value=value,
        next_level=above,
        missing=_missing(tiers, state.rank + 1, value),
        kept_until=_deadline(state, tiers),
        missing_to_keep=_missing(tiers, state.rank, value),
        projected=ahead[0].after if ahead else level,
        projected_at=ahead[0].at if ahead else None,
    )


def spend_counted(amount: Decimal, currency: str, tiers: Tiers, rates: Rates) -> Decimal:
    """An amount of another currency counts for as much as the points that it earns; without a rate, for nothing."""
    if currency == tiers.currency:
        return amount
    own, other = rates.get(tiers.currency), rates.get(currency)
    return amount * other / own if own and other else _NOTHING


def amount_counted(tiers: Tiers, *, spent: Decimal, points: int) -> Decimal:
    """What one order adds; `spent` as `spend_counted` has it."""
    return {Measure.SPEND: spent, Measure.POINTS: Decimal(points), Measure.ORDERS: Decimal(1)}[tiers.by]


def _start(tiers: Tiers) -> _State:
    """A level that asks for nothing is everybody's from the beginning."""
    return _State(rank=sum(1 for level in tiers.levels if not level.threshold))


def _changes(
    counted: Iterable[Counted], tiers: Tiers, until: datetime, zone: ZoneInfo, state: _State
) -> Iterator[Change]:
    """Leaves in `state` how it is in the end."""
    steps = _steps(counted, tiers.period, zone)
    place = 0
    while True:
        step_at = steps[place][0] if place < len(steps) else None
        deadline = _deadline(state, tiers)
        moment = min((each for each in (step_at, deadline) if each is not None), default=None)
        if moment is None or moment > until:
            return
        while place < len(steps) and steps[place][0] == moment:
            state.value += steps[place][1]
            place += 1
        yield from _judge(state, tiers, moment)


def _steps(counted: Iterable[Counted], period: Period, zone: ZoneInfo) -> list[tuple[datetime, Decimal]]:
    """When what counts goes up or down, and by how much."""
    steps = []
    for each in counted:
        leaves = _leaves_at(each.of.astimezone(zone).date(), period, zone)
        if leaves is None:
            steps.append((each.at, each.amount))
        elif each.at < leaves:
            steps += [(each.at, each.amount), (leaves, -each.amount)]
    return sorted(steps, key=lambda step: step[0])


def _leaves_at(day: date, period: Period, zone: ZoneInfo) -> datetime | None:
    """The first moment at which something of that day no longer counts."""
    if period is Period.LIFETIME:
        return None
    end = add_months(day, 12) if period is Period.ROLLING else date(day.year + 1, 1, 1)
    return datetime.combine(end, time.min, zone)


def _judge(state: _State, tiers: Tiers, moment: datetime) -> Iterator[Change]:
    fitting = sum(1 for level in tiers.levels if level.threshold <= state.value)
    if fitting >= state.rank:
        state.below_since = None
        if fitting > state.rank:
            yield _move(state, tiers, fitting, moment, Cause.REACHED)
        return
    state.below_since = state.below_since or moment
    deadline = _deadline(state, tiers)
    if deadline is not None and deadline <= moment:
        to = state.rank - 1 if tiers.downgrade is Downgrade.ONE_STEP else fitting
        yield _move(state, tiers, to, moment, Cause.GRACE_OVER)
        state.below_since = moment if to > fitting else None


def _move(state: _State, tiers: Tiers, to: int, moment: datetime, cause: Cause) -> Change:
    before, state.rank, state.since = state.rank, to, moment
    return Change(at=moment, before=_code(tiers, before), after=_code(tiers, to), cause=cause)


def _deadline(state: _State, tiers: Tiers) -> datetime | None:
    return None if state.below_since is None else state.below_since + timedelta(days=tiers.grace_days)


def _code(tiers: Tiers, rank: int) -> str:
    return tiers.levels[rank - 1].code if 0 < rank <= len(tiers.levels) else ""


def _missing(tiers: Tiers, rank: int, value: Decimal) -> Decimal:
    return max(_NOTHING, tiers.levels[rank - 1].threshold - value) if 0 < rank <= len(tiers.levels) else _NOTHING
