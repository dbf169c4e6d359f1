"""Saleor's objects as our documents ask for them.

A field that Saleor denies, or that a document leaves out, is None: it says nothing, and never "empty".
"""

from datetime import datetime
from decimal import Decimal
from typing import Annotated

import msgspec

LARGEST_AMOUNT = Decimal(10) ** 15
LARGEST_RATE = Decimal(1000)
# What decoding raises for bytes that are no JSON, no UTF-8, too deep, or of another shape.
UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
Moment = Annotated[datetime, msgspec.Meta(tz=True)]
Metafields = dict[str, str | None]
Count = Annotated[int, msgspec.Meta(ge=0, le=2**31 - 1)]


class Shape(msgspec.Struct, rename="camel", frozen=True):
    """Unknown fields are passed over, so that a newer Saleor may say more."""


class MoneyShape(Shape, frozen=True):
    amount: Decimal
    currency: Annotated[str, msgspec.Meta(min_length=3, max_length=3)]

    def __post_init__(self) -> None:
        if not self.amount.is_finite() or abs(self.amount) >= LARGEST_AMOUNT:
            raise ValueError("an amount that no column holds")


class TaxedMoneyShape(Shape, frozen=True):
    gross: MoneyShape
    net: MoneyShape


class CodeShape(Shape, frozen=True):
    code: str


class IdShape(Shape, frozen=True):
    id: str


class NamedShape(Shape, frozen=True):
    """A category, product type or collection."""

    id: str
    slug: str = ""
    name: str = ""


class KindShape(NamedShape, frozen=True):
    """A product type; `metafields` are those that we asked for by their keys."""

    metafields: Metafields | None = None


class ThumbnailShape(Shape, frozen=True):
    url: str


class AddressShape(Shape, frozen=True):
    first_name: str = ""
    last_name: str = ""
    company_name: str = ""
    street_address1: str = ""
    street_address2: str = ""
    city: str = ""
    city_area: str = ""
    postal_code: str = ""
    country_area: str = ""
    country: CodeShape | None = None
    phone: str | None = None


class UserShape(Shape, frozen=True):
    id: str
    email: str = ""
    first_name: str | None = None
    last_name: str | None = None
    is_active: bool | None = None
    is_confirmed: bool | None = None
    is_staff: bool | None = None
    language_code: str | None = None
    date_joined: Moment | None = None
    updated_at: Moment | None = None
    default_shipping_address: AddressShape | None = None


class ChannelShape(Shape, frozen=True):
    slug: str
    currency_code: str = ""


class ProductListingShape(Shape, frozen=True, kw_only=True):
    is_published: bool = False
    channel: ChannelShape


class TaxConfigurationShape(Shape, frozen=True):
    prices_entered_with_tax: bool = True


class PricedChannelShape(ChannelShape, frozen=True):
    tax_configuration: TaxConfigurationShape = TaxConfigurationShape()


class VariantListingShape(Shape, frozen=True):
    channel: PricedChannelShape
    price: MoneyShape | None = None

    @property
    def is_net(self) -> bool:
        """Saleor adds the tax to it."""
        return not self.channel.tax_configuration.prices_entered_with_tax


class LineProductShape(Shape, frozen=True):
    id: str
    slug: str = ""
    name: str = ""
    category: NamedShape | None = None
    product_type: KindShape | None = None
    collections: list[NamedShape] | None = None
    metafields: Metafields | None = None


class VariantShape(Shape, frozen=True):
    """A variant in an order line, alone, or (without `product`) inside its product."""

    id: str
    sku: str | None = None
    name: str = ""
    product: LineProductShape | None = None
    channel_listings: list[VariantListingShape] | None = None


class TranslationShape(Shape, frozen=True):
    name: str | None = None


class CategoryShape(NamedShape, frozen=True):
    spanish: TranslationShape | None = None
    english: TranslationShape | None = None


