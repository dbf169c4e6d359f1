"""How often a product comes back, and why."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Sum

from saleor_postventa.core.statistics import Share, share
from saleor_postventa.orders.models import OrderLine
from saleor_postventa.orders.rules import CLOSED
from saleor_postventa.returns.models import Reason, ReturnLine

TOP = 3


@dataclass(frozen=True)
class ReasonCount:
    reason: Reason
    units: int


@dataclass(frozen=True)
class ReturnFigures:
    """`rate` is of the units that were sent, None where none was; `top_reasons` are of the units asked for."""

    rate: Share | None
    top_reasons: tuple[ReasonCount, ...]


def product_return_figures(product_ids: Sequence[int]) -> dict[int, ReturnFigures]:
    """For each product asked for, by our id. Received units count, of standing orders; replacements were not sold."""
    sold = (
        OrderLine.objects.filter(variant__product_id__in=product_ids, is_removed=False, order__deleted_at=None)
        .filter(order__is_replacement=False)
        .exclude(order__status__in=CLOSED)
    )
    sent = dict(sold.values_list("variant__product_id").annotate(n=Sum("quantity_fulfilled")))
    rows = ReturnLine.objects.filter(order_line__in=sold)
    back = dict(rows.values_list("order_line__variant__product_id").annotate(n=Sum("quantity_received")))
    reasons = _reasons(product_ids)
    return {
        product: ReturnFigures(
            rate=share(min(back.get(product) or 0, sent.get(product) or 0), sent.get(product) or 0),
            top_reasons=tuple(reasons[product][:TOP]),
        )
        for product in product_ids
    }


def _reasons(product_ids: Sequence[int]) -> dict[int, list[ReasonCount]]:
    """The most frequent first."""
    rows = ReturnLine.objects.filter(order_line__variant__product_id__in=product_ids)
    counted = list(
        rows.values_list("order_line__variant__product_id", "reason_id")
        .annotate(n=Sum("quantity"))
        .order_by("-n", "reason_id")
    )
    known = Reason.objects.select_related("parent").in_bulk({reason for _product, reason, _n in counted})
    found: dict[int, list[ReasonCount]] = defaultdict(list)
    for product, reason, units in counted:
        found[product].append(ReasonCount(known[reason], units))
    return found
