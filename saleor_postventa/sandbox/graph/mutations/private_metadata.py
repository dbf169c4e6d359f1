"""Private metadata of customers, and of an order's line: the latter is written without any event."""

from typing import Any

from saleor_postventa.sandbox.graph.context import Context
from saleor_postventa.sandbox.graph.refusals import PermissionDenied
from saleor_postventa.sandbox.graph.registry import resolves
from saleor_postventa.sandbox.verbs import metadata
from saleor_postventa.sandbox.world.orders import Order, OrderLine
from saleor_postventa.sandbox.world.people import User
from saleor_postventa.sandbox.world.record import from_global_id

WRITES_ORDERS = ("MANAGE_ORDERS", "HANDLE_TAXES")
WRITES_CUSTOMERS = ("MANAGE_USERS",)
WRITES_STAFF = ("MANAGE_STAFF",)
Answer = dict[str, Any]


@resolves("Mutation", "updatePrivateMetadata")
def update_private_metadata(_: None, context: Context, id_: str, input_: list[dict[str, str]]) -> Answer:
    pairs = {each["key"]: each["value"] for each in input_}
    if from_global_id(id_, User.typename):
        user, by = _writable(context, id_), context.requestor.principal
        metadata.set_customer_metadata(context.world, user.id, by, pairs, private=True)
        return {"errors": []}
    return _update_line(context, id_, pairs)


@resolves("Mutation", "deletePrivateMetadata")
def delete_private_metadata(_: None, context: Context, id_: str, keys: list[str]) -> Answer:
    if not from_global_id(id_, User.typename):
        return _unknown(id_)
    user = _writable(context, id_)
    metadata.drop_private_customer_metadata(context.world, user.id, context.requestor.principal, keys)
    return {"errors": []}


def _writable(context: Context, id_: str) -> User:
    """Of who is gone Saleor says that it may not be done; an app writes none of the team's."""
    user = context.world.store.get(User, from_global_id(id_, User.typename))
    if user is None or (user.is_staff and context.requestor.app is not None):
        raise PermissionDenied
    demanded = WRITES_STAFF if user.is_staff else WRITES_CUSTOMERS
    if not context.requestor.holds_one_of(frozenset(demanded)):
        raise PermissionDenied(demanded)
    return user


def _update_line(context: Context, id_: str, pairs: dict[str, str]) -> Answer:
    if not context.requestor.holds_one_of(frozenset(WRITES_ORDERS)):
        raise PermissionDenied(WRITES_ORDERS)
    pk = from_global_id(id_, OrderLine.typename)
    for order in context.world.store.all(Order):
        line = order.line(pk) if pk else None
        if line is not None:
            with context.world.acting():
                line.private_metadata |= pairs
                context.world.store.put(order)
            return {"errors": []}
    return _unknown(id_)


def _unknown(id_: str) -> Answer:
    return {"errors": [{"field": "id", "message": f"Couldn't resolve to a node: {id_}", "code": "NOT_FOUND"}]}
