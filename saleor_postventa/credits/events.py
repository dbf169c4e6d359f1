"""What became true of store credit and voucher codes. `reference` is the asker's own, such as `return:12`."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.event import Event
from saleor_postventa.core.money import Money


@dataclass(frozen=True, kw_only=True)
class CreditIssued(Event):
    is_for_shopper = True
    credit_id: int
    reference: str
    amount: Decimal
    currency: str

    def key(self) -> str:
        return str(self.credit_id)

    def describe(self) -> str:
        shown = Money(self.amount, self.currency).formatted(get_language() or "en")
        return str(_("{amount} of store credit was issued.")).format(amount=shown)


@dataclass(frozen=True, kw_only=True)
class CreditUsed(Event):
    """Seen in an order that was paid with the card."""

    is_for_shopper = True
    sentence = _("Store credit was used.")
    credit_id: int
    reference: str
    order_id: int

    def key(self) -> str:
        return f"{self.credit_id}:{self.order_id}"


@dataclass(frozen=True, kw_only=True)
class CreditStuck(Event):
    """`code` says why: refused, ambiguous, permission_missing, too_many_tries."""

    sentence = _("Store credit could not be issued; someone of the team has to look.")
    credit_id: int
    reference: str
    code: str
    attempt: int

    def key(self) -> str:
        return f"{self.credit_id}:{self.attempt}"


@dataclass(frozen=True, kw_only=True)
class _OfCode:
    code_id: int
    reference: str

    def key(self) -> str:
        return str(self.code_id)


@dataclass(frozen=True, kw_only=True)
class VoucherCodeIssued(_OfCode, Event):
    is_for_shopper = True
    sentence = _("A voucher code was issued.")


@dataclass(frozen=True, kw_only=True)
class VoucherCodeUsed(_OfCode, Event):
    """Seen in an order, or, `order_id` is None, in Saleor's count of its uses."""

    is_for_shopper = True
    sentence = _("A voucher code was used.")
    order_id: int | None = None

    def key(self) -> str:
        return f"{self.code_id}:{self.order_id or ''}"


@dataclass(frozen=True, kw_only=True)
class VoucherCodeWithdrawn(_OfCode, Event):
    """It opens nothing any more, and had opened nothing."""

    is_for_shopper = True
    sentence = _("A voucher code that was not used was withdrawn.")


@dataclass(frozen=True, kw_only=True)
class VoucherCodeStuck(_OfCode, Event):
    """`code` says why: one of CodeTrouble. Nobody was told of the voucher code, and nobody will be."""

    sentence = _("A voucher code could not be issued.")
    code: str
