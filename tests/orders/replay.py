"""Recorded webhooks, handed to our handlers as the inbox would."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import msgspec

from saleor_postventa.core.errors import Failure
from saleor_postventa.core.work import drain, queues
from saleor_postventa.saleor.handlers import Envelope, Handler, Source, handlers
from tests.saleor_contract.recorded import recorded_webhooks

OURS = ("order_", "fulfillment_", "customer_", "account_", "product_")
PROBES = ("denied", "filtered")


@dataclass(frozen=True)
class Replayed:
    """A recorded webhook, decoded as the inbox decodes it."""

    record: int
    source: Source
    handler: Handler
    payload: Any

    def handle(self) -> bool:
        """False where it is refused for good."""
        try:
            self.handler.handle(self.payload, self.source)
        except Failure as failure:
            if not failure.permanent:
                raise
            return False
        return True


@cache
def recordings() -> tuple[Replayed, ...]:
    """Those of events that the mirror takes, in the order of arrival; probes with other documents are left out."""
    found = []
    for webhook in recorded_webhooks():
        is_probe = any(probe in webhook.path for probe in PROBES)
        if webhook.event.startswith(OURS) and not is_probe:
            envelope = msgspec.json.decode(webhook.body, type=Envelope)
            handler = handlers.get(webhook.event)
            payload = msgspec.json.decode(webhook.body, type=handler.payload, strict=False)
            source = Source(webhook.event, envelope.issued_at, envelope.issuing_principal, webhook.record)
            found.append(Replayed(webhook.record, source, handler, payload))
    return tuple(found)


def replay(webhooks: Iterable[Replayed]) -> list[int]:
    """Handle each, then what reacts to it; returns the records that were refused for good."""
    refused = [webhook.record for webhook in webhooks if not webhook.handle()]
    drain(queues.get("reactions"))
    return refused
