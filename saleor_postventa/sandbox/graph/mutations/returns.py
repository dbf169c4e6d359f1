"""Returns: by lines of fulfilments, or by lines of the order that were never sent."""

from typing import Any

from saleor_postventa.sandbox.graph.context import Context
from saleor_postventa.sandbox.graph.registry import resolves
from saleor_postventa.sandbox.verbs.moving import RefusedUnits, TakenUnits, take_back
from saleor_postventa.sandbox.verbs.reasoning import check_reason
from saleor_postventa.sandbox.world.orders import FulfillmentLine, Order, OrderLine
from saleor_postventa.sandbox.world.record import from_global_id

Payload = dict[str, Any]


def _refuse(field: str | None, code: str, message: str) -> Payload:
    return {"order": None, "errors": [{"field": field, "message": message, "code": code}]}


@resolves("Mutation", "orderFulfillmentReturnProducts")
def return_products(_: None, context: Context, order: str, input_: Payload) -> Payload:
    found = context.world.store.get(Order, from_global_id(order, Order.typename))
    if found is None:
        return _refuse("order", "NOT_FOUND", f"Couldn't resolve to a node: {order}")
    if input_.get("refund"):
        return _refuse("order", "CANNOT_REFUND", "Order cannot be refunded.")
    packed = _taken(input_.get("fulfillmentLines"), "fulfillmentLineId", FulfillmentLine.typename)
    unsent = _taken(input_.get("orderLines"), "orderLineId", OrderLine.typename)
    by, reason = context.requestor.principal, input_.get("reason") or ""
    page = input_.get("reasonReference") or ""
    try:
        check_reason(context.world, page, is_person=context.requestor.user is not None)
        take_back(context.world, found, by, packed, unsent, reason, page)
    except RefusedUnits as refused:
        return _refuse(refused.field, refused.code, refused.message)
    return {"order": found, "errors": []}


def _taken(lines: list[Payload] | None, key: str, typename: str) -> list[TakenUnits]:
    return [
        TakenUnits(
            pk=from_global_id(line[key], typename) or line[key],
            quantity=line["quantity"],
            reason=line.get("reason") or "",
        )
        for line in lines or []
    ]
