"""Orders and what hangs on them."""

from datetime import datetime
from decimal import Decimal
from typing import ClassVar

import msgspec

from .people import Address
from .record import Record

ZERO = Decimal(0)
MOVED = frozenset({"RETURNED", "REPLACED", "REFUNDED_AND_RETURNED"})


class OrderLine(Record, kw_only=True):
    """Prices are gross, a unit's; `unit_gross` is after every discount."""

    typename: ClassVar[str] = "OrderLine"

    variant_pk: str | None
    product_name: str
    variant_name: str
    translated_product_name: str = ""
    translated_variant_name: str = ""
    product_sku: str | None
    quantity: int
    unit_gross: Decimal
    undiscounted_unit_gross: Decimal
    tax_rate: Decimal
    media_pk: str | None = None
    is_shipping_required: bool = True
    is_gift: bool = False
    unit_discount_reason: str | None = None
    voucher_code: str | None = None
    metadata: dict[str, str] = msgspec.field(default_factory=dict)
    private_metadata: dict[str, str] = msgspec.field(default_factory=dict)


class FulfillmentLine(Record, kw_only=True):
    typename: ClassVar[str] = "FulfillmentLine"

    order_line_pk: str
    quantity: int
    reason: str = ""


class Fulfillment(Record, kw_only=True):
    typename: ClassVar[str] = "Fulfillment"

    fulfillment_order: int
    status: str
    created: datetime
    tracking_number: str = ""
    reason: str = ""
    reason_page: str = ""
    warehouse_pk: str | None = None
    lines: list[FulfillmentLine] = msgspec.field(default_factory=list)
    metadata: dict[str, str] = msgspec.field(default_factory=dict)
    private_metadata: dict[str, str] = msgspec.field(default_factory=dict)

    @property
    def quantity(self) -> int:
        return sum(line.quantity for line in self.lines)


class TransactionEvent(Record, kw_only=True):
    typename: ClassVar[str] = "TransactionEvent"

    type: str
    psp_reference: str
    amount: Decimal
    created_at: datetime
    message: str = ""
    grant_pk: str | None = None


class Transaction(Record, kw_only=True):
    """`owner` is the global id of the app or user who made it; refunds can be requested of an app's only."""

    typename: ClassVar[str] = "TransactionItem"

    name: str
    psp_reference: str
    created_at: datetime
    modified_at: datetime
    charged: Decimal = ZERO
    authorized: Decimal = ZERO
    refunded: Decimal = ZERO
    refund_pending: Decimal = ZERO
    canceled: Decimal = ZERO
    owner: str | None = None
    events: list[TransactionEvent] = msgspec.field(default_factory=list)


class GrantedRefundLine(Record, kw_only=True):
    typename: ClassVar[str] = "OrderGrantedRefundLine"

    order_line_pk: str
    quantity: int


class GrantedRefund(Record, kw_only=True):
    typename: ClassVar[str] = "OrderGrantedRefund"

    created_at: datetime
    updated_at: datetime
    amount: Decimal
    reason: str = ""
    status: str = "NONE"
    shipping_costs_included: bool = False
    lines: list[GrantedRefundLine] = msgspec.field(default_factory=list)
    transaction_pk: str | None = None


class OrderDiscount(Record, kw_only=True):
    typename: ClassVar[str] = "OrderDiscount"

    type: str
    name: str
    value_type: str
    value: Decimal
    amount: Decimal
    reason: str | None = None


class GiftCard(Record, kw_only=True):
    typename: ClassVar[str] = "GiftCard"

    last4_code_chars: str


class Order(Record, kw_only=True):
    """`paid_by_card` is taken off the total, and shown nowhere: so Saleor does with gift cards of the older way."""

    typename: ClassVar[str] = "Order"

    number: str
    created: datetime
    updated_at: datetime
    status: str
    origin: str = "CHECKOUT"
    original: str | None = None
    external_reference: str | None = None
    channel_pk: str
    currency: str
    language_code: str
    user_email: str
    user_pk: str | None = None
    billing_address: Address | None = None
    shipping_address: Address | None = None
    shipping_method_name: str | None = None
    shipping_method_pk: str | None = None
    shipping_gross: Decimal = ZERO
    shipping_tax_rate: Decimal = ZERO
    charge_status: str = "NONE"
    voucher_code: str | None = None
    lines: list[OrderLine] = msgspec.field(default_factory=list)
    discounts: list[OrderDiscount] = msgspec.field(default_factory=list)
    paid_by_card: Decimal = ZERO
    gift_cards: list[GiftCard] = msgspec.field(default_factory=list)
    fulfillments: list[Fulfillment] = msgspec.field(default_factory=list)
    transactions: list[Transaction] = msgspec.field(default_factory=list)
    granted_refunds: list[GrantedRefund] = msgspec.field(default_factory=list)
    metadata: dict[str, str] = msgspec.field(default_factory=dict)
    private_metadata: dict[str, str] = msgspec.field(default_factory=dict)

    def line(self, pk: str) -> OrderLine | None:
        return next((line for line in self.lines if line.pk == pk), None)

    def quantity_fulfilled(self, line_pk: str) -> int:
        """Returned units stay fulfilled: Saleor never counts back."""
        alive = (fulfillment for fulfillment in self.fulfillments if fulfillment.status != "CANCELED")
        return sum(line.quantity for item in alive for line in item.lines if line.order_line_pk == line_pk)

    def fulfillment(self, pk: str) -> Fulfillment | None:
        return next((fulfillment for fulfillment in self.fulfillments if fulfillment.pk == pk), None)
