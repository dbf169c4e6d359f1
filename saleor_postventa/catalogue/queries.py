"""Named reads of products that the API and the portal share."""

from .models import Product


def products_by_saleor_ids(saleor_ids: list[str]) -> dict[str, Product]:
    return {row.saleor_id: row for row in Product.objects.filter(saleor_id__in=saleor_ids)}
