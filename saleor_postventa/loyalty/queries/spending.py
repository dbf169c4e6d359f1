"""What is left of points that were spent."""

from decimal import Decimal

from django.db.models import Sum

from saleor_postventa.credits.rules import code_digest
from saleor_postventa.loyalty.codes import EntryKind, RewardKind
from saleor_postventa.loyalty.models import Entry, Redemption
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


def redemption_of_code(order: Order) -> Redemption | None:
    """Whose code the order was placed with, whether or not its use was noted yet."""
    if not order.voucher_code:
        return None
    found = Redemption.objects.filter(code__digest=code_digest(order.voucher_code))
    return found.select_related("reward", "entry").first()


def paid_with_points(order: Order) -> Decimal:
    """What a code that was bought with points took off the order's goods, taxes with it.

    Of an amount, that amount, or all that the goods cost less; of a share or a product, all that they cost less:
    Saleor's lines do not tell a promotion from a voucher. Free shipping takes nothing off goods.
    """
    redemption = redemption_of_code(order)
    if redemption is None or redemption.reward.kind == RewardKind.SHIPPING:
        return Decimal(0)
    lines = goods_of(order)
    cheaper = sum((unit_worth(line) * line.quantity - line.total_price_gross_amount for line in lines), Decimal(0))
    off = max(cheaper, Decimal(0))
    return min(off, redemption.amount) if redemption.amount is not None else off
