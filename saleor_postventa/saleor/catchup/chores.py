"""What catching up does by the clock."""

from datetime import timedelta

from saleor_postventa.core.clock import now
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.rules import ShopState
from saleor_postventa.shops.services import for_each_shop

from .models import RunKind
from .queries import has_history, is_backfill_stuck
from .services import forget_old_runs, start_backfill, start_reconcile

RUNS_KEPT = timedelta(days=7)


def reconcile_shops() -> None:
    """Not before the first reading of the shop's past is done, which finds everything anyway, or got stuck."""
    for_each_shop(_keep_up, ShopState.ACTIVE)


def check_shops_thoroughly() -> None:
    """As `reconcile_shops`, and every account, product and unpaid order is asked for by its id."""
    for_each_shop(_keep_up_thoroughly, ShopState.ACTIVE)


def forget_old_runs_of_shops() -> None:
    for_each_shop(_forget_old_runs)


def _forget_old_runs(shop: Shop) -> None:
    for kind in RunKind:
        forget_old_runs(kind, before=now() - RUNS_KEPT)


def _keep_up(shop: Shop, *, is_thorough: bool = False) -> None:
    is_due = has_history() or is_backfill_stuck()
    if not has_history():
        start_backfill(shop)
    if is_due:
        start_reconcile(shop, is_thorough=is_thorough)


def _keep_up_thoroughly(shop: Shop) -> None:
    _keep_up(shop, is_thorough=True)
