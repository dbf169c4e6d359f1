"""The cents: whatever an order was made of, and however it comes back, the parts add up to what was paid."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saleor_postventa.core.money import Money, is_payable, minor_unit
from saleor_postventa.refunds.rules import (
    Held,
    MoreThanHeld,
    OrderShares,
    PartStatus,
    Path,
    RefundStatus,
    card_share,
    carries_mark,
    line_share,
    marked,
    next_look,
    order_shares,
    refund_status,
    split_over_payments,
)

CURRENCIES = ["EUR", "JPY", "KWD"]


def eur(amount: str | int) -> Money:
    return Money(Decimal(amount), "EUR")


@dataclass(frozen=True)
class Sold:
    """An order as it was paid: `units` are of each line, `paid` by money, `card` by gift card."""

    shares: OrderShares
    units: dict[int, int]
    paid: Money
    card: Money

    @property
    def whole(self) -> Money:
        return self.paid + self.card


@st.composite
def orders(draw: st.DrawFn) -> Sold:
    """Prices with more digits than the currency has, a discount on the order, a card's part, a part unpaid."""
    currency = draw(st.sampled_from(CURRENCIES))
    unit = minor_unit(currency)
    prices = draw(st.lists(st.tuples(st.integers(0, 90_000_000), st.integers(1, 7)), min_size=1, max_size=5))
    lines = {key: Money(Decimal(cents) / 10_000, currency) for key, (cents, _) in enumerate(prices)}
    shipping = Money(draw(st.integers(0, 2_000)) * unit, currency)
    worth = sum(lines.values(), shipping).rounded()
    value = Money(draw(st.integers(0, int(worth.amount / unit))) * unit, currency)
    paid_of_it = Money(draw(st.integers(0, int(value.amount / unit))) * unit, currency)
    card = Money(draw(st.integers(0, int(paid_of_it.amount / unit))) * unit, currency)
    shares = order_shares(lines, shipping, value=value, paid=paid_of_it)
    return Sold(shares, {key: quantity for key, (_, quantity) in enumerate(prices)}, paid_of_it - card, card)


@st.composite
def returned(draw: st.DrawFn) -> tuple[Sold, list[tuple[int | None, int]]]:
    """An order and a way in which all of it comes back: (line, units), or None for the shipping, in any order."""
    sold = draw(orders())
    batches: list[tuple[int | None, int]] = [(None, 1)]
    for line, quantity in sold.units.items():
        left = quantity
        while left:
            batches.append((line, draw(st.integers(1, left))))
            left -= batches[-1][1]
    return sold, draw(st.permutations(batches))


def refunds(sold: Sold, batches: list[tuple[int | None, int]]) -> Iterator[Money]:
    already = dict.fromkeys(sold.units, 0)
    for line, units in batches:
        if line is None:
            yield sold.shares.shipping
            continue
        yield line_share(sold.shares.lines[line], sold.units[line], already[line], units)
        already[line] += units


@pytest.mark.proves("A11")
@given(returned())
def test_parts_add_up_to_the_whole(story: tuple[Sold, list[tuple[int | None, int]]]) -> None:
    sold, batches = story
    parts = list(refunds(sold, batches))
    assert sum(parts, Money.zero(sold.whole.currency)) == sold.whole
    assert all(part.amount >= 0 and part == part.rounded() for part in parts)


@given(returned())
def test_a_card_gets_back_exactly_what_it_paid(story: tuple[Sold, list[tuple[int | None, int]]]) -> None:
    sold, batches = story
    nothing = Money.zero(sold.whole.currency)
    gone, by_card = nothing, nothing
    for part in refunds(sold, batches):
        share = card_share(part, gone, money=sold.paid, card=sold.card)
        assert nothing.amount <= share.amount <= part.amount
        gone, by_card = gone + part, by_card + share
    assert by_card == sold.card
    assert gone - by_card == sold.paid


