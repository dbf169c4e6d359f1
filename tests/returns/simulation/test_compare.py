from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings

from saleor_postventa.returns.policy.document import Policy, dump, read
from saleor_postventa.returns.simulation.band import Assumptions, Band
from saleor_postventa.returns.simulation.case import CustomerCase, Fate
from saleor_postventa.returns.simulation.compare import Pair, Summary
from saleor_postventa.returns.simulation.figures import NOTHING
from saleor_postventa.returns.simulation.past import Past
from saleor_postventa.returns.simulation.report import report_of
from saleor_postventa.returns.simulation.segments import Dimension
from tests.returns.policy.random_policies import policies
from tests.returns.policy.scene import policy, rule

from .cases import ARRIVED, asked, asked_line, customer, euros, line_facts, order, random_past, simulate

DAYS_30, DAYS_14 = policy(window={"days": 30}), policy(window={"days": 14})
LATE = {"country": {"any_of": ["ES"]}}


def copy_of(those: Policy) -> Policy:
    return read(dump(those))


def pair_of(summary: Summary) -> Pair:
    return summary.totals["EUR"]


def band(summary: Summary, **assumed: Any) -> Band:
    return report_of(summary, Assumptions(**assumed)).totals[0].band


@pytest.mark.proves("A-B1")
def test_the_same_policy_differs_in_nothing_over_ten_thousand_returns() -> None:
    rich = policy(
        window={"days": 20},
        fees=[{"kind": "label", "amounts": {"EUR": "4.95"}}, {"kind": "handling", "percent": "3"}],
        keep_it={"is_on": True, "label_cost": {"EUR": "7"}, "handling_cost": {"EUR": "3"}, "cap": 1},
        loss_by_grade={"c": "30"},
        rules=[
            rule(("set_window", {"days": 40}), when={"tier": {"any_of": ["a"]}}, id="tier"),
            rule(("needs_review", {}), when={"returns": {"at_least": 2}}, id="often"),
            rule(("bonus_credit", {"percent": "10"}), when={"segment": {"any_of": ["b"]}}, id="bonus"),
        ],
    )
    past = random_past(seed=1, customers=5500)
    assert sum(len(each.asked) for customer in past for each in customer.orders) > 10_000
    summary, changed = simulate(rich, copy_of(rich), *past)
    assert changed == []
    assert (summary.orders_changed, summary.told_otherwise) == (0, 0)
    assert pair_of(summary).difference == NOTHING
    assert all(pair.difference == NOTHING for pair in summary.segments.values())
    assert pair_of(summary).live.refunded_amount > 100_000
    found = band(summary)
    assert (found.low, found.value, found.high, found.margin) == (0, 0, 0, 0)


@given(policies())
@settings(max_examples=60, deadline=None)
def test_no_policy_differs_from_itself(content: dict[str, Any]) -> None:
    chosen = read(content)
    summary, changed = simulate(chosen, copy_of(chosen), *random_past(seed=2, customers=12))
    assert changed == []
    assert pair_of(summary).difference == NOTHING


@pytest.mark.proves("A-B1")
def test_fourteen_days_for_thirty_lists_each_order_that_changes_and_they_add_up() -> None:
    """By hand: 45 + 30.50 € would not go back; asked on the 10th day 40 € do, and after 40 days nothing does."""
    in_time = order(asked(1, day=10), number=1)
    late = order(asked(2, day=20, lines=[asked_line(2, known=line_facts(2, price="45"))]), number=2, paid={2: "45"})
    later = order(
        asked(3, day=25, lines=[asked_line(3, known=line_facts(3, price="30.50"))]), number=3, paid={3: "30.50"}
    )
    too_late = order(asked(4, day=40, lines=[asked_line(4, known=line_facts(4))]), number=4, paid={4: "40"})
    summary, changed = simulate(DAYS_30, DAYS_14, customer(in_time, late), customer(later), customer(too_late))
    assert {each.case.id: each.difference for each in changed} == {2: Decimal("-45"), 3: Decimal("-30.50")}
    pair = pair_of(summary)
    assert pair.live.refunded_amount == Decimal("115.50")
    assert pair.draft.refunded_amount == Decimal("40")
    assert pair.difference.refunded_amount == sum(each.difference for each in changed) == Decimal("-75.50")
    assert pair.difference.kept_sales_amount == Decimal("75.50")
    assert (pair.live.returns_refused, pair.draft.returns_refused) == (1, 3)
    assert pair.difference.units_back == -2
    [change] = changed[0].changes
    assert (change.live.lines[0].decision.code, change.draft.lines[0].decision.code) == ("in_window", "window_closed")
    assert pair.draft.rights_denied == 0


