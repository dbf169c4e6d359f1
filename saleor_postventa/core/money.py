"""Money: an exact amount and its currency; rounding and splitting happen here alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from babel.numbers import format_currency, get_currency_precision


class CurrencyMismatch(ValueError):
    """Two amounts of different currencies were combined."""


@dataclass(frozen=True, slots=True)
class Money:
    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        if not isinstance(self.amount, Decimal):
            raise TypeError("Money takes a Decimal; a float has already lost the amount")

    @classmethod
    def zero(cls, currency: str) -> "Money":
        return cls(Decimal(0), currency)

    def __add__(self, other: "Money") -> "Money":
        return Money(self.amount + self._same(other).amount, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.amount - self._same(other).amount, self.currency)

    def __mul__(self, factor: int | Decimal) -> "Money":
        return Money(self.amount * factor, self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.amount, self.currency)

    def __lt__(self, other: "Money") -> bool:
        return self.amount < self._same(other).amount

    def __le__(self, other: "Money") -> bool:
        return self.amount <= self._same(other).amount

    def __bool__(self) -> bool:
        return bool(self.amount)

    def rounded(self) -> "Money":
        """To the currency's minor units (ISO 4217), halves away from zero."""
        return Money(self.amount.quantize(minor_unit(self.currency), ROUND_HALF_UP), self.currency)

    def formatted(self, language: str) -> str:
        """As people write it in that language: `1.234,50 €`."""
        return str(format_currency(self.amount, self.currency, locale=language.replace("-", "_")))

    def split(self, weights: Sequence[Decimal | int]) -> list["Money"]:
        """Parts in proportion to `weights`, in whole minor units, that add up to the whole.

        Largest remainders get the units left over; equal remainders, the earlier part.
        Raises ValueError where weights are negative or all zero.
        """
        unit = minor_unit(self.currency)
        units = int(self.rounded().amount / unit)
        sign = -1 if units < 0 else 1
        return [Money(sign * part * unit, self.currency) for part in share_out(abs(units), weights)]

    def _same(self, other: "Money") -> "Money":
        if other.currency != self.currency:
            raise CurrencyMismatch(f"{self.currency} and {other.currency}")
        return other


def share_out(units: int, weights: Sequence[Decimal | int]) -> list[int]:
    """Whole parts of `units` in proportion to `weights`, that add up to them: cents, points.

    Largest remainders get what is left over; equal remainders, the earlier part.
    Raises ValueError where weights are negative or all zero.
    """
    exact = [Decimal(weight) for weight in weights]
    total = sum(exact, Decimal(0))
    if total <= 0 or min(exact) < 0:
        raise ValueError("weights must not be negative, nor all zero")
    shares = [units * weight / total for weight in exact]
    whole = [int(share) for share in shares]
    by_remainder = sorted(range(len(shares)), key=lambda i: (whole[i] - shares[i], i))
    for i in by_remainder[: units - sum(whole)]:
        whole[i] += 1
    return whole


@cache
def minor_unit(currency: str) -> Decimal:
    """The smallest amount of a currency: 0.01 EUR, 1 JPY."""
    return Decimal(1).scaleb(-get_currency_precision(currency))


def is_payable(amount: Money) -> bool:
    """At least one minor unit, and whole ones: Saleor takes 0, -5 and 0.001, and refunds the whole charge for 0."""
    return amount.amount >= minor_unit(amount.currency) and amount.amount == amount.rounded().amount
