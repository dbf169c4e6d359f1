"""Returns as rows in whichever state a test wants, with no service in between."""

from datetime import timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from saleor_postventa.core.clock import now
from saleor_postventa.orders.models import Order, OrderLine
from saleor_postventa.returns.models import Reason, Return, ReturnLine
from saleor_postventa.shops.scope import current_shop
from tests.mailing.scene import make_customer, make_order

_numbers = count(1)
GOODS = (("Linen shirt", "M", 1, "39.90"), ("Mug & saucer", "Ochre", 2, "12.50"))


def make_return(order: Order | None = None, *, lines: tuple[Any, ...] = GOODS, **overrides: Any) -> Return:
    """Approved, to be sent within two weeks by a carrier of the shopper's choice."""
    order = order or make_order(make_customer(), shipping_address={"postal_code": "28004", "city": "Madrid"})
    values = {
        "number": f"R{next(_numbers):05}",
        "customer": order.customer,
        "status": "approved",
        "outcome": "refund",
        "method": "own_carrier",
        "language": "es",
        "currency": "EUR",
        "approved_at": now(),
        "send_by": now() + timedelta(days=14),
        "estimate_amount": Decimal("64.90"),
    }
    ret = Return.objects.create(shop=current_shop(), order=order, **{**values, **overrides})
    for name, variant, quantity, price in lines:
        make_return_line(ret, name, variant, quantity, Decimal(price))
    return ret


def make_return_line(ret: Return, name: str, variant: str, quantity: int, price: Decimal) -> ReturnLine:
    line = OrderLine.objects.create(
        shop=current_shop(),
        order=ret.order,
        saleor_id=f"ReturnedLine:{next(_numbers)}",
        position=next(_numbers),
        product_name=name,
        variant_name=variant,
        sku=f"SKU-{next(_numbers)}",
        quantity=quantity,
        quantity_fulfilled=quantity,
        unit_price_gross_amount=price,
        currency=ret.currency,
    )
    return ReturnLine.objects.create(
        shop=current_shop(),
        of=ret,
        order_line=line,
        quantity=quantity,
        quantity_approved=quantity,
        reason=make_reason(),
        estimate_amount=price * quantity,
    )


def make_reason(code: str = "too_small") -> Reason:
    names = {"es": "Me queda pequeño", "en": "Too small"}
    reason, _is_new = Reason.objects.get_or_create(shop=current_shop(), code=code, defaults={"names": names})
    return reason
