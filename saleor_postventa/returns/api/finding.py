"""From what a client names to our rows: own ids, Saleor's, and only what the asker may see."""

from collections.abc import Iterable, Mapping
from typing import Any

from saleor_postventa.orders import queries as orders
from saleor_postventa.orders.models import Order
from saleor_postventa.people.api import may_see
from saleor_postventa.returns.models import Return
from saleor_postventa.returns.queries import return_with_everything
from saleor_postventa.returns.services.moving import UnknownReturn
from saleor_postventa.returns.services.requesting import UnknownOrder
from saleor_postventa.web.ids import UnknownId, must_read_id, read_id
from saleor_postventa.web.viewer import Viewer


def order_for(viewer: Viewer, shown: str) -> Order | None:
    """By our id or Saleor's; None where it is none of theirs. The table says who may ask at all."""
    pk = read_id("PostSaleOrder", shown)
    found = orders.order_with_goods(pk=pk) if pk else orders.order_with_goods(saleor_id=shown)
    return found if found is not None and _is_theirs(viewer, found) else None


def _is_theirs(viewer: Viewer, order: Order) -> bool:
    """Shoppers have what is their own; the team and integrators all of their shop's."""
    return not viewer.is_shopper or may_see(viewer, order.customer)


def must_find_order(viewer: Viewer, shown: str, *, field: str = "order_id") -> Order:
    """Raises UnknownOrder."""
    found = order_for(viewer, shown)
    if found is None:
        raise UnknownOrder(field=field)
    return found


def line_ids(order: Order, shown: Iterable[str], *, field: str) -> list[int]:
    """Of the order's lines, by our ids or Saleor's. Raises UnknownId, naming the place in the list."""
    by_saleor = {line.saleor_id: line.pk for line in order.lines.all()}
    found = []
    for place, each in enumerate(shown):
        pk = by_saleor.get(each) or read_id("PostSaleOrderLine", each)
        if pk not in by_saleor.values():
            raise UnknownId(field=f"{field}.{place}.order_line_id")
        found.append(pk)
    return found


def return_for(viewer: Viewer, *, pk: int = 0, number: str | None = None) -> Return | None:
    """None where it is none of theirs."""
    found = return_with_everything(pk=pk, number=number or "")
    return found if found is not None and _is_theirs(viewer, found.order) else None


def own_return_id(viewer: Viewer, shown: str) -> int:
    """The id of a return that the asker may act on. Raises UnknownReturn."""
    pk = must_read_id("PostSaleReturn", shown, field="id")
    if viewer.is_shopper and return_for(viewer, pk=pk) is None:
        raise UnknownReturn(field="id")
    return pk


def by_line(given: Iterable[Mapping[str, Any]], value: str, *, field: str) -> dict[int, Any]:
    """`{return line's id: value}` of a list of inputs. Raises UnknownId, naming the place; the last of equals wins."""
    return {
        must_read_id("PostSaleReturnLine", each["line_id"], field=f"{field}.{place}.line_id"): each[value]
        for place, each in enumerate(given)
        if each.get(value) is not None
    }
