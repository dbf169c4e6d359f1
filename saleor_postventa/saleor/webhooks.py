"""The app's own life in Saleor (3.23 and later tell us of it)."""

import msgspec

from saleor_postventa.core.errors import Failure
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.rules import ShopState
from saleor_postventa.shops.scope import current_shop

from .handlers import Source, handles
from .lifecycle import follow_permissions, follow_state


class AppFields(msgspec.Struct, rename="camel", frozen=True):
    id: str
    is_active: bool
    permissions: list[dict[str, str]] | None = None


class AppPayload(msgspec.Struct, frozen=True):
    app: AppFields | None


@handles("app_installed", "app_updated", "app_status_changed", "app_deleted", payload=AppPayload, permission=None)
def follow_app(payload: AppPayload, source: Source) -> None:
    """What concerns an earlier installation is old news. Raises Failure where the app is missing."""
    if payload.app is None:
        raise Failure("the payload names no app", permanent=True)
    shop = Shop.objects.select_for_update().get(pk=current_shop().pk)
    if payload.app.id != shop.app_id:
        return
    if source.event == "app_deleted":
        state = ShopState.REMOVED
    else:
        state = ShopState.ACTIVE if payload.app.is_active else ShopState.INACTIVE
        if payload.app.permissions is not None and source.issued_at >= shop.state_since:
            follow_permissions(shop, [permission["code"] for permission in payload.app.permissions])
    follow_state(shop, state, at=source.issued_at, by=source.actor())
