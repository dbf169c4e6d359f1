"""Why an entry is what it is, in the active language: `50,00 € × 1 pt/€ = 50`."""

from collections.abc import Mapping
from decimal import Decimal

from babel import Locale
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, get_currency_symbol
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from saleor_postventa.core.money import Money
from saleor_postventa.core.pieces import text_in
from saleor_postventa.loyalty.codes import AdjustmentReason

from .earning import points_for
from .why import (
    ActionWhy,
    AdjustedWhy,
    Deduction,
    GivenBackWhy,
    ImportedWhy,
    PurchaseWhy,
    ReleasedWhy,
    SpentWhy,
    TakenBackWhy,
    Why,
)


def why_in_words(why: Why, *, way: str = "") -> str:
    """One line. `way` is what the way to earn is called, for what was not bought."""
    match why:
        case PurchaseWhy():
            return _purchase(why)
        case ActionWhy():
            return _("{way}: {points}").format(way=way or why.rule, points=points_in_words(why.points))
        case TakenBackWhy():
            return _taken_back(why)
        case SpentWhy():
            return _("{reward}: {points}").format(reward=_name(why.names), points=points_in_words(why.points))
        case AdjustedWhy():
            return _adjusted(why)
        case ImportedWhy():
            return _("Brought along from before: {points}").format(points=points_in_words(why.points))
        case ReleasedWhy():
            return _RELEASED[why.cause]().format(reward=_name(why.names), points=points_in_words(why.points))
        case GivenBackWhy():
            return _("{returned} of {total} came back: {points} of the {spent} you had used").format(
                returned=_money(why.returned, why.currency),
                total=_money(why.total, why.currency),
                points=points_in_words(why.points),
                spent=number_in_words(why.spent),
            )


def points_in_words(points: Decimal | int) -> str:
    """Of a part of a point, too: rates have decimals."""
    plural = 1 if points == 1 else 2
    return ngettext("{count} point", "{count} points", plural).format(count=number_in_words(points))


def number_in_words(number: Decimal | int) -> str:
    """As people write it in the active language."""
    plain = Decimal(number).normalize()
    return str(format_decimal(plain, locale=_locale(), decimal_quantization=False))


def unit_in_words(currency: str) -> str:
    """One of it, without its cents: `1 €`, `€1`."""
    pattern = Locale.parse(_locale()).currency_formats["standard"].pattern.replace(".00", "")
    return str(format_currency(1, currency, format=pattern, locale=_locale(), currency_digits=False))


def amounts_in_words(amounts: Mapping[str, Decimal]) -> str:
    """`€30.00 or £30.00`: of each currency its own; "" where there is none."""
    shown = [_money(amount, currency) for currency, amount in amounts.items() if amount]
    return format_list(shown, style="or", locale=_locale()) if shown else ""


def rate_in_words(rate: Decimal, currency: str) -> str:
    """`1 pt/€`."""
    symbol = get_currency_symbol(currency, locale=_locale())
    return _("{rate} pt/{currency}").format(rate=number_in_words(rate), currency=symbol)


def _purchase(why: PurchaseWhy) -> str:
    if why.left_out:
        return _LEFT_OUT[why.left_out]().format(amount=_money(why.paid, why.currency), currency=why.currency)
    before = f"{_amount_left(why)}; " if why.deductions else ""
    terms = [_money(why.amount, why.currency), rate_in_words(why.rate, why.currency)]
    terms += [f"{number_in_words(each.factor)} ({_name(each.names)})" for each in why.factors]
    rounded = points_for(why.amount, why)
    result = number_in_words(rounded)
    if rounded != why.exact:
        result = f"{number_in_words(why.exact)} → {result}"
    extras = "".join(f" + {number_in_words(each.points)} ({_name(each.names)})" for each in why.extras)
    return f"{before}{' × '.join(terms)} = {result}{extras}"


def _amount_left(why: PurchaseWhy) -> str:
    minus = "".join(
        f" \N{MINUS SIGN} {_money(each.amount, why.currency)} ({_deducted(each)})" for each in why.deductions
    )
    return f"{_money(why.paid, why.currency)}{minus} = {_money(why.amount, why.currency)}"


def _deducted(each: Deduction) -> str:
    return _DEDUCTED[each.code]()


def _taken_back(why: TakenBackWhy) -> str:
    if why.difference > 0:
        return _("exchanged for something {difference} dearer").format(difference=_money(why.difference, why.currency))
    if why.difference < 0:
        return _("exchanged for something {difference} cheaper").format(
            difference=_money(-why.difference, why.currency)
        )
    return _("{units} of {quantity} came back: {points} of the {earned} earned").format(
        units=number_in_words(why.units),
        quantity=number_in_words(why.quantity),
        points=points_in_words(why.points),
        earned=number_in_words(why.earned),
    )


def _adjusted(why: AdjustedWhy) -> str:
    said = _("Added by our team, {reason}: {points}") if why.points > 0 else _("Taken by our team, {reason}: {points}")
    return said.format(reason=AdjustmentReason(why.reason).label, points=points_in_words(abs(why.points)))


def _money(amount: Decimal, currency: str) -> str:
    return Money(amount, currency).formatted(_locale())


def _name(names: dict[str, str]) -> str:
    return text_in(names, _locale())


def _locale() -> str:
    return (get_language() or "en").replace("-", "_")


_LEFT_OUT = {
    "gift_card": lambda: _("{amount}: gift cards earn no points"),
    "discounted": lambda: _("{amount}: reduced items earn no points"),
    "no_rate": lambda: _("{amount}: nothing is earned in {currency}"),
    "replacement": lambda: _("{amount}: comes instead of something else, and keeps its points"),
}
_DEDUCTED = {
    "tax": lambda: _("taxes"),
    "paid_with_points": lambda: _("paid with points"),
    "paid_with_gift_card": lambda: _("paid with a gift card"),
}


_RELEASED = {
    "shopper": lambda: _("You gave “{reward}” back: {points}"),
    "team": lambda: _("The team took “{reward}” back: {points}"),
    "expired": lambda: _("“{reward}” was not used in time: {points}"),
    "failed": lambda: _("“{reward}” could not be made: {points}"),
    "order_cancelled": lambda: _("The order with “{reward}” was cancelled: {points}"),
    "order_expired": lambda: _("The order with “{reward}” was not paid: {points}"),
}
