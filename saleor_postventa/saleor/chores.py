"""What this room does by the clock."""

from datetime import timedelta

from saleor_postventa.core.clock import now
from saleor_postventa.core.work import WorkState
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.rules import ShopState
from saleor_postventa.shops.services import for_each_shop

from .models import Delivery
from .oversize import clear_answered
from .upkeep import look_after

BODIES_KEPT = timedelta(days=30)
DEAD_BODIES_KEPT = timedelta(days=90)


def look_after_shops() -> None:
    for_each_shop(_visit, ShopState.ACTIVE, ShopState.INACTIVE, ShopState.LOST)


def forget_old_deliveries() -> None:
    """Bodies hold personal data: they go once they did their work, or once nobody saw to them for long."""
    for state, kept in ((WorkState.DONE, BODIES_KEPT), (WorkState.DEAD, DEAD_BODIES_KEPT)):
        Delivery._base_manager.filter(state=state, received_at__lt=now() - kept).delete()


def _visit(shop: Shop) -> None:
    look_after(shop)
    clear_answered(shop)
