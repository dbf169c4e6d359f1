"""Points go with what they were earned for: as many as those units earned under the terms of that day.

There is one truth: how many units of a line are gone, from all that is told of it (`queries.comebacks`). What was
taken back for them is made to agree with it, so it does not matter who tells, in what order, or how often.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from django.db import transaction

from saleor_postventa.core.actor import Actor
from saleor_postventa.loyalty.models import Earning, SettledReturn
from saleor_postventa.loyalty.queries.comebacks import comebacks_of
from saleor_postventa.loyalty.queries.purchases import lines_of_purchase
from saleor_postventa.loyalty.queries.rewards import redemptions_of_order
from saleor_postventa.loyalty.rules.comebacks import Comebacks, filled, points_gone
from saleor_postventa.shops.scope import current_shop

from .capturing import give_back_spent
from .exchanging import bind_replacement
from .locking import lock_orders
from .qualifying import count_orders
from .reversing import reverse


@transaction.atomic
def take_back_points(order_id: int, *, by: Actor, cause: Mapping[str, int] | None = None) -> int:
    """Take back what is due by now for an order; returns how many points. Once all is taken it changes nothing.

    Points that were spent on it come back in the same step, for the same units.
    """
    order = lock_orders(order_id)
    if order is None:
        return 0
    if bind_replacement(order):
        lock_orders(order_id)
    rows = Earning.objects.select_for_update(of=("self",)).of_order(order.pk)
    earnings = list(rows.select_related("entry", "programme", "account"))
    if not earnings and not redemptions_of_order(order.pk):
        return 0
    lines = lines_of_purchase(order)
    backs = comebacks_of(order, lines)
    units_back = {line.pk: line.quantity for line in lines} if backs.is_all else backs.units
    give_back_spent(order, units_back, cause=cause, by=by)
    taken = 0
    for earning, units in _units_of(earnings, backs):
        points = earning.points if backs.is_all else points_gone(earning.points, earning.quantity, units, backs.share)
        taken += reverse(earning, units=units, points=points, cause=cause or {}, by=by)
    count_orders(order_id)
    return taken


@transaction.atomic
def note_settled_return(
    return_id: int, order_id: int, units: Mapping[str, int], *, is_without_money: bool
) -> SettledReturn:
    """A return is done. One that was opened again, and is done again, tells of no fewer units than before."""
    row, _is_new = SettledReturn.objects.select_for_update().get_or_create(
        shop=current_shop(), return_id=return_id, defaults={"order_id": order_id}
    )
    row.units = {line: max(units.get(line, 0), row.units.get(line, 0)) for line in {*units, *row.units}}
    row.is_without_money = is_without_money
    row.save(update_fields=["units", "is_without_money"])
    return row


def _units_of(earnings: Sequence[Earning], backs: Comebacks) -> Iterator[tuple[Earning, int]]:
    """How many units of each are gone. A line that replaces several is filled from the first to the last of them."""
    of_line: dict[int, dict[int, list[Earning]]] = defaultdict(lambda: defaultdict(list))
    for each in earnings:
        if each.order_line_id is None:
            yield each, each.quantity if backs.is_all or backs.is_shipping_back else 0
        else:
            of_line[each.order_line_id][each.source_id or 0].append(each)
    for line_id, parts in of_line.items():
        quantities = [(source, rows[0].quantity - rows[0].units_exchanged) for source, rows in parts.items()]
        units = filled(quantities, backs.units.get(line_id, 0))
        for source, rows in parts.items():
            for each in rows:
                yield each, each.quantity if backs.is_all else units[source] + each.units_exchanged
