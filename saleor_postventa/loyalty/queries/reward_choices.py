"""What a reward can be for, as far as the shop knows it: what its editor offers. Codes and names."""

from django.utils.translation import get_language

from saleor_postventa.catalogue.queries import products_by_saleor_ids, products_like
from saleor_postventa.core.clock import now
from saleor_postventa.core.pieces import text_in

from .programmes import content_of, draft_programme, programme_at

Choice = tuple[str, str]
MOST_PRODUCTS = 50


def levels_to_choose() -> list[Choice]:
    """Of the programme in force, then those that its draft adds."""
    versions = [each for each in (programme_at(now()), draft_programme()) if each is not None]
    levels = [level for version in versions for level in content_of(version).tiers.levels]
    named = {level.code: text_in(level.names, get_language() or "en") or level.code for level in reversed(levels)}
    return [(code, named[code]) for code in dict.fromkeys(level.code for level in levels)]


def products_to_choose(search: str, chosen: str) -> list[Choice]:
    """The one that is chosen already, and those that the search finds."""
    kept = products_by_saleor_ids([chosen]) if chosen else {}
    found = {each.saleor_id: each for each in products_like(search, most=MOST_PRODUCTS)}
    return [(code, product.name or code) for code, product in {**kept, **found}.items()]
