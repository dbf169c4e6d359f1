"""When a purchase is followed up."""

from dataclasses import dataclass
from datetime import datetime, timedelta

NEWS_FOR = timedelta(days=3)
WORD_FROM_SALEOR = timedelta(minutes=5)


@dataclass(frozen=True, kw_only=True)
class Shipment:
    """A parcel that left, as far as thanking for it goes. `is_notified` is None while Saleor has not said."""

    shipped_at: datetime
    installed_at: datetime
    is_notified: bool | None
    is_imported: bool
    is_replacement: bool
    is_standing: bool
    has_customer: bool


def thanks_due(shipment: Shipment, *, is_on: bool, now: datetime) -> datetime | None:
    """When to thank for a shipment; None for one that gets no thanks: a replacement, old news, or "do not notify".

    What left before the app was installed is the past that it reads, and no reason to write to anybody.

    While Saleor has not said whether the customer is to be told, the mail waits a little for its word.
    """
    is_news = now - shipment.shipped_at <= NEWS_FOR and shipment.shipped_at >= shipment.installed_at
    is_wanted = (
        is_on and is_news and shipment.has_customer and shipment.is_standing and shipment.is_notified is not False
    )
    if not is_wanted or shipment.is_imported or shipment.is_replacement:
        return None
    return now + WORD_FROM_SALEOR if shipment.is_notified is None else now
