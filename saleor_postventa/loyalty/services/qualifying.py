"""What an order counts for levels: noted when it is earned, and again when something of it comes back."""

from decimal import Decimal

from django.db.models import Sum

from saleor_postventa.core.clock import now
from saleor_postventa.loyalty.models import Count, Earning
from saleor_postventa.shops.scope import current_shop

_NOTHING = Decimal(0)


def count_orders(order_id: int) -> int:
    """Note how much more, or less, an order counts than was noted; a replacement counts for what it replaces.

    Returns how many changed. They are locked.
    """
    bought = Earning.objects.filter(order_id=order_id).exclude(counts_for=None).values_list("counts_for_id", flat=True)
    return sum(1 for pk in sorted({order_id, *bought}) if _count(pk))


def _count(order_id: int) -> Count | None:
    earnings = list(Earning.objects.filter(counts_for=order_id).select_related("account").order_by("pk"))
    if not earnings:
        return None
    noted = Count.objects.filter(order=order_id)
    known = noted.aggregate(spent=Sum("spent"), points=Sum("points"), orders=Sum("orders"))
    spent = sum((_value(each) for each in earnings), _NOTHING) - (known["spent"] or _NOTHING)
    points = sum(each.rest for each in earnings) - (known["points"] or 0)
    orders = int(any(_is_left(each) for each in earnings)) - (known["orders"] or 0)
    if not (spent or points or orders):
        return None
    return Count.objects.create(
        shop=current_shop(),
        account=earnings[0].account,
        order_id=order_id,
        at=now(),
        of=earnings[0].bought_at,
        spent=spent,
        currency=earnings[0].currency,
        points=points,
        orders=orders,
    )


def _value(earning: Earning) -> Decimal:
    """Of the units that were neither brought back nor exchanged: those count as what replaces them."""
    left = earning.value * (earning.quantity - earning.units_back) / earning.quantity
    return left.quantize(Decimal("0.0001"))


def _is_left(earning: Earning) -> bool:
    return not earning.key.startswith("delivery:") and earning.units_back < earning.quantity
