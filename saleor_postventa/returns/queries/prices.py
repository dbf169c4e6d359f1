"""What an exchange costs more or less."""

from decimal import Decimal

from saleor_postventa.catalogue.models import Variant
from saleor_postventa.core.money import Money
from saleor_postventa.orders.models import OrderLine


def unit_difference(order_line: OrderLine, variant: Variant, *, channel: str, paid: Money) -> Money:
    """What a unit of the variant costs more than what was paid for the one that comes back.

    Another size at the same list price is an even exchange, whatever discount was had on the first.
    """
    listed = variant.price_in(channel)
    if listed is None or listed.currency != paid.currency:
        return Money.zero(paid.currency)
    before = order_line.variant.price_in(channel) if order_line.variant else None
    if before == listed and _is_same_product(order_line, variant):
        return Money.zero(paid.currency)
    tax = order_line.tax_rate or Decimal(0) if variant.is_net_in(channel) else Decimal(0)
    return (listed * (1 + tax)).rounded() - paid


def _is_same_product(order_line: OrderLine, variant: Variant) -> bool:
    own = order_line.variant
    return own is not None and own.product_id is not None and own.product_id == variant.product_id
