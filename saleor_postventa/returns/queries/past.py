"""What a shop counts of a person's past, of the twelve months before; each by its name in `CustomerFacts`."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Count, Sum

from saleor_postventa.orders.models import Order, TransactionEvent
from saleor_postventa.returns.models import Inspection, Return, ReturnQuerySet, Settlement
from saleor_postventa.returns.rules import Grade, Outcome, ReturnStatus
from saleor_postventa.returns.simulation.past import YEAR

GIVEN_UP = (ReturnStatus.DECLINED, ReturnStatus.CANCELLED)

type Counted = Iterable[tuple[int, Any]]
type Counting = Callable[[Sequence[int], datetime], Counted]


def counts_of_past(
    customers: Sequence[int], *, now: datetime, asked: Collection[str] | None = None
) -> Mapping[int, Mapping[str, Any]]:
    """By customer and name; a query for each name that is asked for, and none where nobody is."""
    found: dict[int, dict[str, Any]] = defaultdict(dict)
    for name, count in _COUNTS.items() if customers else ():
        if asked is None or name in asked:
            for customer_id, value in count(customers, now - YEAR):
                found[customer_id][name] = value
    return found


def _orders(customers: Sequence[int], since: datetime) -> Counted:
    rows = Order.objects.filter(customer_id__in=customers, placed_at__gte=since, is_replacement=False)
    return rows.values_list("customer_id").annotate(n=Count("pk"))


def _returns(customers: Sequence[int], since: datetime) -> Counted:
    return _past_returns(customers, since).values_list("customer_id").annotate(n=Count("pk"))


def _keep_its(customers: Sequence[int], since: datetime) -> Counted:
    rows = _past_returns(customers, since).filter(is_keep_it=True)
    return rows.values_list("customer_id").annotate(n=Count("pk"))


def _past_returns(customers: Sequence[int], since: datetime) -> ReturnQuerySet:
    rows: ReturnQuerySet = Return.objects.exclude(status__in=GIVEN_UP)
    return rows.filter(customer_id__in=customers, requested_at__gte=since)


def _missing_item_returns(customers: Sequence[int], since: datetime) -> Counted:
    rows = Inspection.objects.filter(grade=Grade.D, at__gte=since, line__of__customer_id__in=customers)
    return rows.values_list("line__of__customer_id").annotate(n=Count("line__of", distinct=True))


def _failed_payments(customers: Sequence[int], since: datetime) -> Counted:
    rows = TransactionEvent.objects.filter(
        kind="charge_failure", created_at__gte=since, transaction__order__customer_id__in=customers
    )
    return rows.values_list("transaction__order__customer_id").annotate(n=Count("pk"))


def _partial_credits(customers: Sequence[int], since: datetime) -> Counted:
    rows = Settlement.objects.filter(
        made_at__gte=since, of__customer_id__in=customers, outcome=Outcome.CREDIT, loss_amount__gt=0
    )
    return rows.values_list("of__customer_id").annotate(n=Count("pk"))


def _bonus_received(customers: Sequence[int], since: datetime) -> Counted:
    rows = Settlement.objects.filter(made_at__gte=since, of__customer_id__in=customers)
    return rows.values_list("of__customer_id").annotate(total=Sum("bonus_amount"))


_COUNTS: dict[str, Counting] = {
    "orders": _orders,
    "returns": _returns,
    "keep_its": _keep_its,
    "missing_item_returns": _missing_item_returns,
    "failed_payments": _failed_payments,
    "partial_credits": _partial_credits,
    "bonus_received": _bonus_received,
}
