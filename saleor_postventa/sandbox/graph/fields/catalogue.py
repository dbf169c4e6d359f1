from dataclasses import dataclass
from typing import Any

from saleor_postventa.sandbox.graph.context import Context
from saleor_postventa.sandbox.graph.registry import resolves
from saleor_postventa.sandbox.world.catalogue import (
    Category,
    Channel,
    Collection,
    Product,
    ProductType,
    Variant,
)
from saleor_postventa.sandbox.world.money import Money
from saleor_postventa.sandbox.world.record import to_global_id

from .pieces import chosen, pairs, thumbnail


@dataclass(frozen=True)
class Listing:
    id: str
    channel: Channel
    is_published: bool = True
    price: Money | None = None


def _known(items: list[Any]) -> list[Any]:
    return [item for item in items if item is not None]


@resolves("Product", "category")
def resolve_category(product: Product, context: Context) -> Category | None:
    return context.world.store.get(Category, product.category_pk)


@resolves("Product", "productType")
def resolve_product_type(product: Product, context: Context) -> ProductType | None:
    return context.world.store.get(ProductType, product.product_type_pk)


def resolve_translation(item: Product | Category, _: Context, language_code: str) -> dict[str, str] | None:
    name = item.names.get(language_code)
    return {"name": name} if name else None


for _type in ("Product", "Category"):
    resolves(_type, "translation")(resolve_translation)


@resolves("Product", "collections")
def resolve_collections(product: Product, context: Context) -> list[Collection]:
    return _known([context.world.store.get(Collection, pk) for pk in product.collection_pks])


@resolves("Product", "variants")
def resolve_variants(product: Product, context: Context) -> list[Variant]:
    return [variant for variant in context.world.store.all(Variant) if variant.product_pk == product.pk]


@resolves("Product", "thumbnail")
def resolve_thumbnail(product: Product, context: Context, size: int | None = None) -> dict[str, str]:
    return thumbnail(context, product.pk, product.name)


@resolves("Product", "channelListings")
def resolve_product_listings(product: Product, context: Context) -> list[Listing]:
    channels = _known([context.world.store.get(Channel, pk) for pk in product.channel_pks])
    return [Listing(to_global_id("ProductChannelListing", f"{product.pk}-{item.pk}"), item) for item in channels]


@resolves("ProductVariant", "product")
def resolve_product(variant: Variant, context: Context) -> Product | None:
    return context.world.store.get(Product, variant.product_pk)


@resolves("ProductVariant", "channelListings")
def resolve_variant_listings(variant: Variant, context: Context) -> list[Listing]:
    return [
        Listing(
            to_global_id("ProductVariantChannelListing", f"{variant.pk}-{channel.pk}"),
            channel,
            price=Money(variant.prices[channel.pk], channel.currency_code),
        )
        for channel in context.world.store.all(Channel)
        if channel.pk in variant.prices
    ]


@resolves("Channel", "defaultCountry")
def resolve_default_country(channel: Channel, _: Context) -> dict[str, str]:
    return {"code": channel.default_country}


@resolves("Channel", "taxConfiguration")
def resolve_tax_configuration(channel: Channel, _: Context) -> Channel:
    return channel


@resolves("ProductVariant", "metadata")
def resolve_metadata(variant: Variant, _: Context) -> list[dict[str, str]]:
    return pairs(variant.metadata)


def resolve_metafields(item: Product | ProductType, _: Context, keys: list[str]) -> dict[str, str]:
    return chosen(item.metadata, keys)


for _type in ("Product", "ProductType"):
    resolves(_type, "metafields")(resolve_metafields)
