"""Points for what was bought before: order by order, each in a transaction of its own, as often as one likes."""

from collections.abc import Iterator
from datetime import datetime

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.sqlite.outlasting import outlast_lock
from saleor_postventa.loyalty.models import Earning
from saleor_postventa.orders.models import Order

from .earning import earn_order
from .levels import follow_level
from .taking_back import take_back_points

BATCH = 500


def award_past_orders(*, since: datetime, by: Actor) -> int:
    """Orders placed since then that earned nothing yet, less what came back of them; returns how many points.

    Those from before the first programme earn by it. Run again, it goes on where it stopped, and gives nothing twice.
    A command runs it beside the app: where the app writes to SQLite without a pause, each order waits for its turn.
    """
    accounts: set[int] = set()
    points = 0
    for order_id in _waiting(since):
        earnings = outlast_lock(earn_order, order_id, by=by, is_in_arrears=True)
        if earnings:
            points += sum(each.points for each in earnings) - outlast_lock(take_back_points, order_id, by=by)
            accounts.add(earnings[0].account_id)
    for account_id in sorted(accounts):
        outlast_lock(follow_level, account_id, by=by)
    return points


def _waiting(since: datetime) -> Iterator[int]:
    last = 0
    paid = Order.objects.filter(placed_at__gte=since, is_replacement=False, deleted_at=None).exclude(paid_at=None)
    while ids := list(paid.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        known = set(Earning.objects.filter(order_id__in=ids).values_list("order_id", flat=True))
        yield from (pk for pk in ids if pk not in known)
        last = ids[-1]
