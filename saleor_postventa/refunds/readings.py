"""What is read of refunds: those that keep money from people, for Prometheus."""

from collections.abc import Iterator

from django.db.models import Count
from prometheus_client.core import GaugeMetricFamily

from saleor_postventa.core.clock import now
from saleor_postventa.core.meters import gauge, reads
from saleor_postventa.shops.scope import every_shop

from .models import Refund, RefundPart
from .queries import long_pending


@reads
def refunds() -> Iterator[GaugeMetricFamily]:
    """Shops without any are left out."""
    overdue = gauge("refunds_overdue", "Refunds later than the law allows", "shop")
    stuck = gauge("refunds_stuck", "Refunds that wait for a person, or for days for a payment app's answer", "shop")
    with every_shop():
        late = Refund.objects.unsettled().filter(due_at__lt=now())
        held = RefundPart.objects.in_need_of_staff() | long_pending(now())
        for family, rows in ((overdue, late), (stuck, held)):
            for slug, count in rows.values_list("shop__slug").annotate(Count("pk")):
                family.add_metric([slug], count)
    yield from (overdue, stuck)
