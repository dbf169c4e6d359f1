"""Gift cards."""

from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar

import msgspec

from .record import Record


class Card(Record, kw_only=True):
    """Bound to a currency, not to a person."""

    typename: ClassVar[str] = "GiftCard"

    code: str
    currency: str
    initial: Decimal
    current: Decimal
    created_at: datetime
    is_active: bool = True
    expiry_date: date | None = None
    note: str = ""
    metadata: dict[str, str] = msgspec.field(default_factory=dict)

    @property
    def last4_code_chars(self) -> str:
        return self.code[-4:]
