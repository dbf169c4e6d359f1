"""Rows B10, B11: levels over time, against a table made by hand."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from saleor_postventa.legal.periods import add_months
from saleor_postventa.loyalty.rules.terms import Downgrade, Measure, Period, Tiers
from saleor_postventa.loyalty.rules.tiers import (
    Cause,
    Counted,
    amount_counted,
    history,
    spend_counted,
    standing,
)
from tests.loyalty.scene import MADRID, level, tiers

ROLLING = tiers(period=Period.ROLLING, grace_days=60, downgrade=Downgrade.ONE_STEP)


def day(text: str) -> datetime:
    """Midnight in the shop."""
    return datetime.fromisoformat(text).replace(tzinfo=MADRID)


def noon(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}T12:00").replace(tzinfo=MADRID)


def bought(on: str, amount: str) -> Counted:
    return Counted(at=noon(on), of=noon(on), amount=Decimal(amount))


def returned(on: str, amount: str, *, of: str) -> Counted:
    return Counted(at=noon(on), of=noon(of), amount=-Decimal(amount))


# 120 € and 200 € in winter, 700 € in June of which 100 € come back in July, 100 € in September; then nothing more.
TWO_YEARS = [
    bought("2025-01-15", "120"),
    bought("2025-02-10", "200"),
    bought("2025-06-05", "700"),
    returned("2025-07-01", "100", of="2025-06-05"),
    bought("2025-09-20", "100"),
]
# On the first of each month: what counts, and the level. Silver from 300 €, gold from 1,000 €, 60 days of grace.
TABLE = [
    ("2025-02-01", "120", "bronze"),
    ("2025-03-01", "320", "silver"),
    ("2025-04-01", "320", "silver"),
    ("2025-05-01", "320", "silver"),
    ("2025-06-01", "320", "silver"),
    ("2025-07-01", "1020", "gold"),
    ("2025-08-01", "920", "gold"),  # by grace, since 1 July
    ("2025-09-01", "920", "silver"),  # since 30 August
    ("2025-10-01", "1020", "gold"),  # since 20 September
    ("2025-11-01", "1020", "gold"),
    ("2025-12-01", "1020", "gold"),
    ("2026-01-01", "1020", "gold"),
    ("2026-02-01", "900", "gold"),  # by grace: the 120 € of January are a year old
    ("2026-03-01", "700", "gold"),  # the 200 € of February too
    ("2026-04-01", "700", "silver"),  # since 16 March
    ("2026-05-01", "700", "silver"),
    ("2026-06-01", "700", "silver"),
    ("2026-07-01", "100", "silver"),  # by grace: June is gone, and its return with it
    ("2026-08-01", "100", "silver"),
    ("2026-09-01", "100", "bronze"),  # since 4 August
    ("2026-10-01", "0", "bronze"),  # by grace
    ("2026-11-01", "0", "bronze"),
    ("2026-12-01", "0", ""),  # since 19 November
    ("2027-01-01", "0", ""),
]


@pytest.mark.proves("B10")
@pytest.mark.parametrize(("at", "value", "expected"), TABLE)
def test_24_months_are_as_reckoned_by_hand(at: str, value: str, expected: str) -> None:
    found = standing(TWO_YEARS, ROLLING, now=day(at), zone=MADRID)
    assert (found.value, found.level) == (Decimal(value), expected)


def test_every_change_has_its_day() -> None:
    changes = history(TWO_YEARS, ROLLING, until=day("2027-01-01"), zone=MADRID)
    assert [(each.at.date().isoformat(), each.before, each.after, each.cause) for each in changes] == [
        ("2025-01-15", "", "bronze", Cause.REACHED),
        ("2025-02-10", "bronze", "silver", Cause.REACHED),
        ("2025-06-05", "silver", "gold", Cause.REACHED),
        ("2025-08-30", "gold", "silver", Cause.GRACE_OVER),
        ("2025-09-20", "silver", "gold", Cause.REACHED),
        ("2026-03-16", "gold", "silver", Cause.GRACE_OVER),
        ("2026-08-04", "silver", "bronze", Cause.GRACE_OVER),
        ("2026-11-19", "bronze", "", Cause.GRACE_OVER),
    ]


def test_tells_what_comes_next() -> None:
    found = standing(TWO_YEARS, ROLLING, now=day("2026-02-01"), zone=MADRID)
    assert (found.level, found.next_level, found.missing) == ("gold", "", Decimal(0))
    assert (found.kept_until, found.missing_to_keep) == (day("2026-03-16"), Decimal(100))
    assert (found.projected, found.projected_at) == ("silver", day("2026-03-16"))
    earlier = standing(TWO_YEARS, ROLLING, now=day("2025-03-01"), zone=MADRID)
    assert (earlier.level, earlier.next_level, earlier.missing) == ("silver", "gold", Decimal(680))
    assert (earlier.kept_until, earlier.missing_to_keep) == (None, Decimal(0))
    assert (earlier.projected, earlier.projected_at) == ("bronze", day("2026-03-16"))


def test_who_is_back_above_in_time_never_fell() -> None:
    saved = [*TWO_YEARS[:4], bought("2025-08-29", "80")]
    changes = history(saved, ROLLING, until=day("2025-12-31"), zone=MADRID)
    assert changes[-1].after == "gold"
    assert len(changes) == 3


@pytest.mark.proves("B11", part="the engine; the returns it hears of come later")
def test_a_return_lowers_what_counts_and_the_level_after_the_grace() -> None:
    known = [bought("2025-01-15", "320"), returned("2025-02-01", "50", of="2025-01-15")]
    assert standing(known, ROLLING, now=noon("2025-02-01"), zone=MADRID).kept_until == noon("2025-04-02")
    assert standing(known, ROLLING, now=noon("2025-04-01"), zone=MADRID).level == "silver"
    assert standing(known, ROLLING, now=noon("2025-04-02"), zone=MADRID).level == "bronze"


def test_one_step_and_recompute_differ_where_much_is_gone() -> None:
    known = [bought("2025-01-15", "1000"), returned("2025-02-01", "1000", of="2025-01-15")]
    steps = history(known, ROLLING, until=day("2026-12-31"), zone=MADRID)
    assert [(each.at, each.after) for each in steps[1:]] == [
        (noon("2025-04-02"), "silver"),
        (noon("2025-06-01"), "bronze"),
        (noon("2025-07-31"), ""),
    ]
    at_once = tiers(grace_days=60, downgrade=Downgrade.RECOMPUTE)
    assert [each.after for each in history(known, at_once, until=day("2026-12-31"), zone=MADRID)] == ["gold", ""]


def test_without_grace_a_level_goes_at_once() -> None:
    none = tiers(grace_days=0, downgrade=Downgrade.ONE_STEP)
    known = [bought("2025-01-15", "1000"), returned("2025-02-01", "1000", of="2025-01-15")]
    changes = history(known, none, until=day("2026-12-31"), zone=MADRID)
    assert [each.after for each in changes] == ["gold", "silver", "bronze", ""]
    assert {each.at for each in changes[1:]} == {noon("2025-02-01")}


@pytest.mark.parametrize(
    ("period", "at", "expected"),
    [
        (Period.LIFETIME, "2035-01-01", "silver"),
        (Period.ROLLING, "2026-05-09", "silver"),
        (Period.ROLLING, "2026-05-10", ""),
        (Period.CALENDAR, "2025-12-31", "silver"),
        (Period.CALENDAR, "2026-01-01", ""),
    ],
)
def test_periods_end_where_they_should(period: Period, at: str, expected: str) -> None:
    what = tiers(period=period, grace_days=0, downgrade=Downgrade.RECOMPUTE)
    assert standing([bought("2025-05-10", "300")], what, now=day(at), zone=MADRID).level == expected


def test_a_year_ends_in_the_shop_not_in_greenwich() -> None:
    what = tiers(period=Period.CALENDAR, grace_days=0, downgrade=Downgrade.RECOMPUTE)
    late = Counted(
        at=datetime(2025, 12, 31, 23, 30, tzinfo=UTC),
        of=datetime(2025, 12, 31, 23, 30, tzinfo=UTC),
        amount=Decimal(300),
    )
    assert standing([late], what, now=datetime(2026, 6, 1, tzinfo=UTC), zone=MADRID).level == "silver"


def test_a_return_in_the_next_year_counts_against_its_own() -> None:
    what = tiers(period=Period.CALENDAR, grace_days=0)
    known = [
        bought("2025-12-20", "320"),
        bought("2026-01-05", "320"),
        returned("2026-01-10", "320", of="2025-12-20"),
    ]
    assert standing(known, what, now=day("2026-02-01"), zone=MADRID).value == Decimal(320)


def test_a_level_that_asks_for_nothing_is_everybodys() -> None:
    open_to_all = tiers(level("member", "0"), level("gold", "500"))
    assert standing([], open_to_all, now=day("2026-01-01"), zone=MADRID).level == "member"
    assert standing([], open_to_all, now=day("2026-01-01"), zone=MADRID).missing == Decimal(500)
    assert standing([], tiers(*[], levels=()), now=day("2026-01-01"), zone=MADRID).level == ""


def test_what_levels_go_by() -> None:
    rates = {"EUR": Decimal(1), "USD": Decimal("0.9")}
    assert spend_counted(Decimal(100), "EUR", ROLLING, rates) == Decimal(100)
    assert spend_counted(Decimal(100), "USD", ROLLING, rates) == Decimal(90)
    assert spend_counted(Decimal(100), "GBP", ROLLING, rates) == Decimal(0)
    found = [amount_counted(tiers(by=by), spent=Decimal("9.50"), points=7) for by in Measure]
    assert found == [Decimal("9.50"), Decimal(7), Decimal(1)]


START = datetime(2025, 1, 1, tzinfo=UTC)
moments = st.integers(0, 2 * 365 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes))


@st.composite
def counted(draw: st.DrawFn) -> list[Counted]:
    found = []
    for at in draw(st.lists(moments, max_size=8)):
        amount = Decimal(draw(st.integers(1, 800)))
        found.append(Counted(at=at, of=at, amount=amount))
        if draw(st.booleans()):
            later = at + timedelta(days=draw(st.integers(1, 400)))
            found.append(Counted(at=later, of=at, amount=-amount))
    return found


@st.composite
def some_tiers(draw: st.DrawFn) -> Tiers:
    return tiers(
        period=draw(st.sampled_from(list(Period))),
        grace_days=draw(st.sampled_from([0, 1, 60, 400])),
        downgrade=draw(st.sampled_from(list(Downgrade))),
    )


@given(counted(), some_tiers(), st.randoms())
def test_the_order_in_which_it_is_told_changes_nothing(known: list[Counted], what: Tiers, random: Any) -> None:
    mixed = list(known)
    random.shuffle(mixed)
    until = datetime(2028, 1, 1, tzinfo=UTC)
    assert history(known, what, until=until, zone=MADRID) == history(mixed, what, until=until, zone=MADRID)


@given(counted(), some_tiers(), moments)
def test_the_standing_is_where_the_history_ends(known: list[Counted], what: Tiers, now: datetime) -> None:
    found = standing(known, what, now=now, zone=MADRID)
    changes = history([each for each in known if each.at <= now], what, until=now, zone=MADRID)
    assert found.level == (changes[-1].after if changes else "")
    assert all(one.after == other.before for one, other in pairwise(changes))
    assert found.value >= 0
    fitting = [each.code for each in what.levels if each.threshold <= found.value]
    codes = ["", *(each.code for each in what.levels)]
    assert codes.index(found.level) >= len(fitting)
    assert (found.kept_until is None) == (codes.index(found.level) == len(fitting))
    if found.kept_until is not None:
        assert found.kept_until > now


@given(counted(), some_tiers(), moments)
def test_what_is_projected_comes_true_if_nothing_happens(known: list[Counted], what: Tiers, now: datetime) -> None:
    past = [each for each in known if each.at <= now]
    found = standing(past, what, now=now, zone=MADRID)
    if found.projected_at is not None:
        assert found.projected_at > now
        assert standing(past, what, now=found.projected_at, zone=MADRID).since == found.projected_at


def lies_in(period: Period, bought_at: datetime, now: datetime) -> bool:
    """Said in another way than the engine does: by the days themselves."""
    bought_on, today = bought_at.astimezone(MADRID).date(), now.astimezone(MADRID).date()
    if period is Period.CALENDAR:
        return bought_on.year == today.year
    return period is Period.LIFETIME or today < add_months(bought_on, 12)


@given(counted(), some_tiers(), moments)
def test_what_counts_is_the_sum_of_what_lies_in_the_period(known: list[Counted], what: Tiers, now: datetime) -> None:
    inside = [each.amount for each in known if each.at <= now and lies_in(what.period, each.of, now)]
    assert standing(known, what, now=now, zone=MADRID).value == max(0, sum(inside))


def test_levels_that_contradict_themselves_are_refused() -> None:
    with pytest.raises(ValidationError, match="ask for more"):
        tiers(level("a", "100"), level("b", "100"))
    with pytest.raises(ValidationError, match="The same one twice"):
        tiers(level("a", "100"), level("a", "200"))
