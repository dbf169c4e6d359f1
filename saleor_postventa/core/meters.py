"""What a process counts of itself, and what is read from the database when somebody asks: for Prometheus.

With PROMETHEUS_MULTIPROC_DIR the processes of one machine count together. No label holds what a person or a caller
chose: routes, document names, queues, and a shop's slug.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import cache

from django.db.models import Count, Min, Q
from prometheus_client import Histogram
from prometheus_client.core import GaugeMetricFamily

from .clock import now
from .registry import Registry
from .work import WorkState, queues

Reading = Callable[[], Iterable[GaugeMetricFamily]]
readings: Registry[Reading] = Registry("readings")

requests_served = Histogram(
    "postventa_request_seconds",
    "Requests answered, by route (not by path), method and class of status",
    ["route", "method", "status"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS"})


def reads(reading: Reading) -> Reading:
    """Register what is read from the database at each scrape; it has to be cheap."""
    return readings.add(f"{reading.__module__.split('.')[-2]}.{reading.__name__}", reading)


def note_request(route: str, method: str, status: int, seconds: float) -> None:
    _served(route, method if method in METHODS else "other", status // 100).observe(seconds)


@cache
def _served(route: str, method: str, hundreds: int) -> Histogram:
    return requests_served.labels(route, method, f"{hundreds}xx")


def gauge(name: str, told: str, *labels: str) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"postventa_{name}", told, labels=labels)


def age(since: datetime | None) -> float:
    """Seconds, by the product's clock; 0 where there is nothing."""
    return max(0.0, (now() - since).total_seconds()) if since else 0.0


@reads
def work_queues() -> Iterator[GaugeMetricFamily]:
    waiting = gauge("queue_waiting", "Rows that wait, due or not", "queue")
    due = gauge("queue_due", "Rows that wait and are due", "queue")
    oldest = gauge("queue_oldest_due_seconds", "How long the row that is due longest has been due", "queue")
    dead = gauge("queue_dead", "Rows given up on, for a person to look at", "queue")
    for queue in queues:
        rows = queue.model._base_manager
        is_due = Q(due_at__lte=now())
        found = rows.filter(state=WorkState.WAITING).aggregate(
            waiting=Count("pk"), due=Count("pk", filter=is_due), first=Min("due_at")
        )
        waiting.add_metric([queue.name], found["waiting"])
        due.add_metric([queue.name], found["due"])
        oldest.add_metric([queue.name], age(found["first"]))
        dead.add_metric([queue.name], rows.filter(state=WorkState.DEAD).count())
    yield from (waiting, due, oldest, dead)
