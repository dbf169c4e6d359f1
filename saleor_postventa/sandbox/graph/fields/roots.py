"""The queries."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from saleor_postventa.sandbox.graph.connections import Connection, Sort, moment_key, number_key, paginate
from saleor_postventa.sandbox.graph.context import Context
from saleor_postventa.sandbox.graph.refusals import PermissionDenied
from saleor_postventa.sandbox.graph.registry import resolves
from saleor_postventa.sandbox.world.apps import App
from saleor_postventa.sandbox.world.catalogue import Channel, Product
from saleor_postventa.sandbox.world.orders import Order
from saleor_postventa.sandbox.world.people import User
from saleor_postventa.sandbox.world.record import Record, from_global_id

SEES_UNPUBLISHED = frozenset({"MANAGE_ORDERS", "MANAGE_DISCOUNTS", "MANAGE_PRODUCTS", "MANAGE_CHANNELS"})
Filter = dict[str, Any] | None


def _chosen(items: Iterable[Any], kind: type[Record], filter_: Filter) -> list[Any]:
    wanted = filter_ or {}
    since: datetime | None = (wanted.get("updatedAt") or {}).get("gte")
    pks = {from_global_id(item, kind.typename) for item in wanted["ids"]} if "ids" in wanted else None
    return [item for item in items if (since is None or item.updated_at >= since) and (pks is None or item.pk in pks)]


def _order_sort(field: str) -> Sort:
    if field == "LAST_MODIFIED_AT":
        return lambda order: (moment_key(order.updated_at), order.pk)
    if field in {"CREATED_AT", "CREATION_DATE"}:
        return lambda order: (moment_key(order.created), order.pk)
    return lambda order: (number_key(order.number),)


@resolves("Query", "orders")
def resolve_orders(
    _: None,
    context: Context,
    filter_: Filter = None,
    sort_by: Filter = None,
    first: int | None = None,
    after: str | None = None,
) -> Connection:
    """Drafts are not among them."""
    known = (order for order in context.world.store.all(Order) if order.status != "DRAFT")
    sort = sort_by or {"field": "NUMBER", "direction": "DESC"}
    descending = sort["direction"] == "DESC"
    found = _chosen(known, Order, filter_)
    return paginate("orders", found, _order_sort(sort["field"]), first, after, descending=descending)


@resolves("Query", "order")
def resolve_order(
    _: None, context: Context, id_: str | None = None, external_reference: str | None = None
) -> Order | None:
    """Open to whoever knows the id, as in Saleor; by the reference to those alone who manage orders."""
    if id_ is None:
        if not context.requestor.holds_one_of(frozenset({"MANAGE_ORDERS"})):
            raise PermissionDenied(["MANAGE_ORDERS"])
        known = (item for item in context.world.store.all(Order) if item.external_reference is not None)
        return next((item for item in known if item.external_reference == external_reference), None)
    return context.world.store.get(Order, from_global_id(id_ or "", Order.typename))


@resolves("Query", "customers")
def resolve_customers(
    _: None,
    context: Context,
    filter_: Filter = None,
    sort_by: Filter = None,
    first: int | None = None,
    after: str | None = None,
) -> Connection:
    known = (user for user in context.world.store.all(User) if not user.is_staff)
    by_time = (sort_by or {}).get("field") == "LAST_MODIFIED_AT"
    sort: Sort = lambda user: (moment_key(user.updated_at) if by_time else "", number_key(user.pk))  # noqa: E731
    descending = (sort_by or {}).get("direction") == "DESC"
    return paginate("customers", _chosen(known, User, filter_), sort, first, after, descending=descending)


@resolves("Query", "products")
def resolve_products(
    _: None,
    context: Context,
    filter_: Filter = None,
    sort_by: Filter = None,
    first: int | None = None,
    after: str | None = None,
) -> Connection:
    """Without a channel only they see products who may see unpublished ones."""
    may_see = context.requestor.holds_one_of(SEES_UNPUBLISHED)
    known = context.world.store.all(Product) if may_see else []
    by_time = (sort_by or {}).get("field") in {"LAST_MODIFIED_AT", "LAST_MODIFIED"}
    sort: Sort = lambda item: (moment_key(item.updated_at) if by_time else item.slug, item.pk)  # noqa: E731
    descending = (sort_by or {}).get("direction") == "DESC"
    return paginate("products", _chosen(known, Product, filter_), sort, first, after, descending=descending)


@resolves("Query", "app")
def resolve_app(_: None, context: Context) -> App | None:
    return context.requestor.app


@resolves("Query", "me")
def resolve_me(_: None, context: Context) -> User | None:
    return context.requestor.user


@resolves("Query", "channels")
def resolve_channels(_: None, context: Context) -> list[Channel]:
    return context.world.store.all(Channel)


@resolves("Query", "shop")
def resolve_shop(_: None, context: Context) -> dict[str, Any]:
    options = context.world.options
    return {
        "id": "U2hvcDox",
        "name": str(context.world.store.fact("shop_name", "Monte y Casa")),
        "version": options.release,
        "domain": {"host": options.domain, "url": f"{options.origin}/"},
        "default_country": {"code": "ES"},
    }
