"""What Saleor does with the app: switch it off and on, delete it, take permissions away."""

from datetime import datetime

from django.db import transaction

from saleor_postventa.core.actor import Actor
from saleor_postventa.events.services import record
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.rules import ShopState
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.shops.services import change_state

from .events import ShopStateChanged


@transaction.atomic
def follow_state(shop: Shop, state: ShopState, *, at: datetime, by: Actor) -> None:
    """Take over a state that began at `at`; one that began before what we know is old news."""
    if at < shop.state_since or not change_state(shop, state, since=at):
        return
    with shop_scope(shop):
        record(ShopStateChanged(state=state, occurred_at=at), by=by)


def follow_permissions(shop: Shop, codes: list[str]) -> None:
    if sorted(codes) != shop.permissions:
        shop.permissions = sorted(codes)
        Shop.objects.filter(pk=shop.pk).update(permissions=shop.permissions)
