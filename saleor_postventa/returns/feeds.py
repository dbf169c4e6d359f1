"""Reading the pages that a shop chose in Saleor for its return reasons (3.23 and later; before, there are none)."""

import msgspec

from saleor_postventa.saleor.catchup.feed import Ask, Batch, Connection, Feed, add_feed
from saleor_postventa.saleor.catchup.models import RunKind
from saleor_postventa.saleor.client import SaleorClient
from saleor_postventa.saleor.documents import since
from saleor_postventa.saleor.handlers import Source
from saleor_postventa.saleor.manifest import parse_version
from saleor_postventa.shops.scope import current_shop

from .services import follow_reason_pages
from .services.reasons import ReasonPage

TYPE, PAGES = "return_reason_type", "return_reason_pages"
MOST = 100
"""As many as Saleor gives at once; nobody chooses among more reasons."""


class PageType(msgspec.Struct, frozen=True):
    id: str


class Settings(msgspec.Struct, rename="camel", frozen=True):
    reason_reference_type: PageType | None = None


class TypeAnswer(msgspec.Struct, rename="camel", frozen=True):
    return_settings: Settings


class Title(msgspec.Struct, frozen=True):
    title: str | None = None


class Page(msgspec.Struct, frozen=True):
    id: str
    slug: str
    title: str
    spanish: Title | None = None
    english: Title | None = None


class PagesAnswer(msgspec.Struct, frozen=True):
    pages: Connection[Page]


def fetch(client: SaleorClient, ask: Ask) -> Batch:
    """All of them at once: what is missing among them is no reason of the shop's any more."""
    if parse_version(current_shop().saleor_version) < since("queries", TYPE):
        return Batch([], None, 0)
    chosen = client.query(TYPE, TypeAnswer).return_settings.reason_reference_type
    if chosen is None:
        return Batch([], None, 0)
    pages = client.query(PAGES, PagesAnswer, {"first": MOST, "type": chosen.id}).pages.nodes
    return Batch(pages, None, len(pages))


def follow(batch: Batch, source: Source) -> int:
    return follow_reason_pages([_page(each) for each in batch.items])


def _page(page: Page) -> ReasonPage:
    translations = {"es": page.spanish, "en": page.english}
    titles = {language: each.title for language, each in translations.items() if each is not None and each.title}
    return ReasonPage(id=page.id, slug=page.slug, title=page.title, titles=titles)


add_feed(Feed("return_reasons", frozenset({RunKind.BACKFILL, RunKind.RECONCILE}), "MANAGE_ORDERS", fetch, follow))
