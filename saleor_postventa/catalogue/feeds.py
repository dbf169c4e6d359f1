"""Reading products: all of them, those that changed, and, in turn, whether those we know still exist.

Saleor does not date a variant's change on its product, so the check for existence renews what it reads.
"""

import msgspec

from saleor_postventa.saleor.catchup.feed import Ask, Batch, Connection, Feed, absent, add_feed, count_changed, next_ids
from saleor_postventa.saleor.catchup.models import RunKind
from saleor_postventa.saleor.client import SaleorClient
from saleor_postventa.saleor.handlers import Source
from saleor_postventa.saleor.shapes import ProductShape

from .models import Product
from .services import delete_product, mirror_products

PAGE = 100
MANAGE_PRODUCTS = "MANAGE_PRODUCTS"


class ProductsAnswer(msgspec.Struct, frozen=True):
    products: Connection[ProductShape]


def fetch_changed(client: SaleorClient, ask: Ask) -> Batch:
    since = ask.since.isoformat() if ask.since else None
    variables = {"first": PAGE, "after": ask.cursor or None, "updatedSince": since}
    return client.query("products_page", ProductsAnswer, variables).products.batch()


def mirror(batch: Batch, source: Source) -> int:
    changed = count_changed(Product.objects.all(), "known_at", batch)
    mirror_products(batch.items, read_at=source.issued_at)
    return changed


def fetch_existing(client: SaleorClient, ask: Ask) -> Batch:
    """`missing` are products that we know and Saleor does not. Raises ImplausibleAbsence."""
    ids, cursor = next_ids(Product.objects.on_sale(), ask, page=PAGE)
    if not ids:
        return Batch([], None)
    found = client.query("products_by_ids", ProductsAnswer, {"first": PAGE, "ids": ids}).products.nodes
    return Batch(found, cursor, missing=absent(ids, found))


def follow_absence(batch: Batch, source: Source) -> int:
    changed = mirror(batch, source)
    for saleor_id in batch.missing:
        delete_product(saleor_id, at=source.issued_at)
    return changed + len(batch.missing)


BOTH = frozenset({RunKind.BACKFILL, RunKind.RECONCILE})
add_feed(Feed("products", BOTH, MANAGE_PRODUCTS, fetch_changed, mirror))
add_feed(Feed("products_existing", frozenset({RunKind.RECONCILE}), MANAGE_PRODUCTS, fetch_existing, follow_absence, 5))
