"""What this room does by the clock."""

from datetime import timedelta

from saleor_postventa.core.clock import now
from saleor_postventa.shops.services import for_each_shop

from .clicking import forget_clicks
from .services import forget_copies

COPIES_KEPT = timedelta(days=90)


def forget_old_clicks() -> None:
    """Also of shops that left."""
    for_each_shop(forget_clicks)


def forget_old_copies() -> None:
    """Also of shops that left: what we promise to forget does not depend on them."""
    for_each_shop(lambda shop: forget_copies(before=now() - COPIES_KEPT))
