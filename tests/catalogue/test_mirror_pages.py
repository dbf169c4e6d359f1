"""A page of products costs as many statements as one product, and is mirrored as one by one."""

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from msgspec.structs import replace

from saleor_postventa.catalogue.models import Product, Variant
from saleor_postventa.catalogue.services import mirror_product, mirror_products
from saleor_postventa.saleor.shapes import ProductShape
from saleor_postventa.shops.models import Shop

from .test_mirror_products import at, product_shape, variant_shape


def shapes(count: int, minutes: float = 0) -> list[ProductShape]:
    return [
        replace(
            product_shape(
                minutes, name=f"Shirt {number}", variants=[variant_shape(f"V{number}-{size}") for size in "SM"]
            ),
            id=f"P{number:02}",
        )
        for number in range(count)
    ]


def rows() -> list[Any]:
    products = Product.objects.order_by("saleor_id").values_list("saleor_id", "name", "known_at", "deleted_at")
    variants = Variant.objects.order_by("saleor_id").values_list("saleor_id", "product__saleor_id", "deleted_at")
    return [*products, *variants]


def asked(count: int, minutes: float) -> int:
    with CaptureQueriesContext(connection) as found:
        mirror_products(shapes(count, minutes), read_at=at(minutes))
    return len(found)


def test_twenty_products_ask_no_more_than_one(in_norte: Shop) -> None:
    new = asked(1, 0), asked(20, 1)
    assert new[0] == new[1]
    assert asked(1, 2) == asked(20, 3)


def test_a_page_tells_what_its_products_tell_one_by_one(in_norte: Shop) -> None:
    later = [replace(shape, variants=shape.variants[:1]) for shape in shapes(3, 5)]
    for page, moment in ((shapes(3), 0), (later, 5), (shapes(2, 1), 6)):
        mirror_products(page, read_at=at(moment))
    together = rows()
    Variant.objects.all().delete()
    Product.objects.all().delete()
    for page, moment in ((shapes(3), 0), (later, 5), (shapes(2, 1), 6)):
        for shape in page:
            mirror_product(shape, read_at=at(moment))
    assert rows() == together
    assert sum(deleted is not None for *_rest, deleted in together) == 3
