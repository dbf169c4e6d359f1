"""What units of an order are still worth: what was paid for them, less what was settled of them in any way."""

from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal

from django.db.models import Q

from saleor_postventa.core.money import Money
from saleor_postventa.orders.models import Order
from saleor_postventa.refunds.paid import PaidOrder, paid_order
from saleor_postventa.returns.models import Settlement
from saleor_postventa.returns.rules import Outcome


@dataclass(frozen=True)
class Worth:
    """`is_shipping_given`: the delivery was paid back with an earlier return of the order."""

    paid: PaidOrder
    is_shipping_given: bool

    def of(self, order_line_id: int, quantity: int) -> Money:
        return self.paid.owed({order_line_id: quantity}, with_shipping=False).goods

    @property
    def shipping(self) -> Money:
        return Money.zero(self.paid.currency) if self.is_shipping_given else self.paid.shipping_left


def worth_of(order: Order, *, but: Settlement | None = None) -> Worth:
    """Refunds know what they sent back; what became credit, went out again or came to nothing, settlements know.

    `but` is a settlement that is reckoned anew.
    """
    paid = paid_order(order)
    gone = Counter(paid.already)
    earlier = Settlement.objects.filter(of__order_id=order.pk, goods_amount__gt=0).exclude(pk=but.pk if but else 0)
    for units in earlier.filter(~Q(outcome=Outcome.REFUND) | Q(amount__lte=Decimal(0))).values_list("units", flat=True):
        gone.update({int(line): count for line, count in units.items()})
    given = earlier.filter(shipping_amount__gt=0).exists()
    return Worth(replace(paid, already=dict(gone)), given)
