"""The shop's past for the replay of a programme (`loyalty.simulation`).

The same number of queries for each chunk, and some for each order that a gift card paid, or of which something came
back. What the mirror keeps no history of counts as it is today: products' categories, customers' groups, what came
back.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal

from django.db.models import Q

from saleor_postventa.credits.rules import code_digest
from saleor_postventa.loyalty.models import Account, LineWindow, Redemption, SettledReturn
from saleor_postventa.loyalty.queries.comebacks import comebacks_of
from saleor_postventa.loyalty.queries.purchases import SEGMENTS, card_ids, purchase_from
from saleor_postventa.loyalty.queries.spending import cards_for_points, made_cheaper, taken_off
from saleor_postventa.loyalty.rules.comebacks import Comebacks
from saleor_postventa.loyalty.simulation.case import PastCustomer, PastOrder
from saleor_postventa.orders.models import Order, OrderLine, Transaction
from saleor_postventa.orders.replays import YEAR, order_chunks
from saleor_postventa.people.models import Customer, CustomerFact


def past_chunks(since: datetime, until: datetime) -> Iterator[list[PastCustomer]]:
    """Who ordered in that time, or in the year before it, which levels may still count."""
    for order_ids in order_chunks(since - YEAR, until):
        yield past_customers(order_ids)


def past_customers(order_ids: Sequence[int]) -> list[PastCustomer]:
    """All orders of their customers have to be among them. Nobody's orders earn nothing."""
    orders = Order.objects.filter(pk__in=order_ids, paid_at__isnull=False, customer__erased_at=None)
    found: dict[Customer, list[Order]] = defaultdict(list)
    for order in orders.select_related("customer").order_by("placed_at", "pk"):
        if order.customer is not None:
            found[order.customer].append(order)
    around = _Around([order for theirs in found.values() for order in theirs])
    return [around.customer(customer, theirs) for customer, theirs in found.items()]


class _Around:
    """What is known around the orders of one chunk."""

    def __init__(self, orders: Sequence[Order]) -> None:
        ids = [order.pk for order in orders]
        people = {order.customer_id for order in orders}
        self.lines: dict[int, list[OrderLine]] = defaultdict(list)
        rows = OrderLine.objects.filter(order_id__in=ids).select_related("variant__product")
        for line in rows.order_by("position", "pk"):
            self.lines[line.order_id].append(line)
        self.transactions: dict[int, list[Transaction]] = defaultdict(list)
        for transaction in Transaction.objects.filter(order_id__in=ids):
            self.transactions[transaction.order_id].append(transaction)
        windows = LineWindow.objects.filter(order_line__order_id__in=ids)
        self.windows = {line: ends_at for line, ends_at in windows.values_list("order_line_id", "ends_at") if ends_at}
        self.settled = set(SettledReturn.objects.filter(order_id__in=ids).values_list("order_id", flat=True))
        digests = [code_digest(order.voucher_code) for order in orders if order.voucher_code]
        redemptions = Redemption.objects.filter(code__digest__in=digests).select_related("reward", "code")
        self.redemptions = {row.code.digest: row for row in redemptions if row.code is not None}
        self.cards = cards_for_points({card for order in orders for card in card_ids(order)})
        facts = CustomerFact.objects.filter(customer_id__in=people, key=SEGMENTS)
        self.groups = {fact.customer_id: fact.value for fact in facts if isinstance(fact.value, list)}
        left = Account.objects.filter(customer_id__in=people).filter(~Q(left_at=None))
        self.has_left = set(left.values_list("customer_id", flat=True))

    def customer(self, customer: Customer, orders: Sequence[Order]) -> PastCustomer:
        return PastCustomer(
            id=customer.pk,
            is_guest=customer.is_guest,
            saleor_id=customer.saleor_id or "",
            email=customer.email,
            groups=frozenset(map(str, self.groups.get(customer.pk, ()))),
            has_left=customer.pk in self.has_left,
            orders=tuple(self._order(order) for order in orders),
        )

    def _order(self, order: Order) -> PastOrder:
        assert order.placed_at is not None
        assert order.paid_at is not None
        lines = self.lines[order.pk]
        return PastOrder(
            id=order.pk,
            placed_at=order.placed_at,
            paid_at=order.paid_at,
            purchase=purchase_from(
                order, lines, self.transactions[order.pk], self._points_off(order, lines), self.cards
            ),
            backs=self._backs(order, lines),
            windows={str(line.pk): self.windows[line.pk] for line in lines if line.pk in self.windows},
        )

    def _points_off(self, order: Order, lines: Sequence[OrderLine]) -> Decimal:
        used = self.redemptions.get(code_digest(order.voucher_code)) if order.voucher_code else None
        return (
            taken_off(used, made_cheaper(line for line in lines if not line.is_removed))
            if used is not None
            else Decimal(0)
        )

    def _backs(self, order: Order, lines: Sequence[OrderLine]) -> Comebacks:
        """Most orders stay: of them nothing more is asked."""
        is_touched = (
            order.refunded_amount > 0
            or order.pk in self.settled
            or any(line.quantity_returned or line.quantity_refunded for line in lines)
        )
        return comebacks_of(order, lines) if is_touched else Comebacks()