@given(
    st.sampled_from(CURRENCIES).flatmap(
        lambda currency: st.lists(st.integers(0, 5_000), min_size=1, max_size=5).map(
            lambda units: [Money(each * minor_unit(currency), currency) for each in units]
        )
    ),
    st.integers(1, 10**9),
)
def test_payments_are_used_within_what_they_hold(left: list[Money], seed: int) -> None:
    whole = sum(left, Money.zero(left[0].currency))
    unit = minor_unit(whole.currency)
    held = [Held(Path.TRANSACTION, each, str(place)) for place, each in enumerate(left)]
    if not whole:
        return
    amount = Money((seed % int(whole.amount / unit) + 1) * unit, whole.currency)
    pieces = split_over_payments(amount, held)
    assert sum((piece.amount for piece in pieces), Money.zero(amount.currency)) == amount
    assert len({piece.transaction for piece in pieces}) == len(pieces)
    for piece in pieces:
        assert is_payable(piece.amount)
        assert piece.amount <= left[int(piece.transaction)]
    with pytest.raises(MoreThanHeld):
        split_over_payments(whole + Money(unit, whole.currency), held)


def test_as_few_payments_as_hold_it_and_by_saleor_before_by_hand() -> None:
    held = [Held(Path.LEGACY, eur(100)), Held(Path.TRANSACTION, eur(5), "a"), Held(Path.TRANSACTION, eur(20), "b")]
    assert [(piece.path, piece.transaction, piece.amount) for piece in split_over_payments(eur(30), held)] == [
        (Path.TRANSACTION, "b", eur(20)),
        (Path.TRANSACTION, "a", eur(5)),
        (Path.LEGACY, "", eur(5)),
    ]
    assert len(split_over_payments(eur(20), held)) == 1


@pytest.mark.parametrize(
    ("units", "share"), [([1, 1, 1], ["3.33", "3.34", "3.33"]), ([2, 1], ["6.67", "3.33"]), ([3], ["10.00"])]
)
def test_ten_for_three(units: list[int], share: list[str]) -> None:
    already, shares = 0, []
    for each in units:
        shares.append(str(line_share(eur(10), 3, already, each).amount))
        already += each
    assert shares == share


def test_what_is_beyond_the_line_is_worth_nothing() -> None:
    assert line_share(eur(10), 3, 3, 1) == eur(0)
    assert line_share(eur(10), 0, 0, 1) == eur(0)


def test_a_discount_on_the_order_is_borne_by_the_goods() -> None:
    shares = order_shares({1: eur(30), 2: eur(10)}, eur(5), value=eur(41), paid=eur(41))
    assert (shares.lines, shares.shipping) == ({1: eur(27), 2: eur(9)}, eur(5))


def test_a_part_payment_is_borne_by_all() -> None:
    shares = order_shares({1: eur(30), 2: eur(10)}, eur(10), value=eur(50), paid=eur(25))
    assert (shares.lines, shares.shipping) == ({1: eur(15), 2: eur(5)}, eur(5))


def test_an_order_for_nothing_gives_nothing_back() -> None:
    shares = order_shares({1: eur(0)}, eur(0), value=eur(0), paid=eur(0))
    assert (shares.lines, shares.shipping) == ({1: eur(0)}, eur(0))


@pytest.mark.parametrize("amount", ["0", "-5", "0.001", "10.005"])
def test_what_must_never_be_sent(amount: str) -> None:
    assert not is_payable(eur(amount))


def test_a_cent_can_be_sent() -> None:
    assert is_payable(eur("0.01"))
    assert not is_payable(Money(Decimal("0.5"), "JPY"))


def test_a_mark_is_found_again_and_no_other() -> None:
    text = marked("Too small", "return:12:1")
    assert text.startswith("Too small ")
    assert carries_mark(text, "return:12:1")
    assert not carries_mark(text, "return:2:1")
    assert not carries_mark(text, "return:12:11")
    assert carries_mark(marked("", "x"), "x")


@pytest.mark.parametrize(
    ("parts", "status"),
    [
        ([PartStatus.SETTLED], RefundStatus.SETTLED),
        ([PartStatus.SETTLED, PartStatus.PENDING], RefundStatus.OPEN),
        ([PartStatus.FOR_STAFF, PartStatus.PENDING], RefundStatus.FOR_STAFF),
        ([PartStatus.FOR_STAFF, PartStatus.FAILED], RefundStatus.FAILED),
        ([PartStatus.ASKED], RefundStatus.OPEN),
    ],
)
def test_a_refund_is_where_its_parts_are(parts: list[PartStatus], status: RefundStatus) -> None:
    assert refund_status(parts) == status


def test_the_older_the_more_seldom_it_is_looked_at() -> None:
    assert next_look(timedelta(0)) == timedelta(seconds=30)
    assert next_look(timedelta(hours=4)) == timedelta(hours=1)
    assert next_look(timedelta(days=9)) == timedelta(hours=6)
