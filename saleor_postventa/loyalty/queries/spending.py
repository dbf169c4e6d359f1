"""What is left of points that were spent."""

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal

from django.db.models import Sum

from saleor_postventa.credits.rules import code_digest
from saleor_postventa.loyalty.codes import EntryKind, RewardKind
from saleor_postventa.loyalty.models import Entry, Redemption
from saleor_postventa.orders.models import Order, OrderLine


def points_given_back(entries: Iterable[Entry]) -> dict[int, int]:
    """By the entry that spent them."""
    rows = Entry.objects.filter(of__in=[entry.pk for entry in entries], kind=EntryKind.GIVEN_BACK)
    return dict(rows.order_by().values_list("of").annotate(points=Sum("active")))


def points_given_back_of(entry: Entry) -> int:
    return points_given_back([entry]).get(entry.pk, 0)


def points_left_of(entry: Entry) -> int:
    """Spent, and not given back yet."""
    return -entry.active - points_given_back_of(entry)


def goods_of(order: Order) -> list[OrderLine]:
    rows = order.lines.filter(is_removed=False).select_related("variant__product")
    return list(rows.order_by("position", "pk"))


def goods_for(redemption: Redemption, lines: Sequence[OrderLine]) -> list[OrderLine]:
    """Of an order's goods, those that its points were for: of a product for nothing, that product alone."""
    products = redemption.code.voucher.products if redemption.code is not None else []
    own = [line for line in lines if _product_of(line) in products]
    return own or list(lines)


def _product_of(line: OrderLine) -> str:
    product = line.variant.product if line.variant is not None else None
    return product.saleor_id if product is not None else ""


def unit_worth(line: OrderLine) -> Decimal:
    """Before discounts: what a reward made cheaper, or free, counts with what it is worth."""
    return line.undiscounted_unit_price_gross_amount or line.unit_price_gross_amount


def redemption_of_code(code: str | None) -> Redemption | None:
    """Whose code an order was placed with, whether or not its use was noted yet."""
    if not code:
        return None
    found = Redemption.objects.filter(code__digest=code_digest(code))
    return found.select_related("reward", "entry").first()


def paid_with_points(order: Order) -> Decimal:
    """What a code that was bought with points took off the order's goods, taxes with it."""
    redemption = redemption_of_code(order.voucher_code)
    if redemption is None:
        return Decimal(0)
    return taken_off(redemption, made_cheaper(goods_of(order)))


def cards_for_points(saleor_ids: Collection[str]) -> dict[str, Decimal]:
    """Those of these gift cards that were taken for points, and what they were worth then."""
    if not saleor_ids:
        return {}
    bought = Redemption.objects.filter(credit__saleor_id__in=saleor_ids)
    return dict(bought.values_list("credit__saleor_id", "credit__amount"))


def paid_by_points(by_cards: Decimal, worth: Iterable[Decimal]) -> Decimal:
    """Of what gift cards paid, what those did that were taken for points.

    Where others paid as well, these come first: Saleor does not say how much each of them paid.
    """
    return min(by_cards, sum(worth, Decimal(0)))


def made_cheaper(lines: Iterable[OrderLine]) -> Decimal:
    """By discounts of any kind, together."""
    return sum((unit_worth(line) * line.quantity - line.total_price_gross_amount for line in lines), Decimal(0))


def taken_off(redemption: Redemption, cheaper: Decimal) -> Decimal:
    """By its code, of goods that cost so much less than before any discount.

    Of an amount, that amount, or all that the goods cost less; of a share or a product, all that they cost less:
    Saleor's lines do not tell a promotion from a voucher. Free shipping takes nothing off goods.
    """
    off = max(cheaper, Decimal(0)) if redemption.reward.kind != RewardKind.SHIPPING else Decimal(0)
    return min(off, redemption.amount) if redemption.amount is not None else off
