"""Named reads of products that the API and the portal share."""

from .models import Product


def products_by_saleor_ids(saleor_ids: list[str]) -> dict[str, Product]:
    return {row.saleor_id: row for row in Product.objects.filter(saleor_id__in=saleor_ids)}


def products_like(text: str, *, most: int) -> list[Product]:
    """On sale, whose name has the text in it; by name."""
    rows = Product.objects.on_sale().exclude(name="").order_by("name", "pk")
    return list(rows.filter(name__icontains=text.strip())[:most])


def channels_on_sale() -> set[str]:
    """Slugs of those where a product is published."""
    rows = Product.objects.on_sale().exclude(published_in=[]).values_list("published_in", flat=True).distinct()
    return {slug for slugs in rows for slug in slugs}
