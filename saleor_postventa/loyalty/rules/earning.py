"""How many points the lines of an order earn, or those of a cart would: the same code for both."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from math import prod
from zoneinfo import ZoneInfo

from saleor_postventa.core.money import Money, minor_unit

from .terms import Basis, Level, Multiplier, PurchaseTerms, Rounding, Stacking
from .why import Deduction, Extra, PurchaseWhy, Times

SHIPPING = "shipping"
TIER = "tier"
_MODES = {Rounding.DOWN: ROUND_FLOOR, Rounding.NEAREST: ROUND_HALF_UP, Rounding.UP: ROUND_CEILING}


@dataclass(frozen=True, slots=True, kw_only=True)
class EarningLine:
    """Amounts are of the whole line, as paid after every discount; `undiscounted_gross` before any.

    `key` is the caller's own name for the line. `categories` are the product's own and those above it. `tax_rate`, as
    0.21, is asked where nothing is left to pay, so that the amounts don't tell. `points_off` is what a voucher that was
    bought with points took off this line alone.
    """

    key: str
    quantity: int
    gross: Decimal
    net: Decimal
    undiscounted_gross: Decimal
    tax_rate: Decimal = Decimal(0)
    points_off: Decimal = Decimal(0)
    product: str = ""
    collections: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    is_gift_card: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EarningOrder:
    """An order or a cart.

    `points_off` is what a voucher bought with points took off the prices of all lines: it is no longer in them.
    `points_paid` (a gift card bought with points) and `gift_cards_paid` are means of payment: the prices still hold
    them, and those of all lines and of the delivery alike. A replacement was paid for with what it replaces.
    """

    currency: str
    lines: tuple[EarningLine, ...]
    channel: str = ""
    shipping_gross: Decimal = Decimal(0)
    shipping_net: Decimal = Decimal(0)
    points_off: Decimal = Decimal(0)
    points_paid: Decimal = Decimal(0)
    gift_cards_paid: Decimal = Decimal(0)
    is_replacement: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Buyer:
    """What of the person changes the points: the level at the time of the order, and the groups."""

    level: Level | None = None
    segments: frozenset[str] = frozenset()


ANYBODY = Buyer()


@dataclass(frozen=True, slots=True, kw_only=True)
class LineAward:
    """`points` are all; of them, `bonuses` came out of the budgets of these campaigns, by their id."""

    key: str
    points: int
    why: PurchaseWhy
    bonuses: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Part:
    line: EarningLine
    points_off: Decimal
    points_paid: Decimal
    gift_cards_paid: Decimal


def earn(
    order: EarningOrder,
    terms: PurchaseTerms,
    buyer: Buyer,
    *,
    placed_at: datetime,
    zone: ZoneInfo,
    left: Mapping[str, int] | None = None,
) -> tuple[LineAward, ...]:
    """One award per line, in their order, and one for the delivery where it earns; also those of nothing, with why.

    `left` is what campaigns still have of their budgets, by id; of one that is not named, all. Who gives the points
    asks again with what is left by then, under the lock of the budget.
    """
    day = placed_at.astimezone(zone).date()
    rest = {each.id: each.budget for each in terms.multipliers if each.budget is not None} | dict(left or {})
    awards = []
    for part in _parts(order, terms.basis):
        chosen = tuple(_multipliers(part.line, order, terms, buyer, day))
        award = _award(_why(part, order, terms), chosen, terms.stacking, part.line.key, rest)
        rest |= {code: rest[code] - points for code, points in award.bonuses.items()}
        awards.append(award)
    return tuple(awards)


def fits(wanted: int, left: int) -> int:
    """How much of a campaign's bonus its budget still holds: with 10,000 in all, the 10,001st point is not given."""
    return max(0, min(wanted, left))


def points_for(amount: Decimal, why: PurchaseWhy) -> int:
    """What an amount comes to under the terms of that day, rounded as then."""
    return _rounded(why.of(amount), why.rounding)


def _parts(order: EarningOrder, basis: Basis) -> Iterator[_Part]:
    lines = list(order.lines)
    off = _taken_off(order)
    if order.shipping_gross:
        lines.append(_shipping(order))
        off.append(Decimal(0))
    weights = [line.gross for line in lines]
    paid = _shares(order.points_paid, weights, order.currency)
    cards = _shares(order.gift_cards_paid, [w - p for w, p in zip(weights, paid, strict=True)], order.currency)
    for line, taken_off, by_points, by_card in zip(lines, off, paid, cards, strict=True):
        if line.key != SHIPPING or basis.counts_shipping:
            yield _Part(line, taken_off, by_points, by_card)


def _taken_off(order: EarningOrder) -> list[Decimal]:
    """By what is left of each price, as Saleor shares out a voucher; where nothing is left, by the prices before."""
    prices = [line.gross for line in order.lines]
    if not any(prices):
        prices = [line.undiscounted_gross for line in order.lines]
    shares = _shares(order.points_off, prices, order.currency, is_all=True)
    return [line.points_off + share for line, share in zip(order.lines, shares, strict=True)]


def _shipping(order: EarningOrder) -> EarningLine:
    gross = order.shipping_gross
    return EarningLine(key=SHIPPING, quantity=1, gross=gross, net=order.shipping_net, undiscounted_gross=gross)


def _shares(amount: Decimal, weights: Sequence[Decimal], currency: str, *, is_all: bool = False) -> list[Decimal]:
    """No more than there is to pay, but for what is paid no longer (`is_all`)."""
    total = sum(weights, Decimal(0))
    if amount <= 0 or total <= 0:
        return [Decimal(0) for _each in weights]
    return [part.amount for part in Money(amount if is_all else min(amount, total), currency).split(weights)]


