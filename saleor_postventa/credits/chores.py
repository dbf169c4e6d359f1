"""What this room does by the clock."""

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.rules import ShopState
from saleor_postventa.shops.services import for_each_shop

from .models import StoreCredit
from .rules import CreditTrouble
from .services import retry_credit
from .vouching import go_on_withdrawing

NEEDED = "MANAGE_GIFT_CARD"


def go_on_with_credits_of_shops() -> None:
    for_each_shop(_go_on, ShopState.ACTIVE)


def _go_on(shop: Shop) -> None:
    """A permission that was missing was granted: what waited for it goes on. Codes that are to go, go."""
    go_on_withdrawing()
    if shop.has_permission(NEEDED):
        stuck = StoreCredit.objects.stuck().filter(trouble=CreditTrouble.PERMISSION_MISSING)
        for credit_id in stuck.values_list("pk", flat=True):
            retry_credit(credit_id, by=SYSTEM)
