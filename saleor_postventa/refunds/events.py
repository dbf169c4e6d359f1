"""What became true of money back. `reference` is the asker's own, such as `return:12`.

Units are `{our order line id: quantity}`, written with string keys.
"""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.event import Event
from saleor_postventa.core.money import Money


def _shown(amount: Decimal, currency: str) -> str:
    return Money(amount, currency).formatted(get_language() or "en")


@dataclass(frozen=True, kw_only=True)
class RefundRequested(Event):
    is_for_shopper = True
    refund_id: int
    reference: str
    amount: Decimal
    currency: str
    shipping_amount: Decimal
    units: dict[str, int]

    def key(self) -> str:
        return str(self.refund_id)

    def describe(self) -> str:
        return str(_("A refund of {amount} was started.")).format(amount=_shown(self.amount, self.currency))


@dataclass(frozen=True, kw_only=True)
class RefundSettled(Event):
    """All parts of it arrived at the payment providers, or were confirmed by staff."""

    is_for_shopper = True
    refund_id: int
    reference: str
    amount: Decimal
    currency: str
    shipping_amount: Decimal
    units: dict[str, int]

    def key(self) -> str:
        return str(self.refund_id)

    def describe(self) -> str:
        return str(_("{amount} was sent back.")).format(amount=_shown(self.amount, self.currency))


@dataclass(frozen=True, kw_only=True)
class RefundFailed(Event):
    """A part did not work, or waits for staff (`needs_staff`); `code` says why."""

    sentence = _("A refund could not be carried out by itself; someone of the team has to look.")
    refund_id: int
    part_id: int
    reference: str
    code: str
    needs_staff: bool
    attempt: int

    def key(self) -> str:
        return f"{self.part_id}:{self.attempt}:{self.code}"
