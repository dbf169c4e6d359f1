"""What this room does by the clock."""

from datetime import timedelta

from saleor_postventa.core.clock import now
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.rules import ShopState
from saleor_postventa.shops.services import for_each_shop

from .clicking import forget_clicks
from .sender_checks import check_sender, is_due, sends_for_real
from .services import forget_copies

COPIES_KEPT = timedelta(days=90)


def check_senders() -> None:
    """Nightly: what DNS says of each shop's sender."""
    if sends_for_real():
        for_each_shop(_check_if_due, ShopState.ACTIVE)


def forget_old_clicks() -> None:
    """Also of shops that left."""
    for_each_shop(forget_clicks)


def forget_old_copies() -> None:
    """Also of shops that left: what we promise to forget does not depend on them."""
    for_each_shop(lambda shop: forget_copies(before=now() - COPIES_KEPT))


def _check_if_due(shop: Shop) -> None:
    if is_due(shop):
        check_sender(shop)
