"""What a cart would earn: asked of the same rules as the order that comes of it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from saleor_postventa.loyalty.rules.earning import Buyer, EarningLine, EarningOrder, earn

from .document import Programme


def buyer_of(programme: Programme, tier: str, segments: Collection[str] = ()) -> Buyer:
    """Somebody on that level; "" or one that the programme does not know is none."""
    return Buyer(level=programme.tiers.level(tier), segments=frozenset(segments))


def points_for_cart(
    lines: Sequence[EarningLine],
    programme: Programme,
    tier: str,
    now: datetime,
    *,
    currency: str,
    zone: ZoneInfo,
    channel: str = "",
    segments: Collection[str] = (),
    points_off: Decimal = Decimal(0),
    left: Mapping[str, int] | None = None,
) -> int:
    """If it were ordered now and paid with money, with nothing for the delivery. `left` as `earn` has it."""
    if not programme.purchase.is_on:
        return 0
    order = EarningOrder(currency=currency, lines=tuple(lines), channel=channel, points_off=points_off)
    buyer = buyer_of(programme, tier, segments)
    return sum(each.points for each in earn(order, programme.purchase, buyer, placed_at=now, zone=zone, left=left))
