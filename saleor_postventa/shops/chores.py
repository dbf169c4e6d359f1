"""What shops do by the clock. Safe to run twice, and late."""

from datetime import timedelta

from saleor_postventa.core.clock import now

from .colleagues import forget_colleagues
from .services import for_each_shop

COLLEAGUES_KEPT = timedelta(days=366)


def forget_old_colleagues() -> None:
    for_each_shop(lambda shop: forget_colleagues(before=now() - COLLEAGUES_KEPT))
