"""The return that previews tell of. Its rows are never saved, and belong to nobody."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from saleor_postventa.core.clock import now
from saleor_postventa.credits.models import StoreCredit
from saleor_postventa.orders.models import Order, OrderLine
from saleor_postventa.people.models import Customer
from saleor_postventa.refunds.models import Refund
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.secrets import seal

from .models import Exchange, Inspection, Return, ReturnLine, ReturnNote, Settlement

EUR = "EUR"
UNITS = {"1": 1, "2": 2}
type Lines = list[ReturnLine]


def made_up_return(shop: Shop, notice: str) -> tuple[Return, Lines, Any]:
    """The return, its lines, and the row that this notice is about besides."""
    ret = _return(shop)
    for name, value in _CHANGES[notice]().items() if notice in _CHANGES else ():
        setattr(ret, name, value)
    lines = [_line(ret, 1, _("Linen shirt"), "M", 1), _line(ret, 2, _("Ceramic mug"), _("Ochre"), 2)]
    return ret, lines, _ABOUT[notice](ret, lines) if notice in _ABOUT else ret


def _return(shop: Shop) -> Return:
    customer = Customer(shop=shop, first_name="Lucía")
    order = Order(shop=shop, number="1042", currency=EUR, customer=customer, shipping_country="ES")
    return Return(
        shop=shop,
        number="R00042",
        order=order,
        customer=customer,
        outcome="refund",
        method="own_carrier",
        currency=EUR,
        estimate_amount=Decimal("64.90"),
        send_by=now() + timedelta(days=21),
        refund_due_at=now() + timedelta(days=14),
    )


def _in_days(days: int) -> date:
    return (now() + timedelta(days=days)).date()


def _line(ret: Return, pk: int, name: str, variant: str, quantity: int) -> ReturnLine:
    bought = OrderLine(pk=pk, product_name=name, variant_name=variant, quantity=quantity)
    return ReturnLine(
        of=ret, order_line=bought, quantity=quantity, quantity_approved=quantity, quantity_received=quantity
    )


_CHANGES: dict[str, Callable[[], dict[str, Any]]] = {
    "return_declined": lambda: {"decline_reason": _("The mugs were used, so they can't be sold as new any more.")},
    "return_arranged": lambda: {
        "method": "pickup",
        "method_details": {"day": _in_days(4).isoformat(), "hours": {"start": "16:00", "end": "20:00"}},
    },
    "return_papers": lambda: {"method": "staff_label"},
    "return_sent": lambda: {"carrier": "Correos", "tracking_number": "PK4Z8T0710342870117001N"},
    "return_credit": lambda: {"outcome": "credit"},
    "return_exchanged": lambda: {"outcome": "exchange"},
    "return_sold_out": lambda: {"outcome": "exchange"},
}
_ABOUT: dict[str, Callable[[Return, Lines], Any]] = {
    "return_checked": lambda ret, lines: [
        Inspection(line=lines[0], quantity=1, grade="a"),
        Inspection(line=lines[1], quantity=2, grade="c"),
    ],
    "return_refund_started": lambda ret, lines: Settlement(
        of=ret,
        units=UNITS,
        goods_amount=Decimal("64.90"),
        shipping_amount=Decimal("4.90"),
        loss_amount=Decimal("5.00"),
        amount=Decimal("64.80"),
        currency=EUR,
    ),
    "return_refunded": lambda ret, lines: Refund(amount=Decimal("64.80"), currency=EUR, units=UNITS),
    "return_credit": lambda ret, lines: StoreCredit(
        amount=Decimal("64.90"),
        currency=EUR,
        sealed_code=seal("VALE-7K3M-92QX"),
        expires_on=(now() + timedelta(days=3 * 365)).date(),
    ),
    "return_exchanged": lambda ret, lines: Exchange(
        of=ret,
        lines=[{"name": f"{_('Linen shirt')} L", "quantity": 1}],
        difference_amount=Decimal("5.00"),
        currency=EUR,
        replacement_number="1061",
    ),
    "return_sold_out": lambda ret, lines: Exchange(of=ret, lines=[{"name": f"{_('Linen shirt')} L", "quantity": 1}]),
    "return_note": lambda ret, lines: ReturnNote(
        of=ret, text=_("Thank you for the photo. One of the mugs is cracked: you get all of it back.")
    ),
}
