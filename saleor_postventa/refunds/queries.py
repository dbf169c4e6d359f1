"""Named reads that the API, the portal and the reports share."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.db.models import Prefetch

from .models import Refund, RefundPart, RefundPartQuerySet, RefundQuerySet
from .rules import LONG_PENDING, NEAR


def with_parts(refunds: RefundQuerySet) -> RefundQuerySet:
    """Order and parts prefetched."""
    parts = Prefetch("parts", RefundPart.objects.order_by("pk"))
    return refunds.select_related("order").prefetch_related(parts)


def refunds_by_reference(references: Sequence[str]) -> dict[str, list[Refund]]:
    """By what asked for them, the oldest first, with their parts."""
    rows = with_parts(Refund.objects.filter(reference__in=references)).select_related("order__customer")
    found: dict[str, list[Refund]] = defaultdict(list)
    for row in rows.order_by("requested_at", "pk"):
        found[row.reference].append(row)
    return found


def troubles() -> dict[str, int]:
    """How many parts wait for a person, by why."""
    return dict(Counter(RefundPart.objects.in_need_of_staff().values_list("trouble", flat=True)))


def refunds_near_deadline(now: datetime) -> RefundQuerySet:
    """Not back yet, and the day by which the law wants them back is near, or over; the nearest first."""
    unsettled = Refund.objects.unsettled().filter(due_at__lt=now + NEAR)
    return with_parts(unsettled).order_by("due_at", "pk")


def long_pending(now: datetime) -> RefundPartQuerySet:
    """Asked of a payment app that has not said how it went."""
    return RefundPart.objects.pending().filter(status_since__lt=now - LONG_PENDING)
