"""Metadata of anything: each kind of thing has its own events, and its own idea of `updatedAt`."""

from saleor_postventa.sandbox.world.catalogue import Product, Variant
from saleor_postventa.sandbox.world.happening import Principal
from saleor_postventa.sandbox.world.people import User
from saleor_postventa.sandbox.world.world import World

from .finding import find, find_fulfillment, find_order

Pairs = dict[str, str]


def set_order_metadata(world: World, order_id: str, by: Principal, pairs: Pairs, *, private: bool = False) -> None:
    """ORDER_METADATA_UPDATED, and no ORDER_UPDATED; the private part alike."""
    with world.acting():
        order = find_order(world, order_id)
        (order.private_metadata if private else order.metadata).update(pairs)
        world.touch(order)
        world.happen_to_order(order, by, "order_metadata_updated")


def set_fulfillment_metadata(
    world: World, order_id: str, by: Principal, pairs: Pairs, fulfillment_id: str | None
) -> None:
    """Leaves the order's `updatedAt` as it was."""
    with world.acting():
        order = find_order(world, order_id)
        fulfillment = find_fulfillment(order, fulfillment_id)
        fulfillment.metadata.update(pairs)
        world.store.put(order)
        world.happen("fulfillment_metadata_updated", by, orders=[order], fulfillment=fulfillment)


def set_customer_metadata(
    world: World, customer_id: str, by: Principal, pairs: Pairs, *, private: bool = False
) -> None:
    with world.acting():
        user = find(world, User, customer_id)
        (user.private_metadata if private else user.metadata).update(pairs)
        _tell_of_customer(world, user, by)


def drop_private_customer_metadata(world: World, customer_id: str, by: Principal, keys: list[str]) -> None:
    """Where none of the keys is there, nothing changed and nobody is told."""
    with world.acting():
        user = find(world, User, customer_id)
        known = [key for key in keys if user.private_metadata.pop(key, None) is not None]
        if known:
            _tell_of_customer(world, user, by)


def _tell_of_customer(world: World, user: User, by: Principal) -> None:
    user.updated_at = world.clock.now()
    world.store.put(user)
    if world.setting("use_legacy_update_webhook_emission", True):
        world.happen("customer_updated", by, user=user)
    world.happen("customer_metadata_updated", by, user=user)


def set_product_metadata(world: World, product_id: str, by: Principal, pairs: Pairs) -> None:
    with world.acting():
        product = find(world, Product, product_id)
        product.metadata.update(pairs)
        product.updated_at = world.clock.now()
        world.store.put(product)
        is_legacy = world.setting("use_legacy_update_webhook_emission", True)
        world.happen("product_updated" if is_legacy else "product_metadata_updated", by, product=product)


def drop_product_metadata(world: World, product_id: str, by: Principal, keys: list[str]) -> None:
    """Where none of the keys is there, nothing changed and nobody is told."""
    with world.acting():
        product = find(world, Product, product_id)
        known = [key for key in keys if product.metadata.pop(key, None) is not None]
        if known:
            product.updated_at = world.clock.now()
            world.store.put(product)
            is_legacy = world.setting("use_legacy_update_webhook_emission", True)
            world.happen("product_updated" if is_legacy else "product_metadata_updated", by, product=product)


def set_variant_metadata(world: World, variant_id: str, by: Principal, pairs: Pairs) -> None:
    with world.acting():
        variant = find(world, Variant, variant_id)
        variant.metadata.update(pairs)
        world.store.put(variant)
        world.happen("product_variant_updated", by, variant=variant)
