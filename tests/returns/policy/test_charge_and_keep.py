"""Rows A9 and A10: what a return costs the shopper, and what is not worth sending back."""

from decimal import Decimal

import pytest

from saleor_postventa.returns.policy.decision import Fee

from .scene import facts, judge, policy, rule

FEES = [
    {"kind": "label", "amounts": {"EUR": "4.95", "GBP": "4.50"}},
    {"kind": "handling", "amounts": {"EUR": "1.00"}, "is_per_unit": True},
    {"kind": "restocking", "percent": "10"},
]


def test_fees_are_flat_per_unit_or_a_share_of_the_price() -> None:
    assert judge(policy(fees=FEES)).fees == (
        Fee(kind="handling", amount=Decimal("1.00"), is_per_unit=True),
        Fee(kind="label", amount=Decimal("4.95")),
        Fee(kind="restocking", amount=Decimal("3.99"), is_per_unit=True),
    )


@pytest.mark.proves("A10")
def test_all_fees_are_nought_where_it_is_the_shops_fault() -> None:
    judged = judge(policy(fees=FEES), facts(wish={"reason": "damaged", "is_shops_fault": True}))
    assert judged.fees == ()
    waived = next(step for step in judged.trace if step.code == "no_fees_for_our_fault")
    assert waived.facts == {"article": "art. 118.4.a TRLGDCU"}


@pytest.mark.proves("A10")
def test_fees_are_waived_by_reason_or_level() -> None:
    waived = policy(
        fees=FEES,
        rules=[
            rule(("waive_fees", {}), when={"tier": {"any_of": ["gold"]}}, id="gold"),
            rule(("waive_fees", {"fees": ["label"]}), when={"reason": {"any_of": ["too_small"]}}, id="size"),
        ],
    )
    assert judge(waived, facts(customer={"tier": "gold"})).fees == ()
    assert [fee.kind for fee in judge(waived, facts(wish={"reason": "too_small"})).fees] == ["handling", "restocking"]


@pytest.mark.parametrize("method", ["own_carrier", "store"])
def test_a_label_that_is_not_made_is_not_charged(method: str) -> None:
    assert "label" not in {fee.kind for fee in judge(policy(fees=FEES), facts(wish={"method": method})).fees}


def test_nothing_is_charged_in_a_currency_without_an_amount() -> None:
    pounds, crowns = (
        judge(policy(fees=FEES[:2]), facts(order={"currency": currency})).fees for currency in ("GBP", "SEK")
    )
    assert pounds == (Fee(kind="label", amount=Decimal("4.50")),)
    assert crowns == ()


@pytest.mark.proves("A9")
def test_what_costs_more_to_take_back_than_it_is_worth_may_be_kept_twice_a_year() -> None:
    terms = policy(keep_it={"is_on": True, "label_cost": {"EUR": "7"}, "handling_cost": {"EUR": "3"}, "cap": 2})
    cheap = {"unit_price": Decimal(9)}
    kept = judge(terms, facts(line=cheap, customer={"keep_its": 1}))
    assert (kept.is_keep_it, kept.code, kept.methods, kept.requires_shipping) == (True, "keep_it", ("keep_it",), False)
    third = judge(terms, facts(line=cheap, customer={"keep_its": 2}))
    assert (third.is_keep_it, third.verdict.value, third.code) == (False, "needs_review", "review_keep_it_cap")
    assert third.methods == ("own_carrier", "staff_label")


@pytest.mark.parametrize(
    ("line", "wish", "is_kept"),
    [
        ({"unit_price": Decimal("9.99")}, {}, True),
        ({"unit_price": Decimal("10.00")}, {}, False),
        ({"unit_price": Decimal("9.00")}, {"quantity": 2}, False),
        ({"unit_price": Decimal("9.00")}, {"value": Decimal(40)}, False),
        ({"unit_price": Decimal("9.00")}, {"outcome": "exchange"}, False),
        ({"unit_price": Decimal("9.00")}, {"outcome": "credit"}, True),
    ],
)
def test_the_whole_return_is_weighed_against_what_it_costs(line: dict, wish: dict, is_kept: bool) -> None:
    terms = policy(keep_it={"is_on": True, "label_cost": {"EUR": "7"}, "handling_cost": {"EUR": "3"}})
    assert judge(terms, facts(line=line, wish=wish)).is_keep_it is is_kept


def test_nothing_is_kept_in_a_currency_without_costs_or_where_it_is_off() -> None:
    cheap = facts(line={"unit_price": Decimal(1)})
    assert not judge(policy(keep_it={"is_on": True, "label_cost": {"GBP": "7"}}), cheap).is_keep_it
    assert not judge(policy(keep_it={"label_cost": {"EUR": "7"}}), cheap).is_keep_it
