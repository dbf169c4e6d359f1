"""Vouchers, the codes that open them, and what they are worth in each channel."""

from datetime import datetime
from decimal import Decimal
from typing import ClassVar

import msgspec

from .record import Record


class VoucherCode(Record, kw_only=True):
    typename: ClassVar[str] = "VoucherCode"

    code: str
    created_at: datetime
    used: int = 0
    is_active: bool = True


class VoucherListing(msgspec.Struct, kw_only=True):
    value: Decimal
    min_spent: Decimal | None = None


class Voucher(Record, kw_only=True):
    """Good in the channels that it is listed in, by channel key; of nobody in particular."""

    typename: ClassVar[str] = "Voucher"

    name: str
    type: str = "ENTIRE_ORDER"
    discount_value_type: str = "PERCENTAGE"
    listings: dict[str, VoucherListing] = msgspec.field(default_factory=dict)
    codes: list[VoucherCode] = msgspec.field(default_factory=list)
    product_pks: list[str] = msgspec.field(default_factory=list)
    single_use: bool = False
    apply_once_per_order: bool = False
    ends_at: datetime | None = None

    def find_code(self, code: str) -> VoucherCode | None:
        return next((known for known in self.codes if known.code == code), None)

    @property
    def value_text(self) -> str:
        """For the shop's own pages."""
        unit = "%" if self.discount_value_type == "PERCENTAGE" else ""
        return ", ".join(sorted({f"{listing.value} {unit}".strip() for listing in self.listings.values()}))
