"""Amounts with tax: gross is what people pay, net is taken out of it."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

_DIGITS = {"JPY": 0, "KRW": 0, "CLP": 0, "KWD": 3, "BHD": 3, "TND": 3}


@dataclass(frozen=True, slots=True)
class Money:
    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class TaxedMoney:
    gross: Money
    net: Money

    @property
    def currency(self) -> str:
        return self.gross.currency

    @property
    def tax(self) -> Money:
        return Money(self.gross.amount - self.net.amount, self.currency)


def quantize(amount: Decimal, currency: str) -> Decimal:
    return amount.quantize(Decimal(1).scaleb(-_DIGITS.get(currency, 2)), ROUND_HALF_UP)


def taxed(gross: Decimal, tax_rate: Decimal, currency: str) -> TaxedMoney:
    net = quantize(gross / (1 + tax_rate), currency)
    return TaxedMoney(Money(quantize(gross, currency), currency), Money(net, currency))


def add(parts: list[TaxedMoney], currency: str) -> TaxedMoney:
    gross = sum((part.gross.amount for part in parts), Decimal(0))
    net = sum((part.net.amount for part in parts), Decimal(0))
    return TaxedMoney(Money(gross, currency), Money(net, currency))
