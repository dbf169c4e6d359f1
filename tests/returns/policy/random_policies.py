"""Policies and facts at random: every kind of condition and action, with values near where things change."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from saleor_postventa.legal.laws import law_of
from saleor_postventa.returns.policy.facts import CustomerFacts, Facts, GuardFacts, LineFacts, OrderFacts, Wish
from saleor_postventa.returns.policy.kinds import actions, conditions
from saleor_postventa.returns.policy.matching import Choice, Days, Flag, Overlap, Range

from .scene import MADRID

COUNTRIES = ["ES", "PT", "FR", "DE", "IT", "IE", "US"]
EXCLUSIONS = sorted(law_of("ES").exclusions)
METHODS = ["own_carrier", "staff_label", "drop_off", "pickup", "store"]
OUTCOMES = ["refund", "credit", "exchange"]
WORDS: dict[str, list[str]] = {
    "country": COUNTRIES,
    "legal_exclusion": EXCLUSIONS,
    "outcome": OUTCOMES,
    "method": METHODS,
    "currency": ["EUR", "GBP"],
}
START = date(2026, 6, 1)


def words(kind: str) -> st.SearchStrategy[list[str]]:
    known = st.sampled_from(WORDS.get(kind, ["a", "b", "c"]))
    return st.lists(known, min_size=1, max_size=4, unique=True)


def condition_values(kind: str) -> st.SearchStrategy[dict[str, Any]]:
    schema = conditions.get(kind).value
    if schema is Choice:
        return st.builds(lambda name, values: {name: values}, st.sampled_from(["any_of", "none_of"]), words(kind))
    if schema is Overlap:
        names = st.sampled_from(["any_of", "all_of", "none_of"])
        return st.builds(lambda name, values: {name: values}, names, words(kind))
    if schema is Range:
        names = st.sampled_from(["at_least", "more_than", "at_most", "less_than"])
        return st.builds(lambda name, bound: {name: bound}, names, st.integers(0, 60))
    if schema is Days:
        return st.builds(
            lambda name, day: {name: (START + timedelta(days=day)).isoformat()},
            st.sampled_from(["since", "until"]),
            st.integers(0, 30),
        )
    assert schema is Flag
    return st.builds(lambda is_so: {"is": is_so}, st.booleans())


@st.composite
def a_condition(draw: st.DrawFn) -> dict[str, Any]:
    """Every third one asks for what takes the right away, so that many strict rules are confined."""
    likely = ["withdrawal_right", "country", "legal_exclusion", "shops_fault"]
    kind = draw(st.sampled_from(likely) if draw(st.integers(0, 2)) == 0 else st.sampled_from(conditions.codes()))
    return {"kind": kind, "value": draw(condition_values(kind))}


CHARGE = st.one_of(
    st.builds(lambda amount: {"amounts": {"EUR": amount}}, st.integers(0, 50)),
    st.builds(lambda percent: {"percent": percent}, st.integers(0, 100)),
)
FEE = st.builds(
    lambda charge, kind, each: {**charge, "kind": kind, "is_per_unit": each},
    CHARGE,
    st.sampled_from(["handling", "label", "restocking"]),
    st.booleans(),
)
FLAG = st.builds(lambda is_so: {"is": is_so}, st.booleans())
NOTHING: st.SearchStrategy[dict[str, Any]] = st.just({})


def some(name: str, of: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    return st.builds(lambda those: {name: those}, st.lists(st.sampled_from(of), min_size=1, unique=True))


ACTION_VALUES: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "set_window": st.builds(
        lambda days, anchor: {"days": days, "anchor": anchor},
        st.integers(1, 60),
        st.sampled_from(["delivered_last", "delivered", "shipped", "placed"]),
    ),
    "set_fee": FEE,
    "waive_fees": some("fees", ["handling", "label", "restocking"]),
    "refund_shipping": FLAG,
    "bonus_credit": CHARGE,
    "exchange_discount": CHARGE,
    "credit_incentive": CHARGE,
    "allow_outcomes": some("outcomes", OUTCOMES),
    "exclude_outcomes": some("outcomes", OUTCOMES),
    "allow_methods": some("methods", METHODS),
    "exclude_methods": some("methods", METHODS),
    "keep_item": NOTHING,
    "donate": NOTHING,
    "bypass_final_sale": NOTHING,
    "reject": st.just({"reason": {"en": "no", "es": "no"}}),
    "needs_review": NOTHING,
    "hide_product": NOTHING,
    "destination": st.just({"place": "north"}),
    "exchange_delivery": st.just({"method": "express"}),
    "reason_group": st.just({"group": "sizes"}),
    "require_shipping": FLAG,
    "require_photos": st.builds(lambda count: {"count": count}, st.integers(0, 3)),
    "processing_event": st.builds(lambda event: {"event": event}, st.sampled_from(["label", "inspected", "manual"])),
}
STRICT = ["reject", "hide_product", "set_fee", "exclude_outcomes", "exclude_methods", "require_photos", "set_window"]


@st.composite
def an_action(draw: st.DrawFn) -> dict[str, Any]:
    kind = draw(st.sampled_from(STRICT) if draw(st.booleans()) else st.sampled_from(actions.codes()))
    return {"kind": kind, "value": draw(ACTION_VALUES[kind])}


@st.composite
def a_rule(draw: st.DrawFn, number: int) -> dict[str, Any]:
    return {
        "id": f"rule-{number}",
        "names": {"en": f"Rule {number}"},
        "priority": draw(st.integers(0, 3)),
        "match": draw(st.sampled_from(["all", "all", "any"])),
        "conditions": draw(st.lists(a_condition(), max_size=3)),
        "actions": [draw(an_action())],
        "is_on": draw(st.integers(0, 9)) > 0,
    }


LAWFUL_TERMS: dict[str, st.SearchStrategy[Any]] = {
    "days": st.sampled_from([14, 15, 30, 60]),
    "outcomes": st.sampled_from([OUTCOMES, ["refund"], ["refund", "credit"]]),
    "methods": st.lists(st.sampled_from(METHODS), unique=True).map(lambda those: ["own_carrier", *those]),
    "fees": st.sampled_from([[], [], [{"kind": "label", "amounts": {"EUR": 5}}]]),
    "refund_shipping": st.sampled_from(["always", "full_return"]),
    "send_within_days": st.sampled_from([14, 21, 30]),
    "loss_by_grade": st.sampled_from([{}, {"c": 30, "d": 100}]),
}
ANY_TERMS: dict[str, st.SearchStrategy[Any]] = {
    "days": st.sampled_from([7, 13, 14, 30]),
    "outcomes": st.sampled_from([OUTCOMES, ["refund"], ["credit"]]),
    "methods": st.lists(st.sampled_from(METHODS), min_size=1, unique=True),
    "fees": st.lists(FEE, max_size=1),
    "refund_shipping": st.sampled_from(["always", "full_return", "never"]),
    "send_within_days": st.sampled_from([12, 14, 21]),
    "loss_by_grade": st.sampled_from([{}, {"b": 10}]),
}


@st.composite
def policies(draw: st.DrawFn) -> dict[str, Any]:
    """Terms that are lawful more often than not, and up to six rules, which need not be."""
    own = LAWFUL_TERMS if draw(st.integers(0, 4)) else ANY_TERMS
    terms = {name: draw(values) for name, values in own.items()}
    return {
        "window": {
            "days": terms.pop("days"),
            "anchor": draw(st.sampled_from(["delivered_last", "delivered", "shipped", "placed"])),
            "transit_days": draw(st.integers(0, 7)),
            "extend_to_working_day": draw(st.booleans()),
        },
        **terms,
        "methods": list(dict.fromkeys(terms["methods"])),
        "auto_approve": draw(st.booleans()),
        "keep_it": {
            "is_on": draw(st.booleans()),
            "label_cost": {"EUR": draw(st.integers(0, 30))},
            "cap": draw(st.integers(0, 2)),
        },
        "accepts_excluded": draw(st.lists(st.sampled_from(EXCLUSIONS), max_size=2, unique=True)),
        "rules": [draw(a_rule(number)) for number in range(draw(st.integers(0, 6)))],
    }


def at(day: int) -> datetime:
    return datetime(2026, 6, 1, 9, tzinfo=UTC) + timedelta(days=day)


@st.composite
def cases(draw: st.DrawFn, country: str) -> tuple[Facts, datetime]:
    """A line of which units are there, and a moment within some weeks of its delivery. Nobody is blocked."""
    placed = draw(st.integers(0, 40))
    shipped = None if draw(st.integers(0, 9)) == 0 else placed + draw(st.integers(0, 5))
    arrived = None if shipped is None or draw(st.integers(0, 4)) == 0 else shipped + draw(st.integers(0, 9))
    own = arrived if arrived is None else max(shipped or 0, arrived - draw(st.integers(0, 6)))
    names = st.sampled_from(["", "a", "b", "c"])
    sets = st.frozensets(st.sampled_from(["a", "b", "c"]), max_size=2)
    counts = st.integers(0, 60)
    facts = Facts(
        order=OrderFacts(
            country=country,
            channel=draw(names),
            currency=draw(st.sampled_from(["EUR", "EUR", "GBP"])),
            placed_at=at(placed),
            shipped_at=None if shipped is None else at(shipped),
            delivered_at=None if arrived is None else at(arrived),
            total=Decimal(draw(st.integers(0, 100))),
            voucher_code=draw(names),
            tags=draw(sets),
            returns_count=draw(st.integers(0, 3)),
        ),
        line=LineFacts(
            id=1,
            product_id=draw(names),
            sku=draw(names),
            product_type=draw(names),
            collections=draw(sets),
            tags=draw(sets),
            is_final_sale=draw(st.booleans()),
            exclusion=draw(st.sampled_from(["", "", "", *EXCLUSIONS])),
            is_right_given_up=draw(st.booleans()),
            unit_price=Decimal(draw(st.integers(1, 60))),
            is_shipping_required=draw(st.integers(0, 5)) > 0,
            shipped_at=None if shipped is None else at(shipped),
            delivered_at=None if own is None else at(own),
        ),
        customer=CustomerFacts(
            is_guest=draw(st.booleans()),
            tier=draw(names),
            segments=draw(sets),
            orders=draw(counts),
            returns=draw(counts),
            keep_its=draw(st.integers(0, 3)),
        ),
        guard=GuardFacts(is_allowed=draw(st.integers(0, 9)) == 0),
        wish=Wish(
            reason=draw(names),
            is_shops_fault=draw(st.booleans()),
            outcome=draw(st.sampled_from(["", *OUTCOMES])),
            method=draw(st.sampled_from(["", *METHODS])),
            quantity=draw(st.integers(1, 2)),
            is_full=draw(st.booleans()),
            is_flagged=draw(st.booleans()),
            is_unsealed=draw(st.booleans()),
        ),
        zone=MADRID,
    )
    begun = arrived if arrived is not None else placed
    return facts, at(begun + draw(st.integers(-3, 20))) + timedelta(hours=draw(st.integers(0, 23)))
