"""What this room does by the clock."""

from datetime import timedelta

from saleor_postventa.core.clock import now
from saleor_postventa.shops.services import for_each_shop

from .services import forget_events

EVENTS_KEPT = timedelta(days=6 * 366)
"""Merchants keep their records for six years (Código de Comercio, art. 30)."""


def forget_old_events() -> None:
    """Also of shops that left."""
    for_each_shop(lambda shop: forget_events(before=now() - EVENTS_KEPT))
