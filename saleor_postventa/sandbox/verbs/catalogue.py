"""Products and variants change."""

import re
from decimal import Decimal

import msgspec

from saleor_postventa.sandbox.world.catalogue import Category, Channel, Product, ProductType, Variant
from saleor_postventa.sandbox.world.happening import Principal
from saleor_postventa.sandbox.world.orders import Order
from saleor_postventa.sandbox.world.world import World

from .finding import find, find_channel
from .refusing import Refused


class WantedProduct(msgspec.Struct, kw_only=True, frozen=True):
    name: str
    category: str | None = None
    variants: dict[str, Decimal] = {}


def create_product(world: World, wanted: WantedProduct, by: Principal) -> Product:
    """With variants by name and price, the same in every channel."""
    with world.acting():
        product = _make(world, wanted)
        world.happen("product_created", by, product=product)
        for name, price in wanted.variants.items():
            add_variant(world, product.id, name, price, by)
    return product


def update_product(
    world: World, product_id: str, by: Principal, name: str | None = None, category: str | None = None
) -> Product:
    with world.acting():
        product = find(world, Product, product_id)
        product.name = name or product.name
        product.category_pk = _category(world, category) if category else product.category_pk
        product.updated_at = world.clock.now()
        world.store.put(product)
        world.happen("product_updated", by, product=product)
    return product


def rate_product(world: World, product_id: str, by: Principal, rating: float | None) -> Product:
    with world.acting():
        product = find(world, Product, product_id)
        product.rating = rating
        product.updated_at = world.clock.now()
        world.store.put(product)
        world.happen("product_updated", by, product=product)
    return product


def delete_product(world: World, product_id: str, by: Principal) -> None:
    """Order lines stay and lose their variant."""
    with world.acting():
        product = find(world, Product, product_id)
        for variant in [item for item in world.store.all(Variant) if item.product_pk == product.pk]:
            _remove(world, variant)
        world.happen("product_deleted", by, product=product)
        world.store.remove(product)


def add_variant(world: World, product_id: str, name: str, price: Decimal, by: Principal) -> Variant:
    with world.acting():
        product = find(world, Product, product_id)
        variant = Variant(
            pk=world.next_pk(Variant),
            product_pk=product.pk,
            name=name,
            sku=f"{product.slug}-{_slug(name)}".upper(),
            prices={channel.pk: price for channel in world.store.all(Channel)},
        )
        world.store.put(variant)
        world.happen("product_variant_created", by, variant=variant)
    return variant


def change_price(world: World, variant_id: str, channel: str, price: Decimal, by: Principal) -> Variant:
    """PRODUCT_VARIANT_UPDATED alone; the product's `updatedAt` stays."""
    with world.acting():
        variant = find(world, Variant, variant_id)
        variant.prices[find_channel(world, channel).pk] = price
        world.store.put(variant)
        world.happen("product_variant_updated", by, variant=variant)
    return variant


def delete_variant(world: World, variant_id: str, by: Principal) -> None:
    with world.acting():
        variant = find(world, Variant, variant_id)
        world.happen("product_variant_deleted", by, variant=variant)
        _remove(world, variant)


def _remove(world: World, variant: Variant) -> None:
    for order in world.store.all(Order):
        for line in order.lines:
            if line.variant_pk == variant.pk:
                line.variant_pk = None
                world.store.put(order)
    world.store.remove(variant)


def _make(world: World, wanted: WantedProduct) -> Product:
    kinds = world.store.all(ProductType)
    if not kinds:
        raise Refused("REQUIRED", "The shop has no product type.")
    now = world.clock.now()
    product = Product(
        pk=world.next_pk(Product),
        slug=_slug(wanted.name),
        name=wanted.name,
        created=now,
        updated_at=now,
        category_pk=_category(world, wanted.category) if wanted.category else None,
        product_type_pk=kinds[0].pk,
        channel_pks=[channel.pk for channel in world.store.all(Channel)],
    )
    world.store.put(product)
    return product


def _category(world: World, slug: str) -> str:
    for category in world.store.all(Category):
        if category.slug == slug:
            return category.pk
    raise Refused("NOT_FOUND", f"There is no category {slug}.")


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
