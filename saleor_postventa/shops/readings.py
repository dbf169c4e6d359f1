"""What is read of installations and of the schedule, for Prometheus."""

from collections.abc import Iterator

from django.db.models import Count
from prometheus_client.core import GaugeMetricFamily

from saleor_postventa.core.clock import system_now
from saleor_postventa.core.meters import gauge, reads

from .heartbeats import schedule_seen_at
from .models import Shop


@reads
def schedule() -> Iterator[GaugeMetricFamily]:
    """Left out until it was seen for the first time."""
    family = gauge("schedule_silent_seconds", "Since the schedule's last sign of life; it gives one every minute")
    seen_at = schedule_seen_at()
    if seen_at is not None:
        family.add_metric([], max(0.0, (system_now() - seen_at).total_seconds()))
    yield family


@reads
def shops() -> Iterator[GaugeMetricFamily]:
    family = gauge("shops", "Installations, by state", "state")
    for state, count in Shop.objects.values_list("state").annotate(Count("pk")):
        family.add_metric([state], count)
    yield family