class ProductShape(LineProductShape, frozen=True, kw_only=True):
    category: CategoryShape | None = None
    spanish: TranslationShape | None = None
    english: TranslationShape | None = None
    created: Moment | None = None
    updated_at: Moment
    external_reference: str | None = None
    channel_listings: list[ProductListingShape] | None = None
    variants: list[VariantShape] | None = None
    thumbnail: ThumbnailShape | None = None


class OrderLineShape(Shape, frozen=True, kw_only=True):
    id: str
    product_name: str = ""
    variant_name: str = ""
    translated_product_name: str = ""
    translated_variant_name: str = ""
    product_sku: str | None = None
    product_variant_id: str | None = None
    quantity: Count
    quantity_fulfilled: Count = 0
    is_shipping_required: bool = True
    tax_rate: Decimal | None = None
    unit_price: TaxedMoneyShape
    undiscounted_unit_price: TaxedMoneyShape
    total_price: TaxedMoneyShape
    is_gift: bool | None = None
    voucher_code: str | None = None
    metafields: Metafields | None = None
    thumbnail: ThumbnailShape | None = None
    variant: VariantShape | None = None

    def __post_init__(self) -> None:
        if self.tax_rate is not None and (not self.tax_rate.is_finite() or abs(self.tax_rate) >= LARGEST_RATE):
            raise ValueError("a tax rate that no column holds")


class UnitsShape(Shape, frozen=True):
    """So many units of an order line: in a fulfilment or in a granted refund."""

    quantity: Count
    order_line: IdShape | None = None


class WarehouseShape(Shape, frozen=True):
    slug: str = ""


class FulfillmentShape(Shape, frozen=True, kw_only=True):
    id: str
    fulfillment_order: Count = 0
    status: str
    created: Moment
    tracking_number: str = ""
    lines: list[UnitsShape] | None = None
    warehouse: WarehouseShape | None = None


class TransactionEventShape(Shape, frozen=True, kw_only=True):
    id: str
    type: str | None = None
    psp_reference: str = ""
    amount: MoneyShape
    created_at: Moment


class TransactionShape(Shape, frozen=True, kw_only=True):
    id: str
    psp_reference: str = ""
    name: str = ""
    created_at: Moment
    modified_at: Moment
    charged_amount: MoneyShape
    authorized_amount: MoneyShape
    refunded_amount: MoneyShape
    refund_pending_amount: MoneyShape
    canceled_amount: MoneyShape
    events: list[TransactionEventShape] = []


class GrantedRefundShape(Shape, frozen=True, kw_only=True):
    id: str
    created_at: Moment
    updated_at: Moment
    amount: MoneyShape
    reason: str | None = None
    status: str
    shipping_costs_included: bool = False
    lines: list[UnitsShape] | None = None
    transaction: IdShape | None = None


class GiftCardShape(Shape, frozen=True):
    id: str
    last4_code_chars: str = msgspec.field(name="last4CodeChars", default="")


class OrderShape(Shape, frozen=True, kw_only=True):
    id: str
    number: str
    created: Moment
    updated_at: Moment
    status: str
    origin: str = ""
    original: str | None = None
    external_reference: str | None = None
    channel: ChannelShape
    language_code_enum: str | None = None
    user_email: str | None = None
    user: UserShape | None = None
    billing_address: AddressShape | None = None
    shipping_address: AddressShape | None = None
    shipping_method_name: str | None = None
    total: TaxedMoneyShape
    undiscounted_total: TaxedMoneyShape | None = None
    subtotal: TaxedMoneyShape | None = None
    shipping_price: TaxedMoneyShape
    total_charged: MoneyShape | None = None
    total_refunded: MoneyShape | None = None
    total_granted_refund: MoneyShape | None = None
    charge_status: str = ""
    is_paid: bool = False
    voucher_code: str | None = None
    gift_cards: list[GiftCardShape] | None = None
    metafields: Metafields | None = None
    private_metafields: Metafields | None = None
    lines: list[OrderLineShape]
    fulfillments: list[FulfillmentShape] = []
    transactions: list[TransactionShape] | None = None
    granted_refunds: list[GrantedRefundShape] | None = None
