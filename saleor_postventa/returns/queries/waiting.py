"""Returns that wait for somebody."""

from datetime import datetime, timedelta

from django.db.models import F

from saleor_postventa.returns.models import Return, ReturnQuerySet
from saleor_postventa.returns.rules import ReturnStatus

MISSING_AFTER = timedelta(days=14)
LOST_AFTER = timedelta(days=30)


def forgotten_parts(now: datetime) -> ReturnQuerySet:
    """Something of them arrived two weeks ago, and the rest did not."""
    part = Return.objects.filter(
        status__in=[ReturnStatus.RECEIVED, ReturnStatus.INSPECTED],
        received_at__lt=now - MISSING_AFTER,
        lines__quantity_approved__gt=F("lines__quantity_received") + F("lines__quantity_missing"),
    )
    return part.distinct()


def lost_returns(now: datetime) -> ReturnQuerySet:
    """Sent a month ago, and nothing arrived."""
    return Return.objects.filter(status=ReturnStatus.SENT, sent_at__lt=now - LOST_AFTER)


def overdue_refunds(now: datetime) -> ReturnQuerySet:
    return Return.objects.open().filter(refund_due_at__lt=now).exclude(overdue_at=None)
