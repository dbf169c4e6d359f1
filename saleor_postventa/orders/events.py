"""What becomes true of an order. Units are `{our order line id: quantity}`, written with string keys."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.event import Event, Subject
from saleor_postventa.core.money import Money


def _formatted(amount: Decimal, currency: str) -> str:
    return Money(amount, currency).formatted(get_language() or "en")


class _OncePerOrder:
    subject: Subject

    def key(self) -> str:
        return str(self.subject.order)


@dataclass(frozen=True, kw_only=True)
class OrderPlaced(_OncePerOrder, Event):
    """`is_imported` orders were placed elsewhere, long ago perhaps: nobody expects a mail about them."""

    is_for_shopper = True
    sentence = _("The order was placed.")
    channel: str
    total_amount: Decimal
    currency: str
    language: str
    is_replacement: bool
    is_imported: bool
    voucher_code: str | None = None


@dataclass(frozen=True, kw_only=True)
class OrderConfirmed(_OncePerOrder, Event):
    is_for_shopper = True
    sentence = _("The order was confirmed.")


@dataclass(frozen=True, kw_only=True)
class OrderPaid(_OncePerOrder, Event):
    """All of it, for the first time. A replacement of 0.00 counts as paid at once."""

    is_for_shopper = True
    charged_amount: Decimal
    currency: str

    def describe(self) -> str:
        return str(_("The order was paid: {amount}.")).format(amount=_formatted(self.charged_amount, self.currency))


@dataclass(frozen=True, kw_only=True)
class OrderCancelled(_OncePerOrder, Event):
    is_for_shopper = True
    sentence = _("The order was cancelled.")


@dataclass(frozen=True, kw_only=True)
class OrderExpired(_OncePerOrder, Event):
    is_for_shopper = True
    sentence = _("The order expired without payment.")


@dataclass(frozen=True, kw_only=True)
class OrderLinesChanged(Event):
    is_for_shopper = True
    sentence = _("The items of the order were changed.")
    changed_at: datetime
    units: dict[str, int]

    def key(self) -> str:
        return f"{self.subject.order}:{self.changed_at.isoformat()}"


@dataclass(frozen=True, kw_only=True)
class ParcelShipped(Event):
    """`notify_customer` is None while Saleor's word on it has not come yet; see `Parcel.notify_customer`."""

    is_for_shopper = True
    parcel_id: int
    units: dict[str, int]
    has_tracking: bool
    notify_customer: bool | None
    is_imported: bool

    def key(self) -> str:
        return str(self.parcel_id)

    def describe(self) -> str:
        count = sum(self.units.values())
        return ngettext("A parcel with {count} item was sent.", "A parcel with {count} items was sent.", count).format(
            count=count
        )


@dataclass(frozen=True, kw_only=True)
class ParcelCancelled(Event):
    """Staff took a parcel back before it counted as sent; its units wait to be sent again."""

    sentence = _("A parcel was cancelled.")
    parcel_id: int

    def key(self) -> str:
        return str(self.parcel_id)


@dataclass(frozen=True, kw_only=True)
class TrackingChanged(Event):
    is_for_shopper = True
    sentence = _("The tracking number of a parcel changed.")
    parcel_id: int
    changed_at: datetime

    def key(self) -> str:
        return f"{self.parcel_id}:{self.changed_at.isoformat()}"


@dataclass(frozen=True, kw_only=True)
class ParcelDelivered(Event):
    """`occurred_at` is when it was delivered."""

    is_for_shopper = True
    parcel_id: int
    source: str
    units: dict[str, int]

    def key(self) -> str:
        return str(self.parcel_id)

    def describe(self) -> str:
        if self.source == "estimate":
            return str(_("A parcel should have arrived by now (estimated)."))
        return str(_("A parcel was delivered."))


@dataclass(frozen=True, kw_only=True)
class DeliveryDateChanged(Event):
    """Better news of when a parcel was delivered: whatever counts from that date moves."""

    is_for_shopper = True
    sentence = _("The delivery date of a parcel was corrected.")
    parcel_id: int
    delivered_at: datetime
    former_delivered_at: datetime
    source: str
    revision: int

    def key(self) -> str:
        return f"{self.parcel_id}:{self.revision}"


@dataclass(frozen=True, kw_only=True)
class UnitsCameBack(Event):
    """Saleor counts more units of the order's lines as returned or replaced: `units` more, `totals` by now.

    Saleor may move what came back to another fulfilment, so the key is what the lines add up to: the same however
    often, and in whatever order, the return is read.
    """

    is_for_shopper = True
    units: dict[str, int]
    totals: dict[str, int]

    def key(self) -> str:
        return f"{self.subject.order}:" + ",".join(f"{line}={total}" for line, total in sorted(self.totals.items()))

    def describe(self) -> str:
        count = sum(self.units.values())
        return ngettext("{count} item came back.", "{count} items came back.", count).format(count=count)


@dataclass(frozen=True, kw_only=True)
class RefundSeen(Event):
    """Money went back to the shopper, by whomever. `units` are known where one granted refund fits."""

    is_for_shopper = True
    reference: str
    psp_reference: str
    amount: Decimal
    currency: str
    units: dict[str, int]

    def key(self) -> str:
        return self.reference

    def describe(self) -> str:
        return str(_("{amount} was refunded.")).format(amount=_formatted(self.amount, self.currency))


@dataclass(frozen=True, kw_only=True)
class ChargedBack(Event):
    """The shopper's bank took money back, without the shop: Saleor tells of it in a payment's history alone."""

    reference: str
    amount: Decimal
    currency: str

    def key(self) -> str:
        return self.reference

    def describe(self) -> str:
        return str(_("The shopper's bank took {amount} back.")).format(amount=_formatted(self.amount, self.currency))


@dataclass(frozen=True, kw_only=True)
class UnitsReserved(Event):
    reservation_id: int
    quantity: int
    purpose: str
    reference: str

    def key(self) -> str:
        return str(self.reservation_id)

    def describe(self) -> str:
        return ngettext("{count} item was set apart.", "{count} items were set apart.", self.quantity).format(
            count=self.quantity
        )


@dataclass(frozen=True, kw_only=True)
class UnitsReleased(Event):
    reservation_id: int
    quantity: int
    purpose: str
    reference: str

    def key(self) -> str:
        return str(self.reservation_id)

    def describe(self) -> str:
        return ngettext(
            "{count} item is no longer set apart.", "{count} items are no longer set apart.", self.quantity
        ).format(count=self.quantity)
