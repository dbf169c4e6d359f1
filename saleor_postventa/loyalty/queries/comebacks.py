"""What of an order came back, from what all tell of it: our returns and refunds, and Saleor's own book."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from django.db.models import Sum

from saleor_postventa.core.money import Money
from saleor_postventa.goods.models import GoodsMove
from saleor_postventa.goods.rules import MoveKind, MoveStatus
from saleor_postventa.loyalty.models import SettledReturn
from saleor_postventa.loyalty.rules.comebacks import Comebacks, LineBack, share_of_rest
from saleor_postventa.orders.models import GrantedRefund, Order, OrderLine, Transaction, TransactionEvent
from saleor_postventa.orders.rules import CHARGE_BACK
from saleor_postventa.refunds.models import Refund, RefundPart
from saleor_postventa.refunds.paid import grants_of_others, shares_of
from saleor_postventa.refunds.rules import PartStatus, Path, RefundStatus

_OF_RETURN = re.compile(r"return:(\d+)(?::|$)")
_NOTHING = Decimal(0)


def comebacks_of(order: Order, lines: Sequence[OrderLine]) -> Comebacks:
    """The same number of queries whatever happened."""
    refunds = list(Refund.objects.of_order(order.pk))
    parts = list(RefundPart.objects.of_order(order.pk))
    grants = grants_of_others(order, parts, refunds)
    settled, credited = _settled(order, refunds)
    marked = _marked_by_us(order)
    backs = {
        line.pk: LineBack(
            settled=settled[line.pk],
            credited=credited[line.pk],
            returned=max(0, line.quantity_returned - line.quantity_replaced - marked[line.pk]),
            refunded=line.quantity_refunded,
        )
        for line in lines
    }
    is_paid_back = not order.gift_cards and order.refunded_amount >= order.total_gross_amount > 0
    share = _share(order, lines, backs, parts, grants) if order.refunded_amount else _NOTHING
    return Comebacks(
        units={line: back.units for line, back in backs.items()},
        share=max(share, _share_charged_back(order)),
        is_shipping_back=any(each.shipping_amount > 0 and each.status == RefundStatus.SETTLED for each in refunds)
        or any(grant.is_shipping_included for grant in grants),
        is_all=order.cancelled_at is not None or order.expired_at is not None or is_paid_back,
    )


def _settled(order: Order, refunds: Sequence[Refund]) -> tuple[Counter[int], Counter[int]]:
    """By line: units of our returns, claims and withdrawals, and those of them that gave store credit.

    A return is told by each of its refunds, and by its own end: whichever tells of more.
    """
    by_cause: dict[str, Counter[int]] = defaultdict(Counter)
    for refund in refunds:
        if refund.status == RefundStatus.SETTLED:
            of_return = _OF_RETURN.match(refund.reference)
            by_cause[of_return.group(1) if of_return else refund.key].update(_units(refund.units))
    credited: Counter[int] = Counter()
    for row in SettledReturn.objects.filter(order=order):
        units = _units(row.units)
        by_cause[str(row.return_id)] |= units
        credited.update(units if row.is_without_money else {})
    return sum(by_cause.values(), Counter()), credited


def _marked_by_us(order: Order) -> Counter[int]:
    """Units that came back in Saleor because a return of ours says so, or is about to."""
    found: Counter[int] = Counter()
    moves = GoodsMove.objects.filter(order=order, kind=MoveKind.MARK_RETURNED).exclude(status=MoveStatus.DROPPED)
    for wanted in moves.values_list("wanted", flat=True):
        found.update(_units(wanted["units"]))
    return found


def _share(
    order: Order,
    lines: Sequence[OrderLine],
    backs: Mapping[int, LineBack],
    parts: Sequence[RefundPart],
    grants: Sequence[GrantedRefund],
) -> Decimal:
    shares = shares_of(order, lines, list(Transaction.objects.filter(order=order)))
    by_us = sum((p.amount for p in parts if p.path != Path.CARD and p.status != PartStatus.FAILED), _NOTHING)
    by_grants = sum((grant.amount for grant in grants if grant.units), _NOTHING)
    others = sum(
        (_worth(shares.lines, line, back.units - back.settled) for line, back in _with(lines, backs)), _NOTHING
    )
    rest = sum((_worth(shares.lines, line, line.quantity - back.units) for line, back in _with(lines, backs)), _NOTHING)
    return share_of_rest(
        refunded=order.refunded_amount,
        explained=by_us + max(by_grants, others),
        shipping=order.shipping_gross_amount,
        rest=rest,
    )


def _share_charged_back(order: Order) -> Decimal:
    """Of the whole order, what the shopper's bank took back: the goods stay, and so do points that were spent on it."""
    events = TransactionEvent.objects.filter(transaction__order=order, kind=CHARGE_BACK)
    taken = events.aggregate(amount=Sum("amount"))["amount"] or _NOTHING
    return min(Decimal(1), taken / order.total_gross_amount) if taken and order.total_gross_amount else _NOTHING


def _with(lines: Sequence[OrderLine], backs: Mapping[int, LineBack]) -> list[tuple[OrderLine, LineBack]]:
    return [(line, backs[line.pk]) for line in lines]


def _worth(shares: Mapping[int, Money], line: OrderLine, units: int) -> Decimal:
    whole = shares.get(line.pk)
    return whole.amount * units / line.quantity if whole is not None and units > 0 and line.quantity else _NOTHING


def _units(kept: Mapping[str, int]) -> Counter[int]:
    return Counter({int(line): quantity for line, quantity in kept.items()})
