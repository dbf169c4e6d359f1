"""Keeping the mirror of products and variants; news older than what is known changes nothing."""

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime

from django.db import transaction
from django.db.models import QuerySet

from saleor_postventa.core.clock import plausible
from saleor_postventa.core.saving import save_rows
from saleor_postventa.saleor.marks import marks_in
from saleor_postventa.saleor.shapes import (
    CategoryShape,
    KindShape,
    LineProductShape,
    NamedShape,
    ProductShape,
    VariantListingShape,
    VariantShape,
)
from saleor_postventa.shops.scope import current_shop

from .models import ON_TOP, Product, Variant

NEVER = datetime.min.replace(tzinfo=UTC)


def mirror_product(shape: ProductShape, *, read_at: datetime) -> Product:
    """See `mirror_products`."""
    return mirror_products([shape], read_at=read_at)[shape.id]


@transaction.atomic
def mirror_products(shapes: Iterable[ProductShape], *, read_at: datetime) -> dict[str, Product]:
    """Products and their variants, by Saleor's id; variants that a product no longer lists are deleted.

    What is deleted stays so until a reading of later date shows it: then it was taken for deleted by mistake.
    """
    told = {shape.id: shape for shape in shapes}
    products = _locked(Product, told)
    news = [shape for shape in told.values() if _take_news(products[shape.id], shape, read_at)]
    save_rows([products[shape.id] for shape in news])
    listing = [shape for shape in news if shape.variants is not None]
    listed = {variant.id: (variant, products[shape.id]) for shape in listing for variant in shape.variants or []}
    _mirror_variants(listed, read_at)
    of_these = Variant.objects.filter(product__in=[products[shape.id] for shape in listing], deleted_at=None)
    of_these.filter(read_at__lte=read_at).exclude(saleor_id__in=listed).update(deleted_at=read_at)
    return products


@transaction.atomic
def mirror_variant(shape: VariantShape, *, read_at: datetime) -> Variant:
    product = None
    if shape.product is not None:
        product = note_products([shape.product], read_at=read_at)[shape.product.id]
    return _mirror_variants({shape.id: (shape, product)}, read_at)[shape.id]


@transaction.atomic
def delete_product(saleor_id: str, *, at: datetime) -> Product:
    """Mark a product and its variants deleted."""
    product = _locked(Product, [saleor_id])[saleor_id]
    if product.deleted_at is None:
        product.deleted_at = at
        product.save(update_fields=["deleted_at"])
        product.variants.filter(deleted_at=None).update(deleted_at=at)
    return product


@transaction.atomic
def delete_variant(saleor_id: str, *, at: datetime) -> Variant:
    variant = _locked(Variant, [saleor_id])[saleor_id]
    if variant.deleted_at is None:
        variant.deleted_at = at
        variant.save(update_fields=["deleted_at"])
    return variant


def note_products(shapes: Iterable[LineProductShape], *, read_at: datetime) -> dict[str, Product]:
    """Products as orders name them, by Saleor's id: made where unknown, renewed where only orders told of them."""
    wanted = {shape.id: shape for shape in shapes}
    found = {row.saleor_id: row for row in Product.objects.filter(saleor_id__in=wanted)}
    new = [
        _describe(Product(shop=current_shop(), saleor_id=key, read_at=read_at), wanted[key])
        for key in sorted(wanted.keys() - found)
    ]
    if new:
        Product.objects.bulk_create(new, ignore_conflicts=True)
        found = {row.saleor_id: row for row in Product.objects.filter(saleor_id__in=wanted)}
    for row in _locked_to_renew(Product.objects.all(), found, read_at):
        row.read_at = read_at
        found[row.saleor_id] = _describe(row, wanted[row.saleor_id])
        row.save()
    return found


def note_variants(shapes: Iterable[VariantShape], *, read_at: datetime) -> dict[str, Variant]:
    """Variants, and their products, as order lines name them; see `note_products`."""
    wanted = {shape.id: shape for shape in shapes}
    products = note_products((shape.product for shape in wanted.values() if shape.product), read_at=read_at)
    found = {row.saleor_id: row for row in Variant.objects.select_related("product").filter(saleor_id__in=wanted)}
    new = [
        _name(
            Variant(shop=current_shop(), saleor_id=key, read_at=read_at),
            wanted[key],
            _product_of(wanted[key], products),
        )
        for key in sorted(wanted.keys() - found)
    ]
    if new:
        Variant.objects.bulk_create(new, ignore_conflicts=True)
        found = {row.saleor_id: row for row in Variant.objects.select_related("product").filter(saleor_id__in=wanted)}
    for row in _locked_to_renew(Variant.objects.all(), found, read_at):
        row.read_at = read_at
        shape = wanted[row.saleor_id]
        found[row.saleor_id] = _name(row, shape, _product_of(shape, products))
        row.save()
    return found


