"""What was paid for an order, what went back of it, and what its payments still hold, as the mirror and we know it.

What goes back through us is told apart from what others refunded by the grants that our parts made.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from saleor_postventa.core.money import Money
from saleor_postventa.orders.models import GrantedRefund, Order, OrderLine, Transaction

from .models import Refund, RefundPart
from .rules import AT_SALEOR, Held, OrderShares, Owed, Path, carries_mark, line_share, order_shares

NOTHING = Decimal(0)
NOT_COUNTED = "failure"


@dataclass(frozen=True)
class PaidOrder:
    """`already` are units that a refund was asked or granted for, by us or by others; `asked` is all that we asked."""

    currency: str
    quantities: dict[int, int]
    shares: OrderShares
    already: dict[int, int]
    shipping_left: Money
    money: Money
    card: Money
    card_left: Money
    asked: Money
    held: list[Held]

    @property
    def money_left(self) -> Money:
        return sum((each.left for each in self.held), Money.zero(self.currency))

    def owed(self, units: Mapping[int, int], *, with_shipping: bool) -> Owed:
        """Units beyond those that are left are worth nothing more."""
        goods = Money.zero(self.currency)
        for line, quantity in units.items():
            already = self.already.get(line, 0)
            left = max(0, self.quantities.get(line, 0) - already)
            share = self.shares.lines.get(line, Money.zero(self.currency))
            goods += line_share(share, self.quantities.get(line, 0), already, min(quantity, left))
        return Owed(goods, self.shipping_left if with_shipping else Money.zero(self.currency))


def paid_order(order: Order) -> PaidOrder:
    lines = list(OrderLine.objects.filter(order=order, is_removed=False).order_by("position", "pk"))
    transactions = list(Transaction.objects.filter(order=order).order_by("created_at", "pk"))
    refunds = list(Refund.objects.of_order(order.pk))
    parts = list(RefundPart.objects.of_order(order.pk))
    grants = grants_of_others(order, parts, refunds)

    def money(amount: Decimal) -> Money:
        return Money(amount, order.currency)

    card = money(_paid_by_card(order, _worth_of(order, lines)))
    by_money = money(_paid_by_money(order, transactions))
    shares = shares_of(order, lines, transactions)
    shipping_gone = sum((refund.shipping_amount for refund in refunds), NOTHING)
    is_shipping_gone = any(grant.is_shipping_included for grant in grants)
    shipping_left = NOTHING if is_shipping_gone else max(NOTHING, shares.shipping.amount - shipping_gone)
    by_card = sum((part.amount for part in parts if part.path == Path.CARD), NOTHING)
    return PaidOrder(
        currency=order.currency,
        quantities={line.pk: line.quantity for line in lines},
        shares=shares,
        already=_units_gone(refunds, grants),
        shipping_left=money(shipping_left),
        money=by_money,
        card=card,
        card_left=money(max(NOTHING, card.amount - by_card)),
        asked=money(sum((refund.amount for refund in refunds), NOTHING)),
        held=_held(order, transactions, parts),
    )


def shares_of(order: Order, lines: Sequence[OrderLine], transactions: Sequence[Transaction]) -> OrderShares:
    """What was really paid for each of its lines and for the delivery."""

    def money(amount: Decimal) -> Money:
        return Money(amount, order.currency)

    prices = {line.pk: money(line.total_price_gross_amount) for line in lines}
    card = money(_paid_by_card(order, _worth_of(order, lines)))
    paid = money(_paid_by_money(order, transactions)) + card
    return order_shares(prices, money(order.shipping_gross_amount), value=order.total + card, paid=paid)


def _worth_of(order: Order, lines: Sequence[OrderLine]) -> Decimal:
    return sum((line.total_price_gross_amount for line in lines), order.shipping_gross_amount)


def _paid_by_money(order: Order, transactions: Sequence[Transaction]) -> Decimal:
    """What was ever charged, but for what was charged too much."""
    pending = sum((row.refund_pending_amount for row in transactions), NOTHING)
    return max(NOTHING, min(order.total_gross_amount, order.charged_amount + order.refunded_amount + pending))


def grants_of_others(order: Order, parts: list[RefundPart], refunds: list[Refund]) -> list[GrantedRefund]:
    """Granted by staff or other apps. What failed moved no money, though Saleor goes on counting its units."""
    ours = {part.grant_saleor_id for part in parts if part.grant_saleor_id}
    rows = GrantedRefund.objects.filter(order=order).exclude(status=NOT_COUNTED).exclude(saleor_id__in=ours)
    return [row for row in rows if not any(carries_mark(row.reason, refund.key) for refund in refunds)]


def _units_gone(refunds: list[Refund], grants: list[GrantedRefund]) -> dict[int, int]:
    gone: Counter[int] = Counter()
    for units in [*(refund.units for refund in refunds), *(grant.units for grant in grants)]:
        gone.update({int(line): quantity for line, quantity in units.items()})
    return dict(gone)


def _paid_by_card(order: Order, worth: Decimal) -> Decimal:
    """Saleor takes gift cards of the older way off the total, and says nowhere else how much they paid."""
    return max(NOTHING, worth - order.total_gross_amount) if order.gift_cards else NOTHING


def _held(order: Order, transactions: list[Transaction], parts: list[RefundPart]) -> list[Held]:
    """What was ever charged, less what we asked back, less what others refunded: whichever Saleor shows already."""
    held = [
        Held(
            Path.TRANSACTION,
            _left(
                order.currency,
                row.charged_amount + row.refunded_amount + row.refund_pending_amount,
                row.refunded_amount + row.refund_pending_amount,
                [part for part in parts if part.transaction_saleor_id == row.saleor_id],
            ),
            row.saleor_id,
        )
        for row in transactions
    ]
    charged = order.charged_amount - sum((row.charged_amount for row in transactions), NOTHING)
    refunded = order.refunded_amount - sum((row.refunded_amount for row in transactions), NOTHING)
    legacy = [part for part in parts if part.path == Path.LEGACY]
    held.append(Held(Path.LEGACY, _left(order.currency, charged + refunded, refunded, legacy)))
    return [each for each in held if each.left]


def _left(currency: str, ever: Decimal, seen: Decimal, parts: list[RefundPart]) -> Money:
    ours = sum((part.amount for part in parts), NOTHING)
    at_saleor = sum((part.amount for part in parts if part.status in AT_SALEOR), NOTHING)
    return Money(max(NOTHING, ever - ours - max(NOTHING, seen - at_saleor)), currency)
