"""Which webhooks we take: a domain's `webhooks.py` registers a handler per Saleor event.

The event's name is also the name of its document in `graphql/saleor/subscriptions/`; the manifest is built
from this registry.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.registry import Registry

from .shapes import Moment


class Principal(msgspec.Struct, rename="camel", frozen=True):
    typename: str = msgspec.field(name="__typename")
    id: str


class Envelope(msgspec.Struct, rename="camel", frozen=True):
    """What every one of our subscriptions asks for beside the event's own fields."""

    typename: str = msgspec.field(name="__typename")
    issued_at: Moment
    version: str
    recipient: "Recipient"
    issuing_principal: Principal | None = None


class Recipient(msgspec.Struct, frozen=True):
    id: str


@dataclass(frozen=True)
class Source:
    """Where a payload comes from. `issued_at` is when Saleor's event happened; deferred payloads show a later state."""

    event: str
    issued_at: datetime
    principal: Principal | None
    delivery_id: int

    def actor(self, *, shopper_id: str | None = None) -> Actor:
        """Who caused it: an app, the shopper whose Saleor id is given, staff, or nobody (a timer, a guest)."""
        if self.principal is None:
            return SYSTEM
        if self.principal.typename == "App":
            return Actor.app(self.principal.id)
        return Actor.shopper(self.principal.id) if self.principal.id == shopper_id else Actor.staff(self.principal.id)


Handle = Callable[[Any, Source], None]


@dataclass(frozen=True)
class Handler:
    """`payload` is a msgspec Struct of the event's own fields; `permission` is what Saleor asks to send it."""

    event: str
    payload: type[msgspec.Struct]
    permission: str | None
    handle: Handle


handlers: Registry[Handler] = Registry("webhook handlers")


def handles(*events: str, payload: type[msgspec.Struct], permission: str | None) -> Callable[[Handle], Handle]:
    """Register `(payload, source)` for lower-case Saleor events; it runs in the shop's scope, in a transaction."""

    def register(handle: Handle) -> Handle:
        for event in events:
            handlers.add(event, Handler(event, payload, permission, handle))
        return handle

    return register
