"""What became true of store credit. `reference` is the asker's own, such as `return:12`."""

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
