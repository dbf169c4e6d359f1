"""What an order counts for levels: noted when it is earned, and again when something of it comes back."""

from decimal import Decimal

from django.db.models import Sum

from saleor_postventa.core.clock import now
from saleor_postventa.loyalty.models import Count, Earning
from saleor_postventa.orders.models import Order
from saleor_postventa.shops.scope import current_shop

_NOTHING = Decimal(0)


def count_order(order: Order) -> Count | None:
    """Note how much more, or less, the order counts than was noted; None where nothing changed. `order` is locked."""
    earnings = list(Earning.objects.of_order(order.pk))
    if not earnings:
        return None
    known = Count.objects.filter(order=order).aggregate(spent=Sum("spent"), points=Sum("points"), orders=Sum("orders"))
    spent = sum((_value(each) for each in earnings), _NOTHING) - (known["spent"] or _NOTHING)
    points = sum(each.rest for each in earnings) - (known["points"] or 0)
    is_left = any(each.units_back < each.quantity for each in earnings if each.order_line_id is not None)
    orders = int(is_left) - (known["orders"] or 0)
    if not (spent or points or orders):
        return None
    return Count.objects.create(
        shop=current_shop(),
        account=earnings[0].account,
        order=order,
        at=now(),
        of=min(each.bought_at for each in earnings),
        spent=spent,
        currency=earnings[0].currency,
        points=points,
        orders=orders,
    )


def _value(earning: Earning) -> Decimal:
    """Of the units that were neither brought back nor exchanged; what was is counted by the replacement."""
    left = earning.value * (earning.quantity - earning.units_back) / earning.quantity
    return left.quantize(Decimal("0.0001"))
