"""Installed apps, their webhooks and what is on its way to them."""

from datetime import datetime
from typing import ClassVar

import msgspec

from .record import Record


class Extension(Record, kw_only=True):
    typename: ClassVar[str] = "AppExtension"

    label: str
    mount: str
    target: str
    url: str
    identifier: str | None = None
    permissions: list[str] = msgspec.field(default_factory=list)
    options: dict[str, object] = msgspec.field(default_factory=dict)


class Webhook(Record, kw_only=True):
    typename: ClassVar[str] = "Webhook"

    name: str
    identifier: str | None = None
    target_url: str
    subscription_query: str
    events: list[str]
    is_active: bool = True
    custom_headers: dict[str, str] = msgspec.field(default_factory=dict)


class Problem(Record, kw_only=True):
    typename: ClassVar[str] = "AppProblem"

    key: str
    message: str
    count: int = 1
    is_critical: bool = False
    created_at: datetime
    updated_at: datetime


class App(Record, kw_only=True):
    typename: ClassVar[str] = "App"

    identifier: str
    name: str
    version: str
    author: str = ""
    about: str = ""
    app_url: str = ""
    homepage_url: str = ""
    support_url: str = ""
    logo_url: str = ""
    manifest_url: str
    audience: str | None = None
    token: str
    is_active: bool = True
    permissions: list[str]
    extensions: list[Extension] = msgspec.field(default_factory=list)
    webhooks: list[Webhook] = msgspec.field(default_factory=list)
    problems: list[Problem] = msgspec.field(default_factory=list)
    removed_at: datetime | None = None

    @property
    def is_alive(self) -> bool:
        return self.is_active and self.removed_at is None


class Attempt(msgspec.Struct, kw_only=True):
    at: datetime
    status: int | None
    response: str = ""
    took_ms: int = 0


class Subject(msgspec.Struct, kw_only=True):
    """Keys of what a happening is about, so that a deferred payload can be built later."""

    order_pks: list[str] = msgspec.field(default_factory=list)
    fulfillment_pk: str | None = None


class Delivery(Record, kw_only=True):
    """PENDING, then SUCCESS, FAILED, or LOST (a fault that was asked for). `payload` None: still to be built."""

    typename: ClassVar[str] = "EventDelivery"

    app_pk: str
    webhook_pk: str
    event: str
    about: str = ""
    issued_at: datetime
    created_at: datetime
    principal: str | None = None
    subject: Subject | None = None
    payload: str | None = None
    status: str = "PENDING"
    due_at: float
    attempts: list[Attempt] = msgspec.field(default_factory=list)
