"""Terms that a policy states at its top and that rules may state again: window, fees, keep-it."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from pydantic import Field, model_validator

from saleor_postventa.core.pieces import Amounts, Percent, Piece

OWN_CARRIER, STORE, KEEP_IT = "own_carrier", "store", "keep_it"
# Ways of sending back for which the shop makes no label, so that none is charged for.
WITHOUT_LABEL = frozenset({OWN_CARRIER, STORE, KEEP_IT})

Days = Annotated[int, Field(ge=1, le=3650)]


class Anchor(TextChoices):
    """What a window is counted from."""

    DELIVERED_LAST = "delivered_last", _("delivery of the order's last parcel")
    DELIVERED = "delivered", _("delivery of the item's own parcel")
    SHIPPED = "shipped", _("dispatch, plus some days on the way")
    PLACED = "placed", _("the day of the order")


class FeeKind(TextChoices):
    HANDLING = "handling", _("handling fee")
    LABEL = "label", _("return label")
    RESTOCKING = "restocking", _("restocking fee")


class RefundShipping(StrEnum):
    """When the standard delivery that was paid comes back too."""

    ALWAYS = "always"
    FULL_RETURN = "full_return"
    NEVER = "never"


class WindowTerms(Piece):
    """`transit_days` stand in for a delivery date that nobody knows: dispatch plus so many days."""

    days: Days = 30
    anchor: Anchor = Anchor.DELIVERED_LAST
    transit_days: Annotated[int, Field(ge=0, le=60)] = 5
    extend_to_working_day: bool = True


class Charge(Piece):
    """Flat by currency, or a percentage of what was paid for one unit."""

    amounts: Amounts = {}
    percent: Percent | None = None

    @model_validator(mode="after")
    def _is_one_of_both(self) -> "Charge":
        if bool(self.amounts) == (self.percent is not None):
            raise ValueError(gettext("Give amounts, or a percentage."))
        return self

    def of(self, unit_price: Decimal, currency: str) -> Decimal:
        """Before rounding; nothing in a currency that has no amount."""
        if self.percent is not None:
            return unit_price * self.percent / 100
        return self.amounts.get(currency, Decimal(0))

    @property
    def is_free(self) -> bool:
        return not self.percent and not any(self.amounts.values())


class FeeTerms(Charge):
    """A flat fee is for the whole return, or for each unit; a percentage is of each unit."""

    kind: FeeKind
    is_per_unit: bool = False


class KeepItTerms(Piece):
    """An item stays where a label and the handling cost more than it is worth; `cap` per customer and year."""

    is_on: bool = False
    label_cost: Amounts = {}
    handling_cost: Amounts = {}
    cap: Annotated[int, Field(ge=0, le=1000)] = 2

    def cost_of_return(self, currency: str) -> Decimal | None:
        """What it costs the shop to take an item back; None in a currency that says nothing of it."""
        known = [costs[currency] for costs in (self.label_cost, self.handling_cost) if currency in costs]
        return sum(known, Decimal(0)) if known else None