def product_marks(shape: LineProductShape) -> dict[str, str]:
    """What is noted at the product goes before what is noted at its type."""
    return marks_in(shape.product_type.metafields if shape.product_type else None, shape.metafields)


def _locked_to_renew[M: (Product, Variant)](rows: QuerySet[M], found: Mapping[str, M], read_at: datetime) -> list[M]:
    """Those that only orders told of, longer ago; as they are once locked: their own news may have come."""
    old = [row.pk for row in found.values() if _is_hearsay(row, read_at)]
    locked = rows.select_for_update().filter(pk__in=old).order_by("saleor_id") if old else []
    return [row for row in locked if _is_hearsay(row, read_at)]


def _is_hearsay(row: Product | Variant, read_at: datetime) -> bool:
    return row.known_at is None and (row.read_at or NEVER) < read_at


def _still(deleted_at: datetime | None, read_at: datetime) -> datetime | None:
    return None if deleted_at is not None and read_at > deleted_at else deleted_at


def _take_news(product: Product, shape: ProductShape, read_at: datetime) -> bool:
    """Whether it is news at all: neither older than what is known nor, at the same date, read before."""
    updated_at = plausible(shape.updated_at, seen_at=read_at)
    if (updated_at, read_at) < (product.known_at or NEVER, product.read_at or NEVER):
        return False
    _describe(product, shape)
    product.names, product.category_names = _names(shape), _names(shape.category)
    product.external_reference = shape.external_reference
    if shape.channel_listings is not None:
        product.published_in = sorted(
            listing.channel.slug for listing in shape.channel_listings if listing.is_published
        )
    product.thumbnail_url = shape.thumbnail.url if shape.thumbnail else ""
    product.known_at, product.read_at = updated_at, read_at
    product.deleted_at = _still(product.deleted_at, read_at)
    return True


def _mirror_variants(told: Mapping[str, tuple[VariantShape, Product | None]], read_at: datetime) -> dict[str, Variant]:
    variants = _locked(Variant, told)
    news = [row for row in variants.values() if read_at >= (row.known_at or NEVER)]
    for variant in news:
        shape, product = told[variant.saleor_id]
        _name(variant, shape, product)
        variant.deleted_at = _still(variant.deleted_at, read_at)
        if product is not None:
            variant.deleted_at = variant.deleted_at or product.deleted_at
        variant.prices = _prices(shape.channel_listings or [])
        variant.known_at = variant.read_at = read_at
    save_rows(news)
    return variants


def _locked[M: (Product, Variant)](model: type[M], saleor_ids: Collection[str]) -> dict[str, M]:
    """Rows for all of them, made where unknown; nothing is locked while another's new row is waited for."""
    known = set(model.objects.filter(saleor_id__in=saleor_ids).values_list("saleor_id", flat=True))
    new = [model(shop=current_shop(), saleor_id=key) for key in sorted(set(saleor_ids) - known)]
    if new:
        model.objects.bulk_create(new, ignore_conflicts=True)
    locked = model.objects.select_for_update().filter(saleor_id__in=saleor_ids).order_by("saleor_id")
    return {row.saleor_id: row for row in locked}


def _product_of(shape: VariantShape, products: dict[str, Product]) -> Product | None:
    return products[shape.product.id] if shape.product else None


def _describe(product: Product, shape: LineProductShape) -> Product:
    kind, category = shape.product_type or KindShape(id=""), shape.category or NamedShape(id="")
    product.slug, product.name = shape.slug, shape.name
    product.type_id, product.type_slug, product.type_name = kind.id, kind.slug, kind.name
    product.category_id, product.category_slug, product.category_name = category.id, category.slug, category.name
    if shape.collections is not None:
        collections = sorted(shape.collections, key=lambda each: each.slug)
        product.collection_ids = [collection.id for collection in collections]
        product.collection_slugs = [collection.slug for collection in collections]
    if shape.metafields is not None:
        product.marks = product_marks(shape)
    return product


def _names(shape: ProductShape | CategoryShape | None) -> dict[str, str]:
    """By language; of those alone that the shop translated into."""
    told = {"es": shape.spanish, "en": shape.english} if shape is not None else {}
    return {language: each.name for language, each in told.items() if each is not None and each.name}


def _name(variant: Variant, shape: VariantShape, product: Product | None) -> Variant:
    variant.sku, variant.name = shape.sku, shape.name
    variant.product = product or variant.product
    return variant


def _prices(listings: list[VariantListingShape]) -> dict[str, dict[str, str]]:
    return {
        listing.channel.slug: {
            "amount": str(listing.price.amount),
            "currency": listing.price.currency,
            **({"tax": ON_TOP} if listing.is_net else {}),
        }
        for listing in listings
        if listing.price is not None
    }