@pytest.mark.proves("A-B1")
def test_random_changes_add_up_to_the_headline_and_so_do_the_segments() -> None:
    strict = policy(
        window={"days": 14},
        fees=[{"kind": "label", "amounts": {"EUR": "3.33"}}],
        refund_shipping="always",
        rules=[rule(("needs_review", {}), when={"order_value": {"at_least": 50}}, id="dear")],
    )
    summary, changed = simulate(DAYS_30, strict, *random_past(seed=3, customers=400))
    headline = pair_of(summary)
    assert len(changed) == summary.orders_changed > 100
    assert sum(each.difference for each in changed) == headline.difference.refunded_amount != 0
    for dimension in (Dimension.COUNTRY, Dimension.PRODUCT_TYPE, Dimension.CATEGORY, Dimension.REASON):
        parts = [pair for (found, _key, _currency), pair in summary.segments.items() if found == dimension]
        assert len(parts) > 1
        for name in ("refunded_amount", "fees_amount", "kept_sales_amount", "units_back", "units_asked"):
            assert sum(getattr(pair.draft, name) for pair in parts) == getattr(headline.draft, name), (dimension, name)


def test_a_refused_return_leaves_its_units_for_the_next_one() -> None:
    """Of one unit: the draft refuses the first return for its reason, and lets the second one through."""
    picky = policy(
        rules=[
            rule(
                ("reject", {"reason": {"en": "no"}}),
                when={"reason": {"any_of": ["odd"]}, "withdrawal_right": {"is": False}},
            )
        ]
    )
    first = asked(1, day=20, lines=[asked_line(reason="odd")])
    second = asked(2, day=22, lines=[asked_line(reason="even")])
    summary, [changed] = simulate(policy(), picky, customer(order(first, second)))
    assert [each.live.ending.value for each in changed.changes] == ["carried_out", "refused"]
    assert [each.draft.ending.value for each in changed.changes] == ["refused", "carried_out"]
    assert pair_of(summary).difference.refunded_amount == 0
    assert pair_of(summary).live.units_back == pair_of(summary).draft.units_back == 1


def test_a_yearly_cap_counts_what_the_draft_itself_let_people_keep() -> None:
    """At 9 € each the first two are kept; the third, within a year, is looked at, and then comes back as it did."""
    draft = policy(
        keep_it={"is_on": True, "label_cost": {"EUR": "7"}, "handling_cost": {"EUR": "3"}, "cap": 2},
    )
    orders = [
        order(asked(n, day=n, lines=[asked_line(n, known=line_facts(n, price="9"))]), number=n, paid={n: "9"})
        for n in (1, 2, 3)
    ]
    summary, changed = simulate(policy(), draft, customer(*orders))
    assert [each.changes[0].draft.is_keep_it for each in changed] == [True, True, False]
    assert changed[2].changes[0].draft.lines[0].decision.code == "review_keep_it_cap"
    assert (pair_of(summary).draft.keep_its, pair_of(summary).draft.reviews) == (2, 1)


