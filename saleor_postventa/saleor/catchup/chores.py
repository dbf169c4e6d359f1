"""What catching up does by the clock."""

from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.rules import ShopState
from saleor_postventa.shops.services import for_each_shop

from .queries import has_history, is_backfill_stuck
from .services import start_backfill, start_reconcile


def reconcile_shops() -> None:
    """Not before the first reading of the shop's past is done, which finds everything anyway, or got stuck."""
    for_each_shop(_keep_up, ShopState.ACTIVE)


def check_shops_thoroughly() -> None:
    """As `reconcile_shops`, and every account, product and unpaid order is asked for by its id."""
    for_each_shop(_keep_up_thoroughly, ShopState.ACTIVE)


def _keep_up(shop: Shop, *, is_thorough: bool = False) -> None:
    is_due = has_history() or is_backfill_stuck()
    if not has_history():
        start_backfill(shop)
    if is_due:
        start_reconcile(shop, is_thorough=is_thorough)


def _keep_up_thoroughly(shop: Shop) -> None:
    _keep_up(shop, is_thorough=True)
