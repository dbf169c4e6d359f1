"""What the control API shows: `GET /control/<name>`."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime

import msgspec

from saleor_postventa.sandbox.installing.install import last_installation
from saleor_postventa.sandbox.runtime import Runtime
from saleor_postventa.sandbox.verbs.finding import find_order
from saleor_postventa.sandbox.world.apps import Delivery
from saleor_postventa.sandbox.world.cards import Card
from saleor_postventa.sandbox.world.catalogue import Channel, Product, Variant
from saleor_postventa.sandbox.world.orders import Order
from saleor_postventa.sandbox.world.people import User
from saleor_postventa.sandbox.world.vouchers import Voucher

from . import orders, stock
from .commands import Answer

Query = dict[str, str]
MOST = 200


def show_state(runtime: Runtime, _: Query) -> Answer:
    world, app = runtime.world, runtime.app
    made = last_installation(world)
    return {
        "api_url": runtime.options.api_url,
        "saleor_version": runtime.options.saleor_version,
        "now": world.clock.now().isoformat(),
        "offset_seconds": world.clock.offset_seconds,
        "orders": len(world.store.all(Order)),
        "customers": sum(1 for user in world.store.all(User) if not user.is_staff),
        "products": len(world.store.all(Product)),
        "deliveries": Counter(item.status for item in world.store.all(Delivery)),
        "app": {"id": app.id, "token": app.token, "is_active": app.is_active, "identifier": app.identifier}
        if app
        else None,
        "installation": msgspec.to_builtins(made) if made else None,
    }


def list_deliveries(runtime: Runtime, query: Query) -> Answer:
    """Newest first; `status` and `event` choose, `after` gives those with a higher number."""
    chosen = [
        delivery
        for delivery in runtime.world.store.all(Delivery)
        if query.get("status") in (None, delivery.status)
        and query.get("event") in (None, delivery.event)
        and int(delivery.pk) > int(query.get("after", 0))
    ]
    limit = int(query.get("limit", MOST))
    return {"deliveries": [show_delivery(delivery) for delivery in reversed(chosen[-limit:])]}


def show_delivery(delivery: Delivery) -> Answer:
    last = delivery.attempts[-1] if delivery.attempts else None
    return {
        "id": int(delivery.pk),
        "event": delivery.event,
        "about": delivery.about,
        "status": delivery.status,
        "attempts": len(delivery.attempts),
        "answered": last.status if last else None,
        "response": last.response if last else "",
        "took_ms": last.took_ms if last else None,
        "issued_at": delivery.issued_at.isoformat(),
        "due_at": datetime.fromtimestamp(delivery.due_at, UTC).isoformat(),
    }


def list_orders(runtime: Runtime, query: Query) -> Answer:
    limit = int(query.get("limit", MOST))
    newest = sorted(runtime.world.store.all(Order), key=lambda order: int(order.number))[-limit:]
    return {"orders": [orders.show(order) for order in reversed(newest)]}


def show_order(runtime: Runtime, query: Query) -> Answer:
    return orders.show(find_order(runtime.world, query["id"]))


def list_customers(runtime: Runtime, query: Query) -> Answer:
    users = [user for user in runtime.world.store.all(User) if not user.is_staff]
    return {"customers": [_row_of(user) for user in users[: int(query.get("limit", MOST))]]}


def list_staff(runtime: Runtime, _: Query) -> Answer:
    return {"staff": [_row_of(user) for user in runtime.world.store.all(User) if user.is_staff]}


def _row_of(user: User) -> Answer:
    told = {"id": user.id, "email": user.email, "name": user.full_name, "language_code": user.language_code}
    return {**told, "metadata": user.metadata, "private_metadata": user.private_metadata}


def list_variants(runtime: Runtime, query: Query) -> Answer:
    world = runtime.world
    slugs = {channel.pk: channel.slug for channel in world.store.all(Channel)}
    rows = [
        {
            "id": variant.id,
            "product": product.id,
            "name": f"{product.name} {variant.name}".strip(),
            "prices": {slugs[pk]: str(price) for pk, price in variant.prices.items()},
        }
        for variant in world.store.all(Variant)
        if (product := world.store.get(Product, variant.product_pk))
    ]
    return {"variants": rows[: int(query.get("limit", MOST))]}


def list_products(runtime: Runtime, query: Query) -> Answer:
    rows = [
        {"id": product.id, "name": product.name, "rating": product.rating, "metadata": product.metadata}
        for product in runtime.world.store.all(Product)
    ]
    return {"products": rows[: int(query.get("limit", MOST))]}


def list_cards(runtime: Runtime, _: Query) -> Answer:
    rows = [
        {"id": card.id, "code": card.code, "initial": str(card.initial), "current": str(card.current), **card.metadata}
        for card in runtime.world.store.all(Card)
    ]
    return {"cards": rows}


def list_vouchers(runtime: Runtime, _: Query) -> Answer:
    vouchers = [
        {
            "id": voucher.id,
            "name": voucher.name,
            "listings": {key: msgspec.to_builtins(listing) for key, listing in voucher.listings.items()},
            "codes": {code.code: {"used": code.used, "is_active": code.is_active} for code in voucher.codes},
        }
        for voucher in runtime.world.store.all(Voucher)
    ]
    return {"vouchers": vouchers}


READINGS: dict[str, Callable[[Runtime, Query], Answer]] = {
    "state": show_state,
    "deliveries": list_deliveries,
    "orders": list_orders,
    "order": show_order,
    "customers": list_customers,
    "staff": list_staff,
    "variants": list_variants,
    "products": list_products,
    "cards": list_cards,
    "vouchers": list_vouchers,
    "stock": stock.show_stock,
}
