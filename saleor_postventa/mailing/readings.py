"""What is read of mails, for Prometheus."""

from collections.abc import Iterator

from django.db.models import Count
from prometheus_client.core import GaugeMetricFamily

from saleor_postventa.core.meters import gauge, reads

from .codes import MessageStatus
from .models import Message


@reads
def mails_for_staff() -> Iterator[GaugeMetricFamily]:
    """Shops without any are left out."""
    family = gauge("mails_for_staff", "Mails that failed, or of which it is unclear whether they arrived", "shop")
    stuck = Message._base_manager.filter(status__in=[MessageStatus.FAILED, MessageStatus.UNCERTAIN])
    for slug, count in stuck.values_list("shop__slug").annotate(Count("pk")):
        family.add_metric([slug], count)
    yield family
