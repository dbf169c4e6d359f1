"""What this room does by the clock."""

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.events.chores import EVENTS_KEPT
from saleor_postventa.shops.services import for_each_shop

from .services import forget_guests

GUESTS_KEPT = EVENTS_KEPT


def forget_old_guests() -> None:
    """Accounts go with Saleor's; a guest has none that could be deleted, and is kept as long as the books are."""
    for_each_shop(lambda shop: forget_guests(before=now() - GUESTS_KEPT, by=SYSTEM))
