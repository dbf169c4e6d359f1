"""What the items of an order could be exchanged for."""

from collections.abc import Collection
from dataclasses import dataclass

from saleor_postventa.catalogue.models import Variant
from saleor_postventa.core.errors import Failure
from saleor_postventa.core.money import Money
from saleor_postventa.goods.stock import available
from saleor_postventa.orders.models import Order, OrderLine

from .prices import unit_difference


@dataclass(frozen=True)
class Choice:
    """Another variant of an item's product; `units` that may be sold now are None where Saleor could not be asked."""

    order_line: OrderLine
    variant: Variant
    price: Money
    difference: Money
    units: int | None


def exchange_choices(order: Order, line_ids: Collection[int] | None = None) -> list[Choice]:
    """Of these lines, or all: by line and then by name. Asks Saleor for its stock: never inside a transaction."""
    sold = order.lines.select_related("variant__product").exclude(variant=None)
    lines = list((sold if line_ids is None else sold.filter(pk__in=line_ids)).order_by("position", "pk"))
    products = {line.variant.product_id for line in lines if line.variant and line.variant.product_id}
    rows = list(Variant.objects.filter(product_id__in=products, deleted_at=None).order_by("name", "pk"))
    stock = _stock(order, [row.saleor_id for row in rows])
    return [
        Choice(
            order_line=line,
            variant=row,
            price=price,
            difference=unit_difference(line, row, channel=order.channel, paid=line.unit_price),
            units=None if stock is None else stock.get(row.saleor_id, 0),
        )
        for line in lines
        for row in rows
        if _is_other(line, row) and (price := row.price_in(order.channel)) is not None
    ]


def _is_other(line: OrderLine, row: Variant) -> bool:
    return line.variant is not None and row.product_id == line.variant.product_id and row.pk != line.variant_id


def _stock(order: Order, variant_ids: list[str]) -> dict[str, int] | None:
    try:
        return available(order.shop, variant_ids, channel=order.channel, country=order.shipping_country)
    except Failure:
        return None
