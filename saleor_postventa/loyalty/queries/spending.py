"""What is left of points that were spent."""

from decimal import Decimal

from django.db.models import Sum

from saleor_postventa.loyalty.codes import EntryKind
from saleor_postventa.loyalty.models import Entry
from saleor_postventa.orders.models import Order, OrderLine


def points_given_back_of(entry: Entry) -> int:
    found = Entry.objects.filter(of=entry, kind=EntryKind.GIVEN_BACK).aggregate(points=Sum("active"))
    return int(found["points"] or 0)


def points_left_of(entry: Entry) -> int:
    """Spent, and not given back yet."""
    return -entry.active - points_given_back_of(entry)


def goods_of(order: Order) -> list[OrderLine]:
    return list(order.lines.filter(is_removed=False).order_by("position", "pk"))


def unit_worth(line: OrderLine) -> Decimal:
    """Before discounts: what a reward made cheaper, or free, counts with what it is worth."""
    return line.undiscounted_unit_price_gross_amount or line.unit_price_gross_amount