def test_what_was_kept_before_the_replay_counts_for_a_year_and_no_longer() -> None:
    draft = policy(keep_it={"is_on": True, "label_cost": {"EUR": "70"}, "cap": 1})
    for days, is_kept in ((100, False), (400, True)):
        past = Past(keep_its=[ARRIVED - timedelta(days=days)])
        _summary, [changed] = simulate(policy(), draft, customer(order(asked(day=5)), past=past))
        assert changed.changes[0].draft.is_keep_it is is_kept


def test_shoppers_let_go_of_what_is_refused_and_ask_for_the_rest() -> None:
    """The fee of the whole return is taken once, from what is left; the order no longer comes back whole."""
    draft = policy(
        fees=[{"kind": "label", "amounts": {"EUR": "5"}}],
        rules=[
            rule(
                ("reject", {"reason": {"en": "no"}}),
                when={"category": {"any_of": ["socks"]}, "withdrawal_right": {"is": False}},
            )
        ],
    )
    lines = [
        asked_line(1, known=line_facts(1, price="40")),
        asked_line(2, known=line_facts(2, price="10", line={"category": "socks"})),
    ]
    both = order(asked(lines=lines, method="staff_label"), paid={1: "40", 2: "10"}, shipping="4")
    summary, [changed] = simulate(policy(), draft, customer(both))
    assert pair_of(summary).live.refunded_amount == Decimal("54")
    assert pair_of(summary).draft.refunded_amount == Decimal("35")
    assert [line.is_refused for line in changed.changes[0].draft.lines] == [False, True]
    assert pair_of(summary).draft.kept_sales_amount == Decimal("10")
    assert pair_of(summary).draft.returns_carried_out == 1


def test_who_can_not_have_what_they_chose_takes_the_money_back() -> None:
    draft = policy(outcomes=["refund"], methods=["own_carrier"])
    summary, [changed] = simulate(policy(), draft, customer(order(asked(outcome="exchange", method="staff_label"))))
    result = changed.changes[0].draft
    assert (result.outcome, result.method) == ("refund", "own_carrier")
    assert (pair_of(summary).live.exchanges, pair_of(summary).draft.exchanges) == (1, 0)
    assert pair_of(summary).difference.exchanged_amount == -pair_of(summary).difference.refunded_amount == -40


def test_a_person_declines_what_they_declined_where_it_is_still_looked_at() -> None:
    looked_at = policy(auto_approve=False)
    declined = asked(fate=Fate.DECLINED, was_reviewed=True)
    summary, [changed] = simulate(looked_at, policy(), customer(order(declined)))
    assert (changed.changes[0].live.ending.value, changed.changes[0].draft.ending.value) == ("declined", "carried_out")
    assert pair_of(summary).live.kept_sales_amount == 40
    assert pair_of(summary).difference.reviews == -1
    assert pair_of(summary).difference.auto_approved == 1


def test_the_team_goes_past_the_policy_again() -> None:
    summary, changed = simulate(DAYS_30, DAYS_14, customer(order(asked(day=20, is_overridden=True))))
    assert pair_of(summary).draft.refunded_amount == 40
    assert changed[0].changes[0].draft.lines[0].is_refused is False


def test_what_was_given_up_costs_nothing_under_any_policy() -> None:
    summary, changed = simulate(DAYS_30, DAYS_30, customer(order(asked(fate=Fate.GIVEN_UP))))
    assert (changed, pair_of(summary).live.refunded_amount, pair_of(summary).live.returns_given_up) == ([], 0, 1)


def test_counts_the_rights_that_a_policy_denies() -> None:
    """Ten days after it came the law still gives four: a seven-day window can't close, a fee can be charged."""
    unlawful = policy(window={"days": 7}, fees=[{"kind": "restocking", "percent": "10"}])
    summary, _changed = simulate(policy(), unlawful, customer(order(asked(day=10))))
    assert (pair_of(summary).live.rights_denied, pair_of(summary).draft.rights_denied) == (0, 1)
    assert pair_of(summary).difference.fees_amount == 4


