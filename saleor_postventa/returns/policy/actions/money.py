"""Fees, and what is given beyond the money back."""

from collections.abc import Iterator
from typing import Annotated, Any

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from pydantic import Field

from saleor_postventa.core.money import Money
from saleor_postventa.core.pieces import Piece
from saleor_postventa.legal.laws import Law
from saleor_postventa.returns.policy.kinds import Breach, Subject, Words, add_action, harmless
from saleor_postventa.returns.policy.matching import Flag
from saleor_postventa.returns.policy.terms import Charge, FeeKind, FeeTerms

_ABOUT = Subject.MONEY


class WaiveFees(Piece):
    fees: Annotated[tuple[FeeKind, ...], Field(min_length=1)] = tuple(FeeKind)


def charge_in_words(charge: Charge) -> str:
    if charge.percent is not None:
        return _("{percent} % of the price").format(percent=f"{charge.percent:f}")
    language = get_language() or "en"
    return ", ".join(Money(amount, currency).formatted(language) for currency, amount in charge.amounts.items())


def fee_breach(fee: FeeTerms, law: Law) -> Breach | None:
    """Who withdraws bears the direct cost of sending back, and nothing else: no handling, no restocking, no
    percentage.
    """
    if fee.is_free:
        return None
    if fee.kind != FeeKind.LABEL:
        return Breach(f"{fee.kind.value}_fee", law.sending.cost_article)
    return Breach("label_fee_not_its_cost", law.sending.cost_article) if fee.percent is not None else None


def _settles_fee(value: FeeTerms) -> Iterator[tuple[str, Any]]:
    yield f"fee:{value.kind.value}", value


def _settles_waiver(value: WaiveFees) -> Iterator[tuple[str, Any]]:
    for kind in value.fees:
        yield f"fee:{kind.value}", None


def _keeps_shipping(value: Flag, law: Law) -> Breach | None:
    return None if value.is_ else Breach("shipping_not_refunded", law.refunding.article)


add_action(
    "set_fee",
    _ABOUT,
    gettext_lazy("set a fee"),
    FeeTerms,
    _settles_fee,
    breach=fee_breach,
    says=lambda value: _("{fee}: {amount}").format(fee=value.kind.label, amount=charge_in_words(value)),
    words=Words.FEE,
)
add_action(
    "waive_fees",
    _ABOUT,
    gettext_lazy("waive fees"),
    WaiveFees,
    _settles_waiver,
    breach=harmless,
    says=lambda value: _("free of {fees}").format(fees=", ".join(str(kind.label) for kind in value.fees)),
    words=Words.FEE,
)
add_action(
    "refund_shipping",
    _ABOUT,
    gettext_lazy("refund the delivery that was paid"),
    Flag,
    lambda value: [("refund_shipping", value.is_)],
    breach=_keeps_shipping,
    says=lambda value: _("the delivery you paid comes back too") if value.is_ else _("the delivery is not refunded"),
)
add_action(
    "bonus_credit",
    _ABOUT,
    gettext_lazy("bonus on an exchange"),
    Charge,
    lambda value: [("bonus:exchange", value)],
    breach=harmless,
    says=lambda value: _("{amount} more to spend on an exchange").format(amount=charge_in_words(value)),
)
add_action(
    "exchange_discount",
    _ABOUT,
    gettext_lazy("discount on what is taken in exchange"),
    Charge,
    lambda value: [("discount:exchange", value)],
    breach=harmless,
    says=lambda value: _("{amount} off what you take in exchange").format(amount=charge_in_words(value)),
)
add_action(
    "credit_incentive",
    _ABOUT,
    gettext_lazy("more where store credit is chosen"),
    Charge,
    lambda value: [("incentive:credit", value)],
    breach=harmless,
    says=lambda value: _("{amount} more as store credit").format(amount=charge_in_words(value)),
)
