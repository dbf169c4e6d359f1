"""The products that a mail shows: chosen before it leaves, read again when it is written."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language

from saleor_postventa.catalogue.models import Product, Variant
from saleor_postventa.core.money import Money
from saleor_postventa.shops.models import Shop

# In a message's facts: what was chosen for each block, by its place.
PREPARED = "prepared"


def shown_products(shop: Shop, facts: Mapping[str, Any], place: int) -> list[dict[str, Any]]:
    """What is gone from the shop since it was chosen is left out."""
    kept: list[dict[str, Any]] = facts.get(PREPARED, {}).get(str(place), [])
    products = Product.objects.filter(deleted_at=None).in_bulk([each["product"] for each in kept])
    return [
        words_of(shop, products[each["product"]], each.get("price"), each.get("why", ""))
        for each in kept
        if each["product"] in products
    ]


def words_of(shop: Shop, product: Product, price: Mapping[str, str] | None, why: str) -> dict[str, Any]:
    return {
        "name": product.local_name,
        "image": product.thumbnail_url,
        "initial": product.local_name[:1].upper(),
        "price": _price(price) if price else "",
        "url": shop.preferences.product_url(product.slug),
        "why": why,
    }


def _price(kept: Mapping[str, str]) -> str:
    return Money(Decimal(kept["amount"]), kept["currency"]).formatted(get_language() or "en")


def cheapest(product: Product, channel: str) -> tuple[Variant, Money] | None:
    """The variant that costs least in a channel; None where it is not sold there."""
    priced = [
        (variant, price)
        for variant in product.variants.filter(deleted_at=None).order_by("pk")
        if (price := variant.price_in(channel)) is not None
    ]
    return min(priced, key=lambda each: each[1].amount, default=None)
