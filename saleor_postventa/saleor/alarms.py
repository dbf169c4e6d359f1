"""Raising and clearing what a person should look at."""

from django.db import transaction
from django.db.models import F

from saleor_postventa.core.clock import now
from saleor_postventa.shops.models import Shop

from .models import Alarm


@transaction.atomic
def raise_alarm(shop: Shop, code: str, detail: str = "") -> None:
    """Open the alarm, or count it once more."""
    fresh = {"detail": detail[:300]}
    alarm, is_new = Alarm._base_manager.get_or_create(shop=shop, code=code, cleared_at=None, defaults=fresh)
    if not is_new:
        Alarm._base_manager.filter(pk=alarm.pk).update(count=F("count") + 1, last_at=now(), **fresh)


def clear_alarm(shop: Shop, code: str) -> bool:
    return bool(Alarm._base_manager.filter(shop=shop, code=code, cleared_at=None).update(cleared_at=now()))
