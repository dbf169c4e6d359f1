"""Reads of the log that the API, the portal and the panel share."""

import base64

from django.db.models import QuerySet

from saleor_postventa.core.event import event_types
from saleor_postventa.core.work import WorkState

from .models import ReactionRun, RecordedEvent, RecordedEventQuerySet


def order_timeline(order_id: int) -> RecordedEventQuerySet:
    return RecordedEvent.objects.of_order(order_id).newest_first()


def customer_timeline(customer_id: int, order_ids: list[int]) -> RecordedEventQuerySet:
    return RecordedEvent.objects.of_customer(customer_id, order_ids).newest_first()


def audit(
    *, name: str | None = None, order_id: int | None = None, customer_id: int | None = None
) -> RecordedEventQuerySet:
    """Who did what: every event of the shop, newest first."""
    wanted = {"name": name, "order_id": order_id, "customer_id": customer_id}
    rows: RecordedEventQuerySet = RecordedEvent.objects.filter(**{k: v for k, v in wanted.items() if v is not None})
    return rows.newest_first()


def sentence(row: RecordedEvent) -> str:
    """The event in a sentence of the active language; its bare name where this program no longer knows its type."""
    return row.fact.describe() if row.name in event_types else row.name


def shown_to_shoppers(rows: RecordedEventQuerySet) -> RecordedEventQuerySet:
    """Without what is the shop's own business."""
    return rows.filter(name__in=[event.__name__ for event in event_types if event.is_for_shopper])


def failed_runs() -> QuerySet[ReactionRun]:
    """Reactions that were given up on."""
    return ReactionRun.objects.filter(state=WorkState.DEAD)


def with_events(runs: QuerySet[ReactionRun]) -> QuerySet[ReactionRun]:
    return runs.select_related("event")


def actor_label(actor_ref: str) -> str | None:
    """A short mark for who did it: the number in Saleor's id (`#12`), or the prefix of an API key."""
    if not actor_ref:
        return None
    try:
        kind, _, number = base64.b64decode(actor_ref, validate=True).decode("ascii").partition(":")
    except ValueError:
        return actor_ref
    return f"#{number}" if kind in {"User", "App"} and number else actor_ref
