"""Reading accounts: all of them, those that changed, and whether the ones we know still exist."""

import msgspec

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.saleor.catchup.feed import Ask, Batch, Connection, Feed, absent, add_feed, count_changed, next_ids
from saleor_postventa.saleor.catchup.models import RunKind
from saleor_postventa.saleor.client import SaleorClient
from saleor_postventa.saleor.handlers import Source
from saleor_postventa.saleor.shapes import UserShape

from .models import Customer
from .services import erase_customer, learn_account

PAGE = 100
MANAGE_USERS = "MANAGE_USERS"


class CustomersAnswer(msgspec.Struct, frozen=True):
    customers: Connection[UserShape]


def fetch_changed(client: SaleorClient, ask: Ask) -> Batch:
    since = ask.since.isoformat() if ask.since else None
    variables = {"first": PAGE, "after": ask.cursor or None, "updatedSince": since}
    return client.query("customers_page", CustomersAnswer, variables).customers.batch()


def learn(batch: Batch, source: Source) -> int:
    changed = count_changed(Customer.objects.all(), "known_at", batch)
    for user in sorted(batch.items, key=lambda each: str(each.id)):
        learn_account(user, read_at=source.issued_at)
    return changed


def fetch_existing(client: SaleorClient, ask: Ask) -> Batch:
    """`missing` are accounts that we know and Saleor does not. Staff who never ordered are no customers to it.

    Raises ImplausibleAbsence.
    """
    ids, cursor = next_ids(Customer.objects.accounts().filter(is_staff=False), ask, page=PAGE)
    if not ids:
        return Batch([], None)
    found = client.query("customers_by_ids", CustomersAnswer, {"first": PAGE, "ids": ids}).customers.nodes
    return Batch(found, cursor, missing=absent(ids, found))


def follow_absence(batch: Batch, source: Source) -> int:
    """Erase whom Saleor erased without our hearing of it."""
    changed = learn(batch, source)
    for saleor_id in batch.missing:
        erase_customer(saleor_id, email="", at=source.issued_at, by=SYSTEM)
    return changed + len(batch.missing)


BOTH = frozenset({RunKind.BACKFILL, RunKind.RECONCILE})
add_feed(Feed("customers", BOTH, MANAGE_USERS, fetch_changed, learn))
add_feed(Feed("customers_existing", frozenset({RunKind.RECONCILE}), MANAGE_USERS, fetch_existing, follow_absence, 10))
