"""The first lock of whoever moves points of an order.

Then come its earnings in the order of their ids, budgets in the order of their names, and accounts last, in the ledger.
"""

from collections.abc import Iterable

from saleor_postventa.loyalty.models import Account, Earning
from saleor_postventa.orders.models import Order


def lock_orders(order_id: int) -> Order | None:
    """Locks the order, and those that were bought where it only replaces something; None where there is none."""
    bought = Earning.objects.filter(order_id=order_id).exclude(counts_for=None).values_list("counts_for_id", flat=True)
    ids = {order_id, *bought}
    locked = {row.pk: row for row in Order.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk")}
    return locked.get(order_id)


def lock_accounts(account_ids: Iterable[int]) -> None:
    """Where points of several people move in one step."""
    list(Account.objects.select_for_update().filter(pk__in=set(account_ids)).order_by("pk"))
