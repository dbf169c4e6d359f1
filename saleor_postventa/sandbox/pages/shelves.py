"""What the stand-in Dashboard lists and shows."""

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from saleor_postventa.sandbox.installing.install import last_installation
from saleor_postventa.sandbox.verbs.finding import find, find_order
from saleor_postventa.sandbox.world import totals
from saleor_postventa.sandbox.world.catalogue import Category, Channel, Product, Variant
from saleor_postventa.sandbox.world.orders import Order, OrderLine
from saleor_postventa.sandbox.world.people import User
from saleor_postventa.sandbox.world.vouchers import Voucher
from saleor_postventa.sandbox.world.world import World

from .tones import tone_of
from .words import status_text

PAGE = 20
AWAITING_PAYMENT = frozenset({"UNCONFIRMED", "UNFULFILLED"})
Shown = dict[str, Any]
T = TypeVar("T")


def _page(items: list[T], query: Mapping[str, str]) -> tuple[list[T], Shown]:
    number = max(1, int(query.get("page", "1") or 1))
    rows = items[(number - 1) * PAGE : number * PAGE]
    return rows, {"number": number, "has_more": len(items) > number * PAGE, "search": query.get("search", "")}


def count(world: World) -> Shown:
    orders = world.store.all(Order)
    today = world.clock.now().date()
    return {
        "today": sum(1 for order in orders if order.created.date() == today),
        "open": sum(1 for order in orders if order.status in {"UNFULFILLED", "PARTIALLY_FULFILLED"}),
        "unpaid": sum(1 for order in orders if order.charge_status == "NONE" and order.status in AWAITING_PAYMENT),
        "customers": sum(1 for user in world.store.all(User) if not user.is_staff),
    }


def list_orders(world: World, query: Mapping[str, str]) -> Shown:
    search = query.get("search", "").lower().lstrip("#")
    newest = sorted(world.store.all(Order), key=lambda order: int(order.number), reverse=True)
    chosen = [order for order in newest if search in order.user_email.lower() or search == order.number]
    rows, page = _page(chosen, query)
    return {"rows": [order_row(order) for order in rows], **page}


def order_row(order: Order) -> Shown:
    return {
        "id": order.id,
        "number": order.number,
        "placed": order.created,
        "who": order.user_email,
        "status": status_text(order.status),
        "tone": tone_of(order.status),
        "charge": status_text(order.charge_status),
        "charge_tone": tone_of(order.charge_status),
        "total": totals.total(order).gross.amount,
        "currency": order.currency,
    }


def show_order(world: World, given: str) -> Shown:
    order = find_order(world, given)
    channel = find(world, Channel, order.channel_pk)
    user = world.store.get(User, order.user_pk)
    return {
        **order_row(order),
        "channel": channel.name,
        "lines": [_line(order, line) for line in order.lines],
        "parcels": [
            {"number": item.fulfillment_order, "status": status_text(item.status), "tone": tone_of(item.status)}
            | {"tracking": item.tracking_number, "created": item.created, "quantity": item.quantity}
            for item in order.fulfillments
        ],
        "refunds": [
            {"amount": item.amount, "status": status_text(item.status), "reason": item.reason, "at": item.created_at}
            for item in order.granted_refunds
        ],
        "subtotal": totals.subtotal(order).gross.amount,
        "shipping": totals.shipping(order).gross.amount,
        "shipping_name": order.shipping_method_name or "",
        "taxes": totals.total(order).tax.amount,
        "charged": totals.charged(order).amount,
        "refunded": totals.refunded(order).amount,
        "balance": totals.balance(order).amount,
        "user_id": user.id if user else None,
        "address": order.shipping_address,
    }


def _line(order: Order, line: OrderLine) -> Shown:
    sent = order.quantity_fulfilled(line.pk)
    return {
        "name": line.product_name,
        "variant": line.variant_name if line.variant_name != line.product_name else "",
        "sku": line.product_sku or "",
        "quantity": line.quantity,
        "picture": line.media_pk,
        "status": "Fulfilled" if sent >= line.quantity else "Unfulfilled",
        "tone": "good" if sent >= line.quantity else "waiting",
        "price": line.unit_gross,
        "total": totals.line_total(line, order.currency).gross.amount,
    }


def list_customers(world: World, query: Mapping[str, str]) -> Shown:
    search = query.get("search", "").lower()
    users = [user for user in world.store.all(User) if not user.is_staff]
    chosen = [user for user in users if search in f"{user.full_name} {user.email}".lower()]
    rows, page = _page(chosen, query)
    orders = world.store.all(Order)
    return {
        "rows": [
            {"id": user.id, "name": user.full_name, "email": user.email, "joined": user.date_joined}
            | {"orders": sum(1 for order in orders if order.user_pk == user.pk)}
            for user in rows
        ],
        **page,
    }


def show_customer(world: World, given: str) -> Shown:
    user = find(world, User, given)
    own = sorted((o for o in world.store.all(Order) if o.user_pk == user.pk), key=lambda o: o.created, reverse=True)
    return {
        "id": user.id,
        "name": user.full_name,
        "email": user.email,
        "language": user.language_code,
        "joined": user.date_joined,
        "is_active": user.is_active,
        "address": user.default_shipping_address,
        "orders": [order_row(order) for order in own[:PAGE]],
    }


def list_products(world: World, query: Mapping[str, str]) -> Shown:
    search = query.get("search", "").lower()
    rows, page = _page([item for item in world.store.all(Product) if search in item.name.lower()], query)
    return {"rows": [_product_row(world, item) for item in rows], **page}


def _product_row(world: World, product: Product) -> Shown:
    category = world.store.get(Category, product.category_pk)
    return {"id": product.id, "pk": product.pk, "name": product.name, "category": category.name if category else ""}


def show_product(world: World, given: str) -> Shown:
    product = find(world, Product, given)
    variants = [item for item in world.store.all(Variant) if item.product_pk == product.pk]
    channels = world.store.all(Channel)
    return {
        **_product_row(world, product),
        "slug": product.slug,
        "updated": product.updated_at,
        "channels": channels,
        "variants": [
            {"name": item.name, "sku": item.sku or "", "prices": [item.prices.get(channel.pk) for channel in channels]}
            for item in variants
        ],
    }


def list_vouchers(world: World) -> list[Voucher]:
    return world.store.all(Voucher)


def installation(world: World) -> Shown:
    made = last_installation(world)
    return msgspec.structs.asdict(made) if made else {"status": "", "message": "", "manifest_url": "", "app_id": None}
