"""Which variants can be bought right now: asked of Saleor, and remembered for a minute for the next visitor."""

from collections.abc import Callable, Collection

from django.core.cache import cache

from saleor_postventa.goods.stock import available
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import current_shop

SECONDS = 60
InStock = Callable[[Collection[str], str, str], set[str]]


def in_stock(variant_saleor_ids: Collection[str], channel: str, country: str) -> set[str]:
    """Those of them that can be bought in a channel from a country. Never inside a transaction. Raises a Failure."""
    shop = current_shop()
    keys = {_key(shop, saleor_id, channel, country): saleor_id for saleor_id in variant_saleor_ids}
    known = {keys[key]: units for key, units in cache.get_many(keys).items()}
    unknown = set(variant_saleor_ids) - known.keys()
    if unknown:
        fresh = available(shop, unknown, channel=channel, country=country)
        cache.set_many({_key(shop, each, channel, country): units for each, units in fresh.items()}, SECONDS)
        known |= fresh
    return {saleor_id for saleor_id, units in known.items() if units > 0}


def _key(shop: Shop, saleor_id: str, channel: str, country: str) -> str:
    return f"stock:{shop.pk}:{channel}:{country}:{saleor_id}".replace(" ", "_")
