"""What units come to, without a database."""

from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saleor_postventa.core.money import Money
from saleor_postventa.returns.policy.decision import Bonus, Decision, Fee, TraceStep, Verdict
from saleor_postventa.returns.policy.document import Policy, read
from saleor_postventa.returns.reckoning import Share, flat_fees_of, reckon

NONE = Policy(loss_by_grade={})


def losing(**percent: str) -> Policy:
    return read({"loss_by_grade": percent})


def euros(amount: str | int | Decimal) -> Money:
    return Money(Decimal(amount), "EUR")


def decision(*, fees: tuple[Fee, ...] = (), bonuses: tuple[Bonus, ...] = ()) -> Decision:
    deciding = TraceStep(code="in_window")
    return Decision(verdict=Verdict.RETURNABLE, deciding=deciding, fees=fees, bonuses=bonuses)


def share(
    goods: str = "20.00",
    quantity: int = 2,
    *,
    grades: Mapping[str, int] | None = None,
    fees: tuple[Fee, ...] = (),
    bonuses: tuple[Bonus, ...] = (),
    is_shops_fault: bool = False,
) -> Share:
    return Share(
        line_id=1,
        quantity=quantity,
        goods=euros(goods),
        decision=decision(fees=fees, bonuses=bonuses),
        grades=grades or {},
        is_shops_fault=is_shops_fault,
    )


PER_UNIT = Fee(kind="restocking", amount=Decimal("1.50"), is_per_unit=True)
FLAT = Fee(kind="label", amount=Decimal("4.90"))
BONUS = Bonus(kind="incentive", outcome="credit", amount=Decimal(2))


def test_takes_off_fees_and_loss_and_adds_shipping_and_bonus() -> None:
    found = reckon(
        [share(grades={"a": 1, "c": 1}, fees=(PER_UNIT,), bonuses=(BONUS,))],
        losing(c="40"),
        outcome="credit",
        shipping=euros("3.00"),
        flat_fees=euros("4.90"),
    )
    assert (found.goods, found.loss, found.unit_fees, found.flat_fees) == (
        euros("20.00"),
        euros("4.00"),
        euros("3.00"),
        euros("4.90"),
    )
    assert found.total == euros("15.10")


def test_a_bonus_is_for_its_own_outcome_and_never_money_back() -> None:
    refunded = Bonus(kind="bonus", outcome="refund", amount=Decimal(5))
    for outcome in ("refund", "exchange"):
        found = reckon([share(bonuses=(BONUS, refunded))], NONE, outcome=outcome, shipping=euros(0))
        assert found.total == euros("20.00")


def test_the_shops_own_fault_costs_the_shopper_no_value() -> None:
    assert share(grades={"c": 2}, is_shops_fault=True).loss(losing(c="100")) == euros(0)


def test_nothing_is_taken_beyond_what_was_paid() -> None:
    dear = Fee(kind="restocking", amount=Decimal(50), is_per_unit=True)
    found = reckon(
        [share(fees=(dear,), grades={"c": 2})], NONE, outcome="refund", shipping=euros(0), flat_fees=euros(9)
    )
    assert (found.unit_fees, found.flat_fees, found.total) == (euros(20), euros(0), euros(0))


def test_one_lines_loss_is_not_paid_by_another() -> None:
    dear = Fee(kind="restocking", amount=Decimal(50), is_per_unit=True)
    found = reckon([share(fees=(dear,)), share("7.00", 1)], NONE, outcome="refund", shipping=euros(0))
    assert found.total == euros("7.00")


def test_a_fee_of_the_whole_return_is_asked_once_the_highest() -> None:
    other = Fee(kind="label", amount=Decimal("6.00"))
    found = flat_fees_of([decision(fees=(FLAT, PER_UNIT)), decision(fees=(other,)), decision()], "EUR")
    assert found == euros("6.00")


CENTS = st.decimals(0, 1000, places=2)
FEES = st.lists(st.builds(Fee, kind=st.just("handling"), amount=CENTS, is_per_unit=st.booleans()), max_size=3).map(
    tuple
)


@st.composite
def shares(draw: st.DrawFn) -> Share:
    grades = draw(st.dictionaries(st.sampled_from("abc"), st.integers(1, 5), max_size=3))
    quantity = sum(grades.values()) or draw(st.integers(1, 9))
    return Share(
        line_id=1,
        quantity=quantity,
        goods=Money(draw(CENTS), "EUR"),
        decision=decision(fees=draw(FEES)),
        grades=grades,
        is_shops_fault=draw(st.booleans()),
    )


LOSSES = st.dictionaries(st.sampled_from("abc"), st.decimals(0, 100, places=2))


@given(st.lists(shares(), max_size=5), LOSSES, CENTS, CENTS)
def test_never_less_than_nothing_nor_more_than_was_paid(
    parts: list[Share], losses: dict[str, Decimal], flat: Decimal, shipping: Decimal
) -> None:
    policy = losing(**{grade: str(percent) for grade, percent in losses.items()})
    found = reckon(parts, policy, outcome="refund", shipping=euros(shipping), flat_fees=euros(flat))
    paid = sum((part.goods.amount for part in parts), Decimal(0))
    assert shipping <= found.total.amount <= paid + shipping
    assert found.total == found.total.rounded()
    assert min(found.loss.amount, found.unit_fees.amount, found.flat_fees.amount) >= 0


@pytest.mark.parametrize("grade", ["a", "b", "c"])
def test_an_unknown_loss_is_none(grade: str) -> None:
    assert share(grades={grade: 2}).loss(NONE) == euros(0)