def test_loss_of_value_is_that_of_the_inspection_and_none_for_what_may_be_kept() -> None:
    live = policy(loss_by_grade={"c": "25"})
    keeping = policy(loss_by_grade={"c": "25"}, keep_it={"is_on": True, "label_cost": {"EUR": "90"}})
    summary, _changed = simulate(live, keeping, customer(order(asked(lines=[asked_line(grades={"c": 1})]))))
    assert (pair_of(summary).live.loss_amount, pair_of(summary).live.refunded_amount) == (10, 30)
    assert (pair_of(summary).draft.loss_amount, pair_of(summary).draft.refunded_amount) == (0, 40)


def late_returns(count: int) -> list[CustomerCase]:
    return [
        customer(order(asked(n, day=20, lines=[asked_line(n, known=line_facts(n))]), number=n, paid={n: "40"}))
        for n in range(1, count + 1)
    ]


def test_the_band_says_what_nobody_knows() -> None:
    """100 orders, 10 of 40 € refused for time: D = -400, s = 12.0605, and all of the 400 € may come in time."""
    kept = [customer(order(number=n)) for n in range(11, 101)]
    summary, _changed = simulate(DAYS_30, DAYS_14, *late_returns(10), *kept)
    found = band(summary)
    assert found.value == -400
    assert found.margin == pytest.approx(Decimal("236.3803"), abs=Decimal("0.001"))
    assert found.low == -400 - found.margin
    assert found.high == found.margin
    narrow = band(summary, late_low=0.25, late_high=0.5)
    assert (narrow.low, narrow.high) == (-300 - found.margin, -200 + found.margin)


def test_more_time_may_bring_more_returns_and_the_band_says_how_many() -> None:
    """Nobody asked in the last week: at most 3.6889 units in 350 unit-days. 10 days more, of 50 units at 40 € each."""
    first = order(asked(1, day=2), number=1)
    quiet = [customer(order(number=n, paid={n: "40"}, offers=[line_facts(n)])) for n in range(2, 52)]
    summary, changed = simulate(DAYS_30, policy(window={"days": 40}), customer(first), *quiet)
    assert (changed, summary.told_otherwise) == ([], 51)
    found = band(summary)
    assert (found.low, found.value) == (0, 0)
    days = Decimal(str(found.added_days))
    assert found.high == pytest.approx(days * Decimal("3.68888") / 350 * 40, rel=Decimal("0.0001"))
    assert days == 50 * 10


def test_what_only_the_draft_reviews_may_be_declined_as_often_as_the_team_did() -> None:
    """Of ten that it looked at it declined four: Wilson's interval is 0.1682 to 0.6873."""
    looked_at = [
        customer(
            order(
                asked(
                    n,
                    day=3,
                    was_reviewed=True,
                    fate=Fate.DECLINED if n <= 4 else Fate.CARRIED_OUT,
                    lines=[asked_line(n, known=line_facts(n))],
                ),
                number=n,
                paid={n: "40"},
            )
        )
        for n in range(1, 11)
    ]
    summary, _changed = simulate(policy(), policy(auto_approve=False), *looked_at)
    found = band(summary)
    assert found.newly_reviewed == 6 * 40
    assert found.declined == pytest.approx((0.168180, 0.687326), abs=1e-5)
    assert found.value == -4 * 40
    assert found.low == pytest.approx(-160 - Decimal("0.687326") * 240 - found.margin, abs=Decimal("0.001"))


def test_amounts_of_a_line_never_exceed_what_was_paid() -> None:
    twice = order(
        asked(1, day=2, lines=[asked_line(1, units=2, known=line_facts(1, price="5", quantity=3))]),
        asked(2, day=3, lines=[asked_line(1, units=2, known=line_facts(1, price="5", quantity=3))]),
        paid={1: "10.01"},
        quantities={1: 3},
    )
    summary, _changed = simulate(policy(), policy(), customer(twice))
    assert pair_of(summary).live.refunded_amount == euros("10.01").amount
    assert pair_of(summary).live.units_back == 3
