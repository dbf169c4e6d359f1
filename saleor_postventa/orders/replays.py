"""Holding something against the shop's own past: which orders, in which pieces, and a row that says how far it is."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import groupby

from django.db import models
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.work import WorkState
from saleor_postventa.shops.scope import ShopWork

from .models import Order, OrderQuerySet
from .rules import CLOSED

CHUNK = 1000
YEAR = timedelta(days=365)
MONTH = timedelta(days=30.5)  # so that a year may be one of 366 days
LONGEST_MONTHS = 12
KEPT = 10


class BadPeriod(Refusal):
    code = "invalid_period"
    text = _("Choose a time of at most {months} months, that begins before it ends and is not still to come.")


class SimulationUnderWay(Refusal):
    code = "under_way"
    text = _("Another simulation is still under way. Wait until it is done.")


class SimulationStatus(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class PastReplay(ShopWork):
    """The work of a replay, and what came of it. Orders are those placed from `since` until `until`.

    `results` are empty until it is done.
    """

    since = models.DateTimeField()
    until = models.DateTimeField()
    assumptions = models.JSONField(default=dict)
    asked_at = models.DateTimeField(default=now)
    asked_by = models.CharField(max_length=120, blank=True, default="")
    started_at = models.DateTimeField(null=True, blank=True)
    orders_total = models.PositiveIntegerField(default=0)
    orders_done = models.PositiveIntegerField(default=0)
    results = models.JSONField(default=dict, blank=True)

    class Meta:
        abstract = True

    @property
    def status(self) -> SimulationStatus:
        match self.state:
            case WorkState.DONE:
                return SimulationStatus.DONE
            case WorkState.DEAD:
                return SimulationStatus.FAILED
            case _:
                return SimulationStatus.RUNNING if self.started_at else SimulationStatus.WAITING

    @property
    def progress(self) -> float:
        """From 0 to 1."""
        if self.status == SimulationStatus.DONE:
            return 1.0
        return min(1.0, self.orders_done / self.orders_total) if self.orders_total else 0.0


def replayed_period(
    since: datetime | None, until: datetime | None, *, most_months: int = LONGEST_MONTHS
) -> tuple[datetime, datetime]:
    """The last year where nothing is said. Raises BadPeriod."""
    end = min(until or now(), now())
    start = since or end - YEAR
    if not start < end or end - start > most_months * MONTH:
        raise BadPeriod(field="since", months=most_months)
    return start, end


def refuse_a_second(kind: "type[PastReplay]") -> None:
    """One at a time for each shop. Raises SimulationUnderWay."""
    if kind.objects.filter(state=WorkState.WAITING).exists():
        raise SimulationUnderWay


def forget_old(kind: "type[PastReplay]") -> None:
    kept = list(kind.objects.order_by("-pk").values_list("pk", flat=True)[:KEPT])
    kind.objects.exclude(pk__in=kept).delete()


def orders_placed(since: datetime, until: datetime) -> OrderQuerySet:
    """Those that stand, placed in the half-open time."""
    rows = Order.objects.filter(placed_at__gte=since, placed_at__lt=until, deleted_at=None)
    return rows.exclude(status__in=CLOSED)


def order_chunks(since: datetime, until: datetime, *, size: int = CHUNK) -> Iterator[list[int]]:
    """Ids of the orders of that time, so that all of one customer's are in the same chunk."""
    rows = orders_placed(since, until).order_by("customer_id", "pk").values_list("customer_id", "pk")
    chunk: list[int] = []
    for customer, theirs in groupby(rows.iterator(), key=lambda row: row[0]):
        ids = [pk for _customer, pk in theirs]
        for first in range(0, len(ids), size if customer is None else len(ids)):
            chunk += ids[first : first + size] if customer is None else ids
            if len(chunk) >= size:
                yield chunk
                chunk = []
    if chunk:
        yield chunk