def _why(part: _Part, order: EarningOrder, terms: PurchaseTerms) -> PurchaseWhy:
    """Before any multiplier."""
    line, basis = part.line, terms.basis
    paid = line.gross + (part.points_off if basis.counts_paid_with_points else 0)
    deductions = []
    if part.points_paid and not basis.counts_paid_with_points:
        deductions.append(Deduction(code="paid_with_points", amount=part.points_paid))
    if part.gift_cards_paid and not basis.counts_paid_with_gift_cards:
        deductions.append(Deduction(code="paid_with_gift_card", amount=part.gift_cards_paid))
    left = paid - sum((each.amount for each in deductions), Decimal(0))
    if not basis.counts_tax and (tax := _tax(left, line, order.currency)):
        deductions.append(Deduction(code="tax", amount=tax))
    return PurchaseWhy(
        quantity=line.quantity,
        paid=paid,
        currency=order.currency,
        deductions=tuple(deductions),
        rate=terms.rates.get(order.currency, Decimal(0)),
        rounding=terms.rounding,
        left_out=_left_out(part, order, terms),
    )


def _tax(amount: Decimal, line: EarningLine, currency: str) -> Decimal:
    """That of a part of the line's price."""
    share = (line.gross - line.net) / line.gross if line.gross else line.tax_rate / (1 + line.tax_rate)
    return Money(amount * share, currency).rounded().amount


def _left_out(part: _Part, order: EarningOrder, terms: PurchaseTerms) -> str:
    if order.is_replacement:
        return "replacement"
    if part.line.is_gift_card and not terms.basis.counts_gift_cards:
        return "gift_card"
    if not terms.basis.counts_discounted and _is_discounted(part, order):
        return "discounted"
    return "" if order.currency in terms.rates else "no_rate"


def _is_discounted(part: _Part, order: EarningOrder) -> bool:
    """By more than the points that paid for it. Saleor shares a voucher out by its own rounding: a cent a unit."""
    missing = part.line.undiscounted_gross - part.line.gross - part.points_off
    slack = minor_unit(order.currency) * part.line.quantity if part.points_off else Decimal(0)
    return missing > slack


def _multipliers(
    line: EarningLine, order: EarningOrder, terms: PurchaseTerms, buyer: Buyer, day: date
) -> Iterator[Multiplier]:
    level = buyer.level
    if level is not None and level.benefits.multiplier != 1:
        yield Multiplier(id=TIER, names=level.names, factor=level.benefits.multiplier)
    for each in terms.multipliers:
        if each.is_on and _is_in_time(each, day) and _is_for(each, line, order, buyer):
            yield each


def _is_in_time(each: Multiplier, day: date) -> bool:
    return (each.starts_on is None or each.starts_on <= day) and (each.ends_on is None or day <= each.ends_on)


def _is_for(each: Multiplier, line: EarningLine, order: EarningOrder, buyer: Buyer) -> bool:
    known = (
        (each.products, frozenset((line.product,))),
        (each.collections, line.collections),
        (each.categories, line.categories),
        (each.channels, frozenset((order.channel,))),
        (each.tiers, frozenset((buyer.level.code,)) if buyer.level else frozenset()),
        (each.segments, buyer.segments),
    )
    return all(not wanted or not found.isdisjoint(wanted) for wanted, found in known)


def _award(
    why: PurchaseWhy, chosen: tuple[Multiplier, ...], stacking: Stacking, key: str, left: Mapping[str, int]
) -> LineAward:
    """Campaigns with a budget come on top of what is earned without them, the dearest first."""
    if why.left_out:
        return LineAward(key=key, points=0, why=why)
    counting = _counting([each for each in chosen if each.budget is None], stacking)
    bonuses: dict[str, int] = {}
    extras: list[Extra] = []
    for each in sorted((each for each in chosen if each.budget is not None), key=lambda each: -each.factor):
        joined = _counting([*counting, each], stacking)
        more = _points(why, joined) - _points(why, counting)
        given = fits(more, left[each.id])
        if not given:
            continue
        bonuses[each.id] = given
        if given < more:
            extras.append(Extra(code=each.id, points=given, names=dict(each.names)))
            break
        counting = joined
    points = _points(why, counting) + sum(each.points for each in extras)
    return LineAward(key=key, points=points, why=_with(why, counting, extras), bonuses=bonuses)


def _counting(chosen: Sequence[Multiplier], stacking: Stacking) -> list[Multiplier]:
    """Those that count. One that gives nothing at all always does: its goods are left out."""
    nothing = [each for each in chosen if each.factor == 0]
    if nothing:
        return nothing[:1]
    if stacking is Stacking.MULTIPLIED or len(chosen) < 2:
        return list(chosen)
    return [max(chosen, key=lambda each: each.factor)]


def _points(why: PurchaseWhy, counting: Sequence[Multiplier]) -> int:
    return _rounded(why.exact * prod((each.factor for each in counting), start=Decimal(1)), why.rounding)


def _with(why: PurchaseWhy, counting: Sequence[Multiplier], extras: Sequence[Extra]) -> PurchaseWhy:
    factors = tuple(Times(code=each.id, factor=each.factor, names=dict(each.names)) for each in counting)
    return replace(why, factors=factors, extras=tuple(extras))


def _rounded(exact: Decimal, rounding: Rounding) -> int:
    return int(exact.to_integral_value(_MODES[rounding]))
