"""Row A6: each action, and what it does to the decision."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils.functional import Promise
from django.utils.translation import override

from saleor_postventa.returns.policy.decision import Bonus, Decision, Fee, Verdict
from saleor_postventa.returns.policy.kinds import actions, conditions
from saleor_postventa.returns.policy.sentences import for_shopper, for_staff

from .scene import NOW, facts, judge, policy, rule

FREE_LABEL = {"fees": [{"kind": "label", "amounts": {"EUR": "4.95"}}]}
FINAL = {"line": {"is_final_sale": True}}
LATE = NOW + timedelta(days=15)

Effect = Callable[[Decision], Any]
# action, its value, the policy's terms, facts, what is looked at, without the rule, with it
EFFECTS: list[tuple[str, dict[str, Any], dict[str, Any], dict[str, Any], Effect, Any, Any]] = [
    ("set_window", {"days": 60}, {}, {}, lambda d: d.window.days, 30, 60),
    ("set_window", {"anchor": "placed"}, {}, {}, lambda d: d.window.anchor, "delivered_last", "placed"),
    (
        "set_fee",
        {"kind": "label", "amounts": {"EUR": "3.50"}},
        {},
        {},
        lambda d: d.fees,
        (),
        (Fee(kind="label", amount=Decimal("3.50")),),
    ),
    ("waive_fees", {"fees": ["label"]}, FREE_LABEL, {}, lambda d: len(d.fees), 1, 0),
    ("refund_shipping", {"is": True}, {}, {}, lambda d: d.is_shipping_refunded, False, True),
    (
        "bonus_credit",
        {"amounts": {"EUR": "5"}},
        {},
        {},
        lambda d: d.bonuses,
        (),
        (Bonus(kind="bonus", outcome="exchange", amount=Decimal("5.00")),),
    ),
    (
        "exchange_discount",
        {"percent": "10"},
        {},
        {},
        lambda d: d.bonuses,
        (),
        (Bonus(kind="discount", outcome="exchange", amount=Decimal("3.99")),),
    ),
    (
        "credit_incentive",
        {"percent": "10"},
        {},
        {},
        lambda d: d.bonuses,
        (),
        (Bonus(kind="incentive", outcome="credit", amount=Decimal("3.99")),),
    ),
    (
        "allow_outcomes",
        {"outcomes": ["exchange"]},
        {"outcomes": ["refund"]},
        {},
        lambda d: d.outcomes,
        ("refund",),
        ("refund", "exchange"),
    ),
    (
        "exclude_outcomes",
        {"outcomes": ["exchange"]},
        {},
        {},
        lambda d: d.outcomes,
        ("refund", "credit", "exchange"),
        ("refund", "credit"),
    ),
    (
        "allow_methods",
        {"methods": ["pickup"]},
        {},
        {},
        lambda d: d.methods,
        ("own_carrier", "staff_label"),
        ("own_carrier", "staff_label", "pickup"),
    ),
    (
        "exclude_methods",
        {"methods": ["staff_label"]},
        {},
        {},
        lambda d: d.methods,
        ("own_carrier", "staff_label"),
        ("own_carrier",),
    ),
    ("keep_item", {}, {}, {}, lambda d: (d.is_keep_it, d.requires_shipping), (False, True), (True, False)),
    ("donate", {}, {}, {}, lambda d: (d.is_donated, d.requires_shipping), (False, True), (True, False)),
    ("bypass_final_sale", {}, {}, FINAL, lambda d: d.window.days, 14, 30),
    (
        "reject",
        {"reason": {"en": "no"}},
        {},
        {},
        lambda d: (d.verdict, d.code),
        (Verdict.RETURNABLE, "in_window"),
        (Verdict.REJECTED, "rejected"),
    ),
    ("needs_review", {"note": "look"}, {}, {}, lambda d: d.verdict, Verdict.RETURNABLE, Verdict.NEEDS_REVIEW),
    ("hide_product", {}, {}, {}, lambda d: d.is_hidden, False, True),
    ("destination", {"place": "workshop"}, {}, {}, lambda d: d.destination, "", "workshop"),
    ("exchange_delivery", {"method": "express"}, {}, {}, lambda d: d.exchange_delivery, "", "express"),
    ("reason_group", {"group": "sizes"}, {}, {}, lambda d: d.reason_group, "", "sizes"),
    ("require_shipping", {"is": False}, {}, {}, lambda d: d.requires_shipping, True, False),
    ("require_photos", {"count": 2}, {}, {}, lambda d: d.requires_photos, 0, 2),
    ("processing_event", {"event": "first_scan"}, {}, {}, lambda d: d.processing_event, "inspected", "first_scan"),
]


@pytest.mark.proves("A6", part="on the decision; the page and the API show it")
@pytest.mark.parametrize(
    ("kind", "value", "terms", "known", "effect", "before", "after"), EFFECTS, ids=[each[0] for each in EFFECTS]
)
def test_an_action_changes_the_decision(
    kind: str, value: Any, terms: Any, known: Any, effect: Effect, before: Any, after: Any
) -> None:
    assert effect(judge(policy(**terms), facts(**known))) == before
    judged = judge(policy(**terms, rules=[rule((kind, value))]), facts(**known))
    assert effect(judged) == after
    (step,) = [step for step in judged.trace if step.rule]
    assert (step.code, step.rule, step.is_applied, step.lost_to) == (kind, "rule", True, "")


@pytest.mark.proves("A6", part="on the decision; the page and the API show it")
def test_every_action_is_tried() -> None:
    assert {each[0] for each in EFFECTS} == set(actions.codes())


@pytest.mark.proves("A5")
def test_of_two_rules_that_set_the_same_the_higher_wins_and_the_other_is_in_the_trace() -> None:
    two = policy(
        rules=[
            rule(("set_window", {"days": 60}), ("require_photos", {"count": 1}), id="low", priority=1),
            rule(("set_window", {"days": 90}), id="high", priority=2),
        ]
    )
    judged = judge(two)
    assert judged.window is not None
    assert judged.window.days == 90
    steps = [(step.rule, step.target, step.is_applied, step.lost_to) for step in judged.trace if step.rule]
    assert steps == [("high", "window", True, ""), ("low", "window", False, "high"), ("low", "photos", True, "")]
    with override("en"):
        assert "Rule A rule: 60 days to return it; it lost to A rule." in for_staff(judged, two)
        assert "Rule low: 60 days to return it; it lost to high." in for_staff(judged)


@pytest.mark.parametrize(("match", "is_met"), [("all", False), ("any", True)])
def test_all_or_any_of_the_conditions_have_to_hold(match: str, is_met: bool) -> None:
    when = {"country": {"any_of": ["ES"]}, "tier": {"any_of": ["gold"]}}
    judged = judge(policy(rules=[rule(("set_window", {"days": 60}), when=when, match=match)]))
    assert (judged.window.days == 60) is is_met


def test_a_rule_without_conditions_always_holds() -> None:
    for match in ("all", "any"):
        judged = judge(policy(rules=[rule(("set_window", {"days": 60}), match=match)]))
        assert judged.window.days == 60


@pytest.mark.parametrize(
    "what",
    [
        rule(("reject", {"reason": {"en": "no"}})),
        rule(("hide_product", {})),
        rule(("needs_review", {})),
    ],
)
def test_who_is_allowed_is_not_refused_or_looked_at(what: dict[str, Any]) -> None:
    allowed = facts(guard={"is_allowed": True, "block_reason": "old"}, wish={"is_flagged": True})
    assert judge(policy(rules=[what], auto_approve=False), allowed).verdict is Verdict.RETURNABLE


def test_a_bonus_is_told_only_for_what_may_be_chosen() -> None:
    judged = judge(policy(outcomes=["refund"], rules=[rule(("bonus_credit", {"percent": "10"}))]))
    assert judged.bonuses == ()


def test_a_rejection_is_told_in_the_merchants_words() -> None:
    judged = judge(
        policy(rules=[rule(("reject", {"reason": {"en": "worn on stage.", "es": "usado en escena."}}))]), now=LATE
    )
    with override("es"):
        assert for_shopper(judged).startswith(
            "Lo que pediste el 1 de junio de 2026 no se puede devolver: usado en escena;"
        )
    with override("fr"):
        assert "worn on stage" in for_shopper(judged)


@pytest.mark.parametrize("kind", [*actions, *conditions], ids=lambda kind: kind.code)
def test_every_kind_has_a_name_in_both_languages_and_a_form(kind: Any) -> None:
    assert isinstance(kind.label, Promise)
    with override("en"):
        english = str(kind.label)
    with override("es"):
        assert kind.code == "sku" or str(kind.label) != english
    assert kind.value.model_json_schema()["type"] == "object"
