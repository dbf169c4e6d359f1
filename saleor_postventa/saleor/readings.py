"""What is read of catching up, for Prometheus."""

from collections.abc import Iterator

from django.db.models import Count, Min
from prometheus_client.core import GaugeMetricFamily

from saleor_postventa.core.meters import age, gauge, reads

from .catchup.models import CatchUpRun, RunKind, RunState


@reads
def catching_up() -> Iterator[GaugeMetricFamily]:
    running = gauge("catch_up_running", "Backfills and reconciles under way", "kind")
    oldest = gauge("catch_up_oldest_seconds", "How long the longest of them has been under way", "kind")
    rows = CatchUpRun._base_manager.filter(state=RunState.RUNNING).values("kind")
    found = {row["kind"]: row for row in rows.annotate(count=Count("pk"), first=Min("started_at"))}
    for kind in RunKind:
        row = found.get(kind, {"count": 0, "first": None})
        running.add_metric([kind], row["count"])
        oldest.add_metric([kind], age(row["first"]))
    yield from (running, oldest)
