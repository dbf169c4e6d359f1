"""Customers and staff."""

from datetime import datetime
from typing import ClassVar

import msgspec

from .record import Record


class Address(Record, kw_only=True):
    typename: ClassVar[str] = "Address"

    first_name: str
    last_name: str
    company_name: str = ""
    street_address1: str
    street_address2: str = ""
    city: str
    city_area: str = ""
    postal_code: str
    country_area: str = ""
    country: str
    phone: str = ""


class User(Record, kw_only=True):
    typename: ClassVar[str] = "User"

    email: str
    first_name: str = ""
    last_name: str = ""
    is_active: bool = True
    is_confirmed: bool = True
    is_staff: bool = False
    language_code: str = "EN"
    external_reference: str | None = None
    date_joined: datetime
    updated_at: datetime
    last_login: datetime | None = None
    metadata: dict[str, str] = msgspec.field(default_factory=dict)
    private_metadata: dict[str, str] = msgspec.field(default_factory=dict)
    default_billing_address: Address | None = None
    default_shipping_address: Address | None = None
    permissions: list[str] = msgspec.field(default_factory=list)
    password: str = "demo"
    jwt_token_key: str = "sandboxtoken"

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()
