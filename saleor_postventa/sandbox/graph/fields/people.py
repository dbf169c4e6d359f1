from typing import Any

from saleor_postventa.sandbox.graph.connections import Connection, moment_key, paginate
from saleor_postventa.sandbox.graph.context import Context
from saleor_postventa.sandbox.graph.registry import resolves
from saleor_postventa.sandbox.world.orders import Order
from saleor_postventa.sandbox.world.people import Address, User

from .pieces import pairs


@resolves("User", "metadata")
def resolve_metadata(user: User, _: Context) -> list[dict[str, str]]:
    return pairs(user.metadata)


@resolves("Address", "country")
def resolve_country(address: Address, _: Context) -> dict[str, Any]:
    return {"code": address.country}


@resolves("User", "orders")
def resolve_orders(user: User, context: Context, first: int | None = None, after: str | None = None) -> Connection:
    own = [order for order in context.world.store.all(Order) if order.user_pk == user.pk]
    return paginate("orders", own, lambda order: (moment_key(order.created),), first, after, descending=True)
