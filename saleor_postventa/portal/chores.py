"""What this room does by the clock."""

from datetime import timedelta

from saleor_postventa.core.clock import now
from saleor_postventa.core.work import WorkState
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.services import for_each_shop

from .models import AccessLink, AccessRequest

KEPT = timedelta(days=30)


def forget_old_access() -> None:
    for_each_shop(_forget)


def _forget(shop: Shop) -> None:
    before = now() - KEPT
    AccessRequest.objects.filter(asked_at__lt=before).exclude(state=WorkState.WAITING).delete()
    AccessLink.objects.filter(expires_at__lt=before).delete()
