"""Row A4: what a window is counted from, and when it ends."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from saleor_postventa.returns.policy.decision import Verdict

from .scene import DELIVERED, MADRID, NOW, PLACED, SHIPPED, facts, judge, policy, rule


def midnight(month: int, day: int, year: int = 2026) -> datetime:
    return datetime(year, month, day, tzinfo=MADRID)


def fourteen(**terms: Any) -> Any:
    return policy(window={"days": 14, **terms})


@pytest.mark.proves("A4")
def test_fourteen_days_from_a_saturday_end_with_the_monday_after_the_weekend() -> None:
    judged = judge(fourteen(extend_to_working_day=True))
    assert judged.window is not None
    assert judged.window.ends_at == midnight(6, 23)
    assert judged.window.ends_at - timedelta(seconds=1) == datetime(2026, 6, 22, 23, 59, 59, tzinfo=MADRID)
    assert judged.window.last_day.isoformat() == "2026-06-22"
    assert judged.window.is_extended_over_holidays


@pytest.mark.proves("A4")
def test_the_last_moment_is_in_and_the_next_one_is_out() -> None:
    ends_at = midnight(6, 23)
    assert judge(fourteen(), now=ends_at - timedelta(microseconds=1)).verdict is Verdict.RETURNABLE
    assert judge(fourteen(), now=ends_at).verdict is Verdict.WINDOW_CLOSED


@pytest.mark.proves("A4")
def test_a_missing_delivery_date_is_dispatch_and_the_days_on_the_way() -> None:
    known = facts(order={"delivered_at": None}, line={"delivered_at": None})
    judged = judge(policy(window={"days": 30, "transit_days": 5}), known)
    assert judged.window is not None
    assert judged.window.starts_at == SHIPPED + timedelta(days=5)
    assert judged.window.is_estimated
    assert judged.window.ends_at == midnight(7, 9)


@pytest.mark.proves("A4")
@pytest.mark.parametrize(
    ("anchor", "start", "ends_at"),
    [
        ("placed", PLACED, midnight(7, 2)),
        ("shipped", SHIPPED + timedelta(days=5), midnight(7, 9)),
        ("delivered", DELIVERED, midnight(7, 7)),
        ("delivered_last", DELIVERED + timedelta(days=4), midnight(7, 11)),
    ],
)
def test_every_anchor_counts_from_its_own_day(anchor: str, start: datetime, ends_at: datetime) -> None:
    known = facts(order={"delivered_at": DELIVERED + timedelta(days=4)})
    judged = judge(policy(window={"days": 30, "anchor": anchor}), known)
    assert judged.window is not None
    assert (judged.window.anchor, judged.window.starts_at, judged.window.ends_at) == (anchor, start, ends_at)


@pytest.mark.proves("A4")
def test_each_market_may_have_a_window_of_its_own() -> None:
    longer = policy(rules=[rule(("set_window", {"days": 100}), when={"country": {"any_of": ["DE"]}})])
    spain, germany = judge(longer), judge(longer, facts(order={"country": "DE"}))
    assert spain.window is not None
    assert germany.window is not None
    assert (spain.window.days, germany.window.days) == (30, 100)


@pytest.mark.proves("A4")
def test_holidays_are_those_of_the_shopper() -> None:
    """1 November 2027 is a Monday, and a holiday in Spain alone; the day before is a Sunday."""
    delivered = datetime(2027, 10, 1, 9, tzinfo=UTC)
    sent_to = {
        country: facts(order={"country": country, "delivered_at": delivered}, line={"delivered_at": delivered})
        for country in ("ES", "IE", "US")
    }
    ends = {country: judge(policy(), known, delivered).window.ends_at for country, known in sent_to.items()}
    assert ends == {"ES": midnight(11, 3, 2027), "IE": midnight(11, 2, 2027), "US": midnight(11, 2, 2027)}


def test_while_a_parcel_is_still_to_come_the_window_has_no_end() -> None:
    known = facts(order={"shipped_at": None, "delivered_at": None})
    judged = judge(policy(), known, now=NOW + timedelta(days=300))
    assert (judged.verdict, judged.code, judged.window) == (Verdict.RETURNABLE, "no_end_yet", None)
    assert judged.has_withdrawal_right


def test_an_anchor_before_the_last_delivery_does_not_end_before_the_law_does() -> None:
    known = facts(order={"delivered_at": datetime(2026, 7, 1, 9, tzinfo=UTC)})
    judged = judge(policy(window={"days": 14, "anchor": "placed"}), known)
    assert judged.window is not None
    assert judged.window.ends_at == midnight(7, 16)
    assert judged.trace[1].code == "window_by_law"


def test_who_was_not_told_of_the_right_has_twelve_months_more() -> None:
    judged = judge(policy(), facts(order={"is_told_of_withdrawal": False}))
    assert judged.window is not None
    assert judged.window.ends_at == midnight(6, 23, 2027)


@pytest.mark.parametrize(("name", "code"), [("promised_until", "window_promised"), ("extended_until", "window_team")])
def test_what_was_promised_or_extended_is_never_shortened(name: str, code: str) -> None:
    until = midnight(9, 1).astimezone(UTC)
    judged = judge(policy(), facts(line={name: until}), now=until - timedelta(minutes=1))
    assert judged.window is not None
    assert judged.window.ends_at == until
    assert judged.window.ends_at.tzinfo == MADRID
    assert judged.verdict is Verdict.RETURNABLE
    assert code in {step.code for step in judged.trace}


@pytest.mark.parametrize("name", ["promised_until", "extended_until"])
def test_an_earlier_promise_changes_nothing(name: str) -> None:
    judged = judge(policy(), facts(line={name: NOW}))
    assert judged.window == judge(policy()).window


def test_a_day_to_last_to_only_makes_it_longer() -> None:
    christmas = policy(rules=[rule(("set_window", {"until": "2027-01-31"}))])
    assert judge(christmas).window.ends_at == midnight(2, 1, 2027)
    assert judge(policy(rules=[rule(("set_window", {"until": "2026-06-08"}))])).window == judge(policy()).window


def test_the_shops_midnight_ends_the_day_whatever_the_clocks_say_elsewhere() -> None:
    """Delivered at 23:30 UTC on the 5th: in Madrid that is the 6th."""
    late = facts(order={"delivered_at": datetime(2026, 6, 5, 23, 30, tzinfo=UTC)})
    assert judge(policy(window={"days": 30, "extend_to_working_day": False}), late).window.ends_at == midnight(7, 7)


def test_the_clocks_going_back_do_not_move_the_end() -> None:
    known = facts(order={"delivered_at": datetime(2026, 10, 10, 9, tzinfo=UTC)})
    judged = judge(policy(window={"days": 30}), known)
    assert judged.window.ends_at == midnight(11, 10)
    assert judged.window.ends_at.utcoffset() == timedelta(hours=1)


def test_a_rule_is_for_the_orders_of_its_time() -> None:
    season = policy(rules=[rule(("set_window", {"days": 60}), starts_on="2026-06-01", ends_on="2026-06-30")])
    assert judge(season).window.days == 60
    assert judge(season, now=NOW + timedelta(days=50)).window.days == 60
    july = replace(facts(), order=replace(facts().order, placed_at=datetime(2026, 6, 30, 22, 30, tzinfo=UTC)))
    assert judge(season, july).window.days == 30
