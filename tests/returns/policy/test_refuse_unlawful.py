"""Row A-B2: what is let through never denies the right of withdrawal."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saleor_postventa.legal.laws import countries
from saleor_postventa.returns.policy.decision import Verdict
from saleor_postventa.returns.policy.document import Policy, dump, read
from saleor_postventa.returns.policy.engine import compile_policy, decide
from saleor_postventa.returns.policy.facts import Facts
from saleor_postventa.returns.policy.kinds import actions
from saleor_postventa.returns.policy.lawful import floor_violations

from .random_policies import ACTION_VALUES, COUNTRIES, cases, policies
from .rights import denials, has_right
from .scene import NOW, facts, judge, policy, rule

REASON = {"reason": {"en": "no", "es": "no"}}
LABEL = {"kind": "label", "amounts": {"EUR": "4.95"}}


def codes(what: Policy, *markets: str) -> set[str]:
    return {found.code for found in floor_violations(what, countries=markets or ("ES",))}


def test_the_default_is_lawful_everywhere() -> None:
    assert floor_violations(Policy.default(), countries=countries()) == []


UNLAWFUL: list[tuple[str, dict[str, Any], Callable[[], Facts]]] = [
    ("no_refund", {"outcomes": ["credit"]}, facts),
    ("shipping_not_refunded", {"refund_shipping": "never"}, lambda: facts(wish={"is_full": True})),
    ("handling_fee", {"fees": [{"kind": "handling", "amounts": {"EUR": "1"}}]}, facts),
    ("restocking_fee", {"fees": [{"kind": "restocking", "percent": "15"}]}, facts),
    ("no_way_to_send", {"methods": ["store"]}, facts),
    ("only_a_paid_label", {"methods": ["staff_label"], "fees": [LABEL]}, facts),
    ("refused", {"rules": [rule(("reject", REASON))]}, facts),
    ("hidden", {"rules": [rule(("hide_product", {}))]}, facts),
    ("photos_required", {"rules": [rule(("require_photos", {"count": 1}))]}, facts),
    ("restocking_fee", {"rules": [rule(("set_fee", {"kind": "restocking", "percent": "5"}))]}, facts),
    ("no_refund", {"rules": [rule(("exclude_outcomes", {"outcomes": ["refund"]}))]}, facts),
    (
        "shipping_not_refunded",
        {"rules": [rule(("refund_shipping", {"is": False}))]},
        lambda: facts(wish={"is_full": True}),
    ),
    ("no_way_to_send", {"rules": [rule(("exclude_methods", {"methods": ["own_carrier", "staff_label"]}))]}, facts),
    (
        "only_a_paid_label",
        {"rules": [rule(("exclude_methods", {"methods": ["own_carrier"]}), ("set_fee", LABEL))]},
        facts,
    ),
]


@pytest.mark.proves("A-B2")
@pytest.mark.parametrize(
    ("code", "terms", "known"), UNLAWFUL, ids=lambda value: value if isinstance(value, str) else ""
)
def test_what_would_deny_the_right_is_refused(code: str, terms: dict[str, Any], known: Callable[[], Facts]) -> None:
    """And would indeed deny it, were it published."""
    what = policy(**terms)
    assert codes(what) == {code}
    assert denials(judge(what, known()), known(), what.window.transit_days) != []


@pytest.mark.proves("A-B2")
@pytest.mark.parametrize(
    ("code", "terms"),
    [
        ("window_too_short", {"window": {"days": 13}}),
        ("window_too_short", {"rules": [rule(("set_window", {"days": 10}))]}),
        ("too_soon_to_send", {"send_within_days": 13, "remind_after_days": 5}),
        ("loss_for_trying", {"loss_by_grade": {"b": "10"}}),
        ("label_fee_not_its_cost", {"fees": [{"kind": "label", "percent": "5"}]}),
    ],
)
def test_what_would_tell_less_than_the_law_is_refused(code: str, terms: dict[str, Any]) -> None:
    assert codes(policy(**terms)) == {code}


@pytest.mark.proves("A10")
def test_a_restocking_fee_on_a_withdrawal_is_refused_by_its_article() -> None:
    what = policy(rules=[rule(("set_fee", {"kind": "restocking", "percent": "10"}))])
    (found,) = floor_violations(what, countries=["ES"])
    assert (found.rule, found.path, found.article) == ("rule", "rules.0.actions.0", "arts. 108.1, 108.6 TRLGDCU")
    with override("es"):
        assert found.message == (
            "En España no se permite cobrar reposición dentro del derecho de desistimiento "
            "(arts. 108.1, 108.6 TRLGDCU)."
        )


@pytest.mark.parametrize(
    "when",
    [
        {"withdrawal_right": {"is": False}},
        {"country": {"any_of": ["US", "CH"]}},
        {"country": {"none_of": ["ES"]}},
        {"legal_exclusion": {"any_of": ["custom_made", "perishable"]}},
        {"price": {"at_least": 100}, "withdrawal_right": {"is": False}},
    ],
)
def test_a_strict_rule_may_stand_where_there_is_no_right(when: dict[str, Any]) -> None:
    assert codes(policy(rules=[rule(("reject", REASON), when=when)])) == set()


@pytest.mark.parametrize(
    "when",
    [
        {},
        {"withdrawal_right": {"is": True}},
        {"days_since": {"more_than": 14}},
        {"legal_exclusion": {"any_of": ["sealed_hygiene"]}},
        {"legal_exclusion": {"any_of": ["custom_made", "invented"]}},
        {"legal_exclusion": {"none_of": ["custom_made"]}},
        {"country": {"any_of": ["ES", "US"]}},
        {"final_sale": {"is": True}},
        {"returns": {"at_least": 20}},
    ],
)
def test_a_strict_rule_that_may_meet_the_right_is_refused(when: dict[str, Any]) -> None:
    assert codes(policy(rules=[rule(("reject", REASON), when=when)])) == {"refused"}


def test_of_any_condition_every_one_has_to_lie_beyond_the_right() -> None:
    beyond = {"withdrawal_right": {"is": False}, "country": {"any_of": ["US"]}}
    assert codes(policy(rules=[rule(("reject", REASON), when=beyond, match="any")])) == set()
    mixed = beyond | {"price": {"at_least": 5}}
    assert codes(policy(rules=[rule(("reject", REASON), when=mixed, match="any")])) == {"refused"}


def test_photos_may_be_asked_for_what_is_the_shops_fault() -> None:
    fault = {"shops_fault": {"is": True}}
    assert codes(policy(rules=[rule(("require_photos", {"count": 2}), when=fault)])) == set()
    assert codes(policy(rules=[rule(("reject", REASON), when=fault)])) == {"refused"}
    assert codes(policy(rules=[rule(("require_photos", {"count": 2}), when=fault, match="any")])) == {"photos_required"}


def test_nor_where_another_rule_leaves_no_other_reason() -> None:
    photos = rule(("require_photos", {"count": 2}), when={"shops_fault": {"is": True}}, id="photos")
    group = rule(("reason_group", {"group": "damaged"}), id="group")
    assert codes(policy(rules=[photos, group])) == {"photos_required"}


@pytest.mark.parametrize("methods", [["teleport"], ["store", "teleport"]])
def test_a_way_to_send_is_one_that_there_is(methods: list[str]) -> None:
    assert codes(policy(methods=methods)) == {"no_way_to_send"}


def test_two_rules_together_may_not_leave_a_paid_label_alone() -> None:
    what = policy(
        rules=[
            rule(("exclude_methods", {"methods": ["own_carrier"]}), id="one"),
            rule(("set_fee", LABEL), id="two", when={"tier": {"any_of": ["none"]}}),
        ]
    )
    (found,) = floor_violations(what, countries=["ES"])
    assert (found.code, found.rule) == ("only_a_paid_label", "one")


def test_a_rule_that_is_off_is_not_asked() -> None:
    assert codes(policy(rules=[rule(("reject", REASON), is_on=False)])) == set()


def test_every_market_is_held_to_its_own_law() -> None:
    what = policy(window={"days": 10})
    found = floor_violations(what, countries=["DE", "ES", "US", "ES"])
    assert [(each.country, each.article) for each in found] == [
        ("DE", "§§ 312g(1), 355(2) BGB"),
        ("ES", "art. 102.1 TRLGDCU"),
    ]
    assert floor_violations(what, countries=["US"]) == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_violation_is_told_with_its_article(language: str) -> None:
    unlawful = [terms for _, terms, _ in UNLAWFUL]
    unlawful += [{"window": {"days": 13}}, {"send_within_days": 13, "remind_after_days": 5}]
    unlawful += [{"loss_by_grade": {"b": "10"}}, {"fees": [{"kind": "label", "percent": "5"}]}]
    with override(language):
        for found in (each for terms in unlawful for each in floor_violations(policy(**terms), countries=["PT"])):
            assert found.article in found.message
            assert "{" not in found.message


def test_every_action_is_tried_by_the_property() -> None:
    assert set(ACTION_VALUES) == set(actions.codes())


def lawful(content: dict[str, Any], country: str) -> Policy | None:
    """The policy without the rules that were refused; None where its terms themselves were."""
    what = read(content)
    while violations := floor_violations(what, countries=[country]):
        refused = {found.rule for found in violations}
        if "" in refused:
            return None
        what = read(dump(what) | {"rules": [each for each in dump(what)["rules"] if each["id"] not in refused]})
    return what


def never_denies(examples: int) -> None:
    seen: Counter[str] = Counter()

    @given(st.data())
    @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))
    def holds(data: st.DataObject) -> None:
        content, country = data.draw(policies()), data.draw(st.sampled_from(COUNTRIES))
        what = lawful(content, country)
        if what is None:
            seen["terms refused"] += 1
            return
        seen["rules refused"] += len(content["rules"]) - len(what.rules)
        seen["rules let through"] += len(what.rules)
        compiled = compile_policy(what)
        for _ in range(2):
            known, now = data.draw(cases(country))
            decision = decide(compiled, known, now)
            assert decision.has_withdrawal_right is has_right(known, what.window.transit_days, now)
            if decision.has_withdrawal_right:
                seen["with the right"] += 1
                assert denials(decision, known, what.window.transit_days) == []

    holds()
    assert min(seen["with the right"], seen["rules refused"], seen["rules let through"]) > examples / 4
    assert seen["terms refused"] > examples / 40


@pytest.mark.proves("A-B2")
def test_what_is_let_through_never_denies_the_right() -> None:
    never_denies(300)


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.proves("A-B2")
def test_ten_thousand_policies_let_through_never_deny_the_right() -> None:
    never_denies(10_000)


def test_the_right_outlives_every_promise_that_is_shorter() -> None:
    known = facts(line={"promised_until": NOW - timedelta(days=1)})
    assert judge(policy(window={"days": 14}), known).verdict is Verdict.RETURNABLE
