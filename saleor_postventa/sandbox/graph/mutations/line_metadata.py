"""Private metadata of an order's line: written without any event."""

from typing import Any

from saleor_postventa.sandbox.graph.context import Context
from saleor_postventa.sandbox.graph.refusals import PermissionDenied
from saleor_postventa.sandbox.graph.registry import resolves
from saleor_postventa.sandbox.world.orders import Order, OrderLine
from saleor_postventa.sandbox.world.record import from_global_id

WRITES_ORDERS = ("MANAGE_ORDERS", "HANDLE_TAXES")


@resolves("Mutation", "updatePrivateMetadata")
def update_private_metadata(_: None, context: Context, id_: str, input_: list[dict[str, str]]) -> dict[str, Any]:
    if not context.requestor.holds_one_of(frozenset(WRITES_ORDERS)):
        raise PermissionDenied(WRITES_ORDERS)
    pk = from_global_id(id_, OrderLine.typename)
    for order in context.world.store.all(Order):
        line = order.line(pk) if pk else None
        if line is not None:
            with context.world.acting():
                line.private_metadata |= {each["key"]: each["value"] for each in input_}
                context.world.store.put(order)
            return {"errors": []}
    return {"errors": [{"field": "id", "message": f"Couldn't resolve to a node: {id_}", "code": "NOT_FOUND"}]}
