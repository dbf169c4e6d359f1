"""What this room does by the clock: Saleor sends nothing for a refund that failed, and webhooks get lost."""

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.core.work import WorkState
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.rules import ShopState
from saleor_postventa.shops.services import for_each_shop

from .models import RefundPart
from .rules import TO_CARRY, Path, Trouble
from .services import follow_mirror, look_again, retry_part

NEEDED = ("MANAGE_ORDERS", "HANDLE_PAYMENTS")


def follow_refunds_of_shops() -> None:
    for_each_shop(_follow, ShopState.ACTIVE)


def _follow(shop: Shop) -> None:
    pending = RefundPart.objects.pending().filter(path=Path.TRANSACTION)
    for order_id in sorted(set(pending.values_list("refund__order_id", flat=True))):
        follow_mirror(order_id)
    for part in pending.filter(due_at__lte=now()).exclude(state=WorkState.WAITING):
        look_again(part)
    for part in RefundPart.objects.filter(status__in=TO_CARRY).exclude(state=WorkState.WAITING):
        look_again(part)
    _go_on_with_permission(shop)


def _go_on_with_permission(shop: Shop) -> None:
    """A permission that was missing was granted: what waited for it goes on."""
    if all(shop.has_permission(code) for code in NEEDED):
        stuck = RefundPart.objects.in_need_of_staff().filter(trouble=Trouble.PERMISSION_MISSING)
        for part_id in stuck.values_list("pk", flat=True):
            retry_part(part_id, by=SYSTEM)
