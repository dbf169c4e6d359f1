"""What this room does by the clock."""

from saleor_postventa.shops.rules import ShopState
from saleor_postventa.shops.services import for_each_shop

from .services import estimate_deliveries


def estimate_deliveries_of_shops() -> None:
    for_each_shop(lambda shop: estimate_deliveries(), ShopState.ACTIVE)
