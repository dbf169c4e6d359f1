"""What a product would earn, by itself, if it were ordered now."""

from collections.abc import Sequence
from decimal import Decimal

from saleor_postventa.catalogue.models import Variant
from saleor_postventa.core.money import Money
from saleor_postventa.people.models import Customer

from .carts import Cart, CartLine, Estimate, estimate_carts


def product_estimates(
    product_ids: Sequence[int],
    customer: Customer | None,
    *,
    channel: str,
    quantity: int,
    variant: str = "",
    price: Decimal | None = None,
    net: Decimal | None = None,
) -> dict[int, Estimate]:
    """By product. `variant` is Saleor's id, "" for the cheapest in the channel; `price` and `net` of one unit,
    None for that of the channel. The same number of queries however many.
    """
    rows = Variant.objects.filter(product__in=product_ids, deleted_at=None).order_by("pk")
    cheapest: dict[int, tuple[Variant, Money]] = {}
    for row in rows:
        listed = row.price_in(channel)
        if listed is None or row.product_id is None or variant not in ("", row.saleor_id):
            continue
        known = cheapest.get(row.product_id)
        if known is None or listed.amount < known[1].amount:
            cheapest[row.product_id] = row, listed
    carts = {pk: _cart(row, listed, channel, quantity, price, net) for pk, (row, listed) in cheapest.items()}
    found = zip(carts, estimate_carts(list(carts.values()), customer), strict=True)
    return {pk: estimate for pk, estimate in found if estimate is not None}


def _cart(
    variant: Variant, listed: Money, channel: str, quantity: int, price: Decimal | None, net: Decimal | None
) -> Cart:
    gross = listed.amount if price is None else price
    line = CartLine(
        variant=variant.saleor_id,
        quantity=quantity,
        gross=gross * quantity,
        net=(gross if net is None else net) * quantity,
        undiscounted_gross=listed.amount * quantity,
    )
    return Cart(channel=channel, currency=listed.currency, lines=(line,))
