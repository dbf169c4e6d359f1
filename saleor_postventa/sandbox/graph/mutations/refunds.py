"""Money goes back: a grant, and the request of it."""

from decimal import Decimal
from typing import Any

from saleor_postventa.sandbox.graph.context import Context
from saleor_postventa.sandbox.graph.registry import Part, resolves
from saleor_postventa.sandbox.verbs import refunding
from saleor_postventa.sandbox.verbs.fulfilling import Units
from saleor_postventa.sandbox.verbs.refunding import WantedRefund
from saleor_postventa.sandbox.verbs.refusing import Refused
from saleor_postventa.sandbox.world.orders import GrantedRefund, Order, Transaction
from saleor_postventa.sandbox.world.record import from_global_id

Payload = dict[str, Any]


def _refuse(refused: Refused, field: str | None = None) -> Payload:
    told = {"field": refused.field or field, "message": refused.message, "code": refused.code, "lines": refused.lines}
    return {"granted_refund": None, "transaction": None, "errors": [told]}


@resolves("Mutation", "orderGrantRefundCreate")
def grant_refund(_: None, context: Context, id_: str, input_: Payload) -> Payload:
    """The amount may be 0 or less; only too much of it is refused."""
    amount = input_.get("amount")
    wanted = WantedRefund(
        amount=None if amount is None else Decimal(amount),
        lines=[Units(line=each["id"], quantity=each["quantity"]) for each in input_.get("lines") or []],
        reason=input_.get("reason") or "",
        shipping=bool(input_.get("grantRefundForShipping")),
        transaction_pk=from_global_id(input_["transactionId"], Transaction.typename) or input_["transactionId"],
    )
    if not from_global_id(id_, Order.typename):
        return _refuse(Refused("NOT_FOUND", f"Couldn't resolve to a node: {id_}"), "id")
    try:
        grant = refunding.grant_refund(context.world, id_, wanted)
    except Refused as refused:
        return _refuse(refused)
    order = context.world.store.get(Order, from_global_id(id_, Order.typename))
    return {"granted_refund": Part(order, grant) if order else None, "errors": []}


@resolves("Mutation", "transactionRequestRefundForGrantedRefund")
def request_refund(_: None, context: Context, granted_refund_id: str) -> Payload:
    """The payment app is asked at once, and answers as the control API told it to."""
    order = _order_of(context, granted_refund_id)
    if order is None:
        return _refuse(Refused("NOT_FOUND", f"Couldn't resolve to a node: {granted_refund_id}"), "grantedRefundId")
    world = context.world
    answer = refunding.payment_answer(world.store)
    try:
        grant = refunding.request_refund(world, order.id, context.requestor.principal, granted_refund_id, answer)
    except Refused as refused:
        is_about_all = refused.code == "MISSING_TRANSACTION_ACTION_REQUEST_WEBHOOK"
        return _refuse(refused, None if is_about_all else "grantedRefundId")
    found = next(item for item in order.transactions if item.pk == grant.transaction_pk)
    return {"transaction": Part(order, found), "errors": []}


def _order_of(context: Context, grant_id: str) -> Order | None:
    pk = from_global_id(grant_id, GrantedRefund.typename)
    orders = context.world.store.all(Order)
    return next((order for order in orders if any(grant.pk == pk for grant in order.granted_refunds)), None)
