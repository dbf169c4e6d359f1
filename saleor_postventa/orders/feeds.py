"""Reading orders: all of them, those that changed, those that change unnoticed, and whether they still exist."""

from datetime import datetime, timedelta
from typing import Any

import msgspec
from django.db.models import Exists, OuterRef, Q

from saleor_postventa.core.clock import now
from saleor_postventa.people.models import Customer
from saleor_postventa.saleor.catchup.feed import Ask, Batch, Connection, Feed, add_feed, count_changed, next_ids
from saleor_postventa.saleor.catchup.models import RunKind
from saleor_postventa.saleor.client import SaleorClient, SaleorFailure
from saleor_postventa.saleor.handlers import Source
from saleor_postventa.saleor.shapes import OrderShape, Shape

from .models import Order, OrderQuerySet, Parcel
from .services import mark_deleted, mirror_orders

PAGE = 50
MANAGE_ORDERS = "MANAGE_ORDERS"
OPEN_FOR = timedelta(days=45)
NO_ORIGIN = "OrderOriginEnum"


class OrdersAnswer(msgspec.Struct, frozen=True):
    orders: Connection[OrderShape]


class KnownOrder(Shape, frozen=True):
    id: str
    updated_at: datetime


class KnownOrdersAnswer(msgspec.Struct, frozen=True):
    orders: Connection[KnownOrder]


def fetch_history(client: SaleorClient, ask: Ask) -> Batch:
    """By creation, which no later change moves to another page."""
    return _orders(client, "orders_by_creation_page", {"after": ask.cursor or None}).batch()


def fetch_changed(client: SaleorClient, ask: Ask) -> Batch:
    if ask.since is None:
        return fetch_history(client, ask)
    return _orders(client, "orders_page", {"after": ask.cursor or None, "updatedSince": ask.since.isoformat()}).batch()


def mirror(batch: Batch, source: Source) -> int:
    changed = count_changed(Order.objects.all(), "saleor_updated_at", batch)
    mirror_orders(list(batch.items), source)
    return changed


def fetch_open(client: SaleorClient, ask: Ask) -> Batch:
    """Saleor leaves `updatedAt` alone for tracking, fulfilments' metadata and the account behind a guest's order."""
    ids, cursor = next_ids(_open_orders(now() - OPEN_FOR), ask, page=PAGE)
    if not ids:
        return Batch([], None)
    return Batch(_orders(client, "orders_by_ids", {"ids": ids}).nodes, cursor)


def fetch_existing(client: SaleorClient, ask: Ask) -> Batch:
    """Saleor deletes orders that expired unpaid, and no others."""
    ids, cursor = next_ids(Order.objects.filter(deleted_at=None, is_paid=False, charged_amount=0), ask, page=PAGE)
    if not ids:
        return Batch([], None)
    found = client.query("orders_existing", KnownOrdersAnswer, {"first": PAGE, "ids": ids}).orders.nodes
    return Batch(found, cursor, missing=sorted(set(ids) - {order.id for order in found}))


def follow_absence(batch: Batch, source: Source) -> int:
    return mark_deleted(list(batch.missing), at=source.issued_at)


def _orders(client: SaleorClient, query: str, variables: dict[str, Any]) -> Connection[OrderShape]:
    """Orders older than the field have no origin, and one of them spoils a page that asks for it (seen on 3.23)."""
    asked = {"first": PAGE, **variables}
    try:
        return client.query(query, OrdersAnswer, {**asked, "withOrigin": True}).orders
    except SaleorFailure as error:
        if NO_ORIGIN not in str(error):
            raise
    return client.query(query, OrdersAnswer, {**asked, "withOrigin": False}).orders


def _open_orders(since: datetime) -> OrderQuerySet:
    """Young ones, those with a parcel under way, and guests' orders whose address meanwhile has an account."""
    parcels = Parcel.objects.filter(order=OuterRef("pk")).filter(
        Q(delivered_at=None, is_emptied=False) | Q(shipped_at__gte=since)
    )
    accounts = Customer.objects.accounts().filter(email=OuterRef("customer__email")).exclude(email="")
    is_guests = Q(customer__saleor_id=None, customer__erased_at=None) & Exists(accounts)
    return Order.objects.filter(Q(placed_at__gte=since) | Exists(parcels) | is_guests, deleted_at=None)


RECONCILE = frozenset({RunKind.RECONCILE})
add_feed(Feed("orders_history", frozenset({RunKind.BACKFILL}), MANAGE_ORDERS, fetch_history, mirror))
add_feed(Feed("orders", RECONCILE, MANAGE_ORDERS, fetch_changed, mirror, past="orders_history"))
add_feed(Feed("orders_open", RECONCILE, MANAGE_ORDERS, fetch_open, mirror, 10))
add_feed(Feed("orders_existing", RECONCILE, MANAGE_ORDERS, fetch_existing, follow_absence, 10))
