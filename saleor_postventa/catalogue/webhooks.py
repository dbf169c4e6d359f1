import msgspec

from saleor_postventa.core.errors import Failure
from saleor_postventa.saleor.handlers import Source, handles
from saleor_postventa.saleor.shapes import IdShape, ProductShape, VariantShape

from .services import delete_product, delete_variant, mirror_product, mirror_variant

MANAGE_PRODUCTS = "MANAGE_PRODUCTS"


class ProductPayload(msgspec.Struct, rename="camel", frozen=True):
    product: ProductShape | None = None


class VariantPayload(msgspec.Struct, rename="camel", frozen=True):
    product_variant: VariantShape | None = None


class ProductDeletedPayload(msgspec.Struct, rename="camel", frozen=True):
    product: IdShape | None = None


class VariantDeletedPayload(msgspec.Struct, rename="camel", frozen=True):
    product_variant: IdShape | None = None


class GoodsMissing(Failure):
    """Saleor sent the event without its product or variant."""

    def __init__(self, event: str) -> None:
        super().__init__(f"{event} came without what it is about", permanent=True)


@handles(
    "product_created",
    "product_updated",
    "product_metadata_updated",
    payload=ProductPayload,
    permission=MANAGE_PRODUCTS,
)
def follow_product(payload: ProductPayload, source: Source) -> None:
    if payload.product is None:
        raise GoodsMissing(source.event)
    mirror_product(payload.product, read_at=source.issued_at)


@handles("product_variant_created", "product_variant_updated", payload=VariantPayload, permission=MANAGE_PRODUCTS)
def follow_variant(payload: VariantPayload, source: Source) -> None:
    if payload.product_variant is None:
        raise GoodsMissing(source.event)
    mirror_variant(payload.product_variant, read_at=source.issued_at)


@handles("product_deleted", payload=ProductDeletedPayload, permission=MANAGE_PRODUCTS)
def drop_product(payload: ProductDeletedPayload, source: Source) -> None:
    if payload.product is None:
        raise GoodsMissing(source.event)
    delete_product(payload.product.id, at=source.issued_at)


@handles("product_variant_deleted", payload=VariantDeletedPayload, permission=MANAGE_PRODUCTS)
def drop_variant(payload: VariantDeletedPayload, source: Source) -> None:
    if payload.product_variant is None:
        raise GoodsMissing(source.event)
    delete_variant(payload.product_variant.id, at=source.issued_at)
