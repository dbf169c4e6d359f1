"""Channels, warehouses, products."""

from datetime import datetime
from decimal import Decimal
from typing import ClassVar

import msgspec

from .money import quantize
from .record import Record


class Channel(Record, kw_only=True):
    typename: ClassVar[str] = "Channel"

    slug: str
    name: str
    currency_code: str
    default_country: str
    language_code: str
    tax_rate: Decimal
    shipping_price: Decimal
    free_shipping_from: Decimal
    shipping_method_name: str
    other_shipping: dict[str, Decimal] = msgspec.field(default_factory=dict)
    is_active: bool = True
    automatically_confirm: bool = True
    prices_entered_with_tax: bool = True

    def gross(self, price: Decimal) -> Decimal:
        """What is paid for something of this price in the channel."""
        return price if self.prices_entered_with_tax else quantize(price * (1 + self.tax_rate), self.currency_code)


class Warehouse(Record, kw_only=True):
    typename: ClassVar[str] = "Warehouse"

    slug: str
    name: str


class Category(Record, kw_only=True):
    typename: ClassVar[str] = "Category"

    slug: str
    name: str
    names: dict[str, str] = msgspec.field(default_factory=dict)


class Collection(Record, kw_only=True):
    typename: ClassVar[str] = "Collection"

    slug: str
    name: str


class ProductType(Record, kw_only=True):
    typename: ClassVar[str] = "ProductType"

    slug: str
    name: str
    metadata: dict[str, str] = msgspec.field(default_factory=dict)


class Product(Record, kw_only=True):
    """`names` are translations by language code, such as ES; a variant's too."""

    typename: ClassVar[str] = "Product"

    slug: str
    name: str
    names: dict[str, str] = msgspec.field(default_factory=dict)
    created: datetime
    updated_at: datetime
    external_reference: str | None = None
    category_pk: str | None = None
    product_type_pk: str
    collection_pks: list[str] = msgspec.field(default_factory=list)
    rating: float | None = None
    metadata: dict[str, str] = msgspec.field(default_factory=dict)
    private_metadata: dict[str, str] = msgspec.field(default_factory=dict)
    channel_pks: list[str] = msgspec.field(default_factory=list)
    hue: int = 200
    pictogram: str = "box"


class Variant(Record, kw_only=True):
    """`prices` by channel key, `stock` by warehouse key; `promotion` is what one takes off, in per cent."""

    typename: ClassVar[str] = "ProductVariant"

    product_pk: str
    name: str
    names: dict[str, str] = msgspec.field(default_factory=dict)
    sku: str | None
    prices: dict[str, Decimal] = msgspec.field(default_factory=dict)
    promotion: Decimal = Decimal(0)
    track_inventory: bool = True
    stock: dict[str, int] = msgspec.field(default_factory=dict)
    metadata: dict[str, str] = msgspec.field(default_factory=dict)
    private_metadata: dict[str, str] = msgspec.field(default_factory=dict)
