"""What Saleor gave up delivering to us (it keeps it for 14 days) goes through the same inbox table."""

from datetime import datetime

import msgspec

from saleor_postventa.core.work import wake_after_commit
from saleor_postventa.shops.scope import current_shop

from .catchup.feed import Ask, Batch, Connection, Feed, add_feed
from .catchup.models import RunKind
from .client import SaleorClient
from .handlers import Source, handlers
from .mention import order_number_in
from .models import Delivery
from .writing.bell import QUEUE

MOST = 100


class FailedDelivery(msgspec.Struct, rename="camel", frozen=True):
    id: str
    event_type: str
    created_at: datetime
    payload: str | None = None


class Webhook(msgspec.Struct, rename="camel", frozen=True):
    event_deliveries: Connection[FailedDelivery] | None = None


class App(msgspec.Struct, frozen=True):
    webhooks: list[Webhook] | None = None


class Answer(msgspec.Struct, frozen=True):
    app: App | None


def fetch(client: SaleorClient, ask: Ask) -> Batch:
    """One page is all: the newest of every webhook, each with its own cursors; the rest is found by reading orders."""
    app = client.query("failed_deliveries", Answer, {"first": MOST}).app
    found = [webhook.event_deliveries for webhook in (app and app.webhooks) or [] if webhook.event_deliveries]
    return Batch([delivery for connection in found for delivery in connection.nodes], None)


def take_in(batch: Batch, source: Source) -> int:
    """Keep those that we do not have yet; identical ones did arrive, though Saleor did not hear our answer."""
    rows = [row for delivery in batch.items if (row := _row(delivery)) is not None]
    known = set(Delivery.objects.filter(key__in=[row.key for row in rows]).values_list("key", flat=True))
    new = {row.key: row for row in rows if row.key not in known}
    Delivery.objects.bulk_create(new.values(), ignore_conflicts=True)
    if new:
        wake_after_commit(QUEUE)
    return len(new)


def _row(delivery: FailedDelivery) -> Delivery | None:
    event = delivery.event_type.lower()
    if event not in handlers or not delivery.payload:
        return None
    body = delivery.payload.encode()
    return Delivery(
        shop=current_shop(),
        event=event,
        key=Delivery.key_of(event, body),
        body=body,
        order_number=order_number_in(body),
        issued_at=delivery.created_at,
    )


add_feed(Feed("failed_deliveries", frozenset({RunKind.RECONCILE}), "MANAGE_ORDERS", fetch, take_in))
