"""Taking what the shops' room announces into the log."""

from typing import Any

from django.dispatch import receiver

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.event import Event
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.shops.signals import AuditedChange, shop_changed

from .events import ApiKeyCreated, ApiKeyRevoked, PreferencesChanged
from .services import record


@receiver(shop_changed, dispatch_uid="events.audit_shop")
def audit_shop(*, shop: Shop, what: AuditedChange, detail: str, by: Actor, **_: Any) -> None:
    with shop_scope(shop):
        record(_event(what, detail), by=by)


def _event(what: AuditedChange, detail: str) -> Event:
    match what:
        case AuditedChange.PREFERENCES:
            return PreferencesChanged(names=detail, occurred_at=now())
        case AuditedChange.KEY_CREATED:
            return ApiKeyCreated(prefix=detail, occurred_at=now())
        case AuditedChange.KEY_REVOKED:
            return ApiKeyRevoked(prefix=detail, occurred_at=now())
