"""Plain makers: `make_x(**overrides)` gives a valid row, and names in its signature what one may care about."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import count

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.shops.services import install_shop

MOMENT = datetime(2026, 6, 1, 9, tzinfo=UTC)
_numbers = count(1)


def make_shop(
    *,
    name: str = "tienda",
    api_url: str | None = None,
    app_id: str = "QXBwOjk=",
    token: str = "a-token",
    saleor_version: str = "3.23.28",
    permissions: Sequence[str] = ("MANAGE_ORDERS",),
) -> Shop:
    return install_shop(
        api_url=api_url or f"https://shop{next(_numbers)}.example.test/graphql/",
        app_id=app_id,
        token=token,
        jwks={"keys": []},
        saleor_version=saleor_version,
        permissions=list(permissions),
        name=name,
    )


def make_recorded_event(
    *,
    name: str = "LampLit",
    key: str | None = None,
    order_id: int | None = 1,
    customer_id: int | None = None,
    occurred_at: datetime = MOMENT,
    by: Actor = SYSTEM,
    data: dict[str, object] | None = None,
) -> RecordedEvent:
    """A row of the log in the current shop's scope, without runs of reactions."""
    return RecordedEvent.objects.create(
        shop=current_shop(),
        name=name,
        version=1,
        key=key or f"{name}:{next(_numbers)}",
        order_id=order_id,
        customer_id=customer_id,
        occurred_at=occurred_at,
        actor_kind=by.kind,
        actor_ref=by.ref,
        data=data or {},
    )
