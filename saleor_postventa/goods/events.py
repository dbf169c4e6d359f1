"""What became true of goods in Saleor. `reference` is the asker's own, such as `return:12`."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from saleor_postventa.core.event import Event


@dataclass(frozen=True, kw_only=True)
class _OncePerMove:
    move_id: int
    reference: str

    def key(self) -> str:
        return str(self.move_id)


@dataclass(frozen=True, kw_only=True)
class UnitsMarkedReturned(_OncePerMove, Event):
    """Units are `{our order line id: quantity}`, written with string keys."""

    sentence = _("The units that came back were marked as returned in Saleor.")
    units: dict[str, int]


@dataclass(frozen=True, kw_only=True)
class StockPutBack(_OncePerMove, Event):
    order_line_id: int
    quantity: int

    def describe(self) -> str:
        return ngettext("{count} unit is back in stock.", "{count} units are back in stock.", self.quantity).format(
            count=self.quantity
        )


@dataclass(frozen=True, kw_only=True)
class ReplacementOrdered(_OncePerMove, Event):
    """`order_saleor_id` is Saleor's id of the replacement order, which was completed."""

    is_for_shopper = True
    sentence = _("The replacement was ordered: order {order_number}.")
    order_saleor_id: str
    order_number: str


@dataclass(frozen=True, kw_only=True)
class MoveStuck(_OncePerMove, Event):
    """`code` says why: ambiguous, refused, out_of_stock, wrong_price, permission_missing, too_many_tries."""

    sentence = _("Something could not be carried out in Saleor; someone of the team has to look.")
    kind: str
    code: str
    attempt: int

    def key(self) -> str:
        return f"{self.move_id}:{self.attempt}"


@dataclass(frozen=True, kw_only=True)
class MoveDropped(_OncePerMove, Event):
    sentence = _("A step in Saleor that could not be carried out was given up.")
    kind: str


@dataclass(frozen=True, kw_only=True)
class MoveRetried(_OncePerMove, Event):
    sentence = _("Someone of the team has it carried out in Saleor once more.")
    kind: str
    attempt: int

    def key(self) -> str:
        return f"{self.move_id}:{self.attempt}"
