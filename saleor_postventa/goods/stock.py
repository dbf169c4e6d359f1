"""What may be sold right now, read live: a mirror of stock would be wrong by the time it is looked at."""

from collections.abc import Iterable

from saleor_postventa.saleor.client import SaleorClient
from saleor_postventa.shops.models import Shop

from .shapes import AvailableAnswer

PAGE = 100
UNLIMITED = 1_000_000
"""For variants whose stock nobody counts; Saleor says nothing of them."""


def available(shop: Shop, variant_saleor_ids: Iterable[str], *, channel: str, country: str) -> dict[str, int]:
    """Units of each variant that may be sold in a channel to a country; 0 for what isn't sold there.

    Saleor says no more than one checkout may hold. Never inside a transaction. Raises a Failure.
    """
    client, wanted = SaleorClient.of(shop), sorted(set(variant_saleor_ids))
    found = dict.fromkeys(wanted, 0)
    for start in range(0, len(wanted), PAGE):
        asked = {"ids": wanted[start : start + PAGE], "channel": channel, "country": country or None}
        answer = client.query("available_units", AvailableAnswer, asked).product_variants
        for edge in answer.edges if answer else []:
            units = edge.node.quantity_available
            found[edge.node.id] = UNLIMITED if units is None else max(0, units)
    return found
