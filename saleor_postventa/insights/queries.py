"""The overview: what arrived, what waits, what failed, in the current shop."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncDate

from saleor_postventa.core.clock import now
from saleor_postventa.core.work import WorkState
from saleor_postventa.events.models import ReactionRun
from saleor_postventa.hooks.models import HookEndpoint
from saleor_postventa.hooks.rules import OffReason
from saleor_postventa.mailing.codes import MessageStatus
from saleor_postventa.mailing.models import Message
from saleor_postventa.orders.models import Order
from saleor_postventa.saleor.models import Delivery
from saleor_postventa.shops.findings import Level, findings_of
from saleor_postventa.shops.models import Shop

DAYS_SHOWN = 14


@dataclass(frozen=True)
class WorkCounts:
    waiting: int
    done: int
    failed: int


@dataclass(frozen=True)
class DayCount:
    day: date
    count: int


def last_delivery_at() -> datetime | None:
    return Delivery.objects.order_by("-received_at").values_list("received_at", flat=True).first()


def delivery_counts() -> WorkCounts:
    return _work_counts(Delivery.objects.all())


def reaction_counts() -> WorkCounts:
    return _work_counts(ReactionRun.objects.all())


def message_counts() -> WorkCounts:
    """Mails that were cancelled or came back are neither done nor failed: nobody need act."""
    counts = _counts(Message.objects.all(), "status")
    return WorkCounts(
        waiting=counts.get(MessageStatus.WAITING, 0) + counts.get(MessageStatus.SENDING, 0),
        done=counts.get(MessageStatus.SENT, 0),
        failed=counts.get(MessageStatus.FAILED, 0) + counts.get(MessageStatus.UNCERTAIN, 0),
    )


def orders_count() -> int:
    return Order.objects.exclude(placed_at=None).count()


def deliveries_by_day(shop: Shop) -> list[DayCount]:
    """Of the last 14 days in the shop's time zone, oldest first, days without any included."""
    zone = shop.preferences.zone
    today = now().astimezone(zone).date()
    days = [today - timedelta(days=back) for back in reversed(range(DAYS_SHOWN))]
    recent = Delivery.objects.filter(received_at__gte=datetime.combine(days[0], time.min, zone))
    rows = recent.annotate(day=TruncDate("received_at", tzinfo=zone)).values("day").annotate(count=Count("pk"))
    found = dict(rows.order_by("day").values_list("day", "count"))
    return [DayCount(day, found.get(day, 0)) for day in days]


def hooks_off() -> int:
    """Outgoing webhooks that were switched off because nothing was taken for days."""
    return HookEndpoint.objects.filter(off_reason=OffReason.FAILING).count()


def worst_level(shop: Shop) -> Level:
    """Of all findings, which come with the worst first."""
    return next((finding.level for finding in findings_of(shop)), Level.OK)


def _work_counts(rows: "QuerySet[Any]") -> WorkCounts:
    counts = _counts(rows, "state")
    return WorkCounts(
        waiting=counts.get(WorkState.WAITING, 0),
        done=counts.get(WorkState.DONE, 0),
        failed=counts.get(WorkState.DEAD, 0),
    )


def _counts(rows: "QuerySet[Any]", column: str) -> dict[str, int]:
    return dict(rows.order_by(column).values_list(column).annotate(count=Count("pk")))
