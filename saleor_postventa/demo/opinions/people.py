"""Who bought what in the year before today, as far as surveys and reviews need to know."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Max

from saleor_postventa.core.actor import Actor
from saleor_postventa.orders.models import Order
from saleor_postventa.orders.rules import CLOSED
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import current_shop

LANGUAGES = ("es", "en")
# As long as parcels take here, where no carrier told of it.
PACKED, ON_THE_WAY = timedelta(days=1), timedelta(days=3)
MORNING = 9


@dataclass(frozen=True)
class Purchase:
    """An order of which all arrived; `is_returned` where something of it came back."""

    order: Order
    customer: Customer
    arrived_at: datetime
    is_returned: bool

    @property
    def language(self) -> str:
        spoken = (self.order.language or self.customer.language)[:2].lower()
        return spoken if spoken in LANGUAGES else "es"

    @property
    def shopper(self) -> Actor:
        return Actor.shopper(self.customer.saleor_id or f"guest:{self.customer.pk}")


def purchases(since: datetime) -> list[Purchase]:
    """The first that arrived comes first."""
    rows = (
        Order.objects.filter(placed_at__gte=since, customer__erased_at=None)
        .exclude(customer=None)
        .exclude(status__in=CLOSED)
        .select_related("customer")
        .annotate(sent_at=Max("parcels__shipped_at"), came_back=Max("lines__quantity_returned"))
    )
    found = [_purchase(order) for order in rows]
    return sorted((each for each in found if each is not None), key=lambda each: (each.arrived_at, each.order.pk))


def _purchase(order: Any) -> Purchase | None:
    """Of what came back entirely, Saleor no longer knows when it was sent."""
    sent_at = order.sent_at or (order.placed_at + PACKED if order.came_back else None)
    if order.customer is None or sent_at is None:
        return None
    return Purchase(order, order.customer, sent_at + ON_THE_WAY, bool(order.came_back))


def by_day(moment: datetime, minute: int) -> datetime:
    """The same day in the shop, at an hour at which mails leave."""
    local = moment.astimezone(current_shop().preferences.zone)
    return datetime.combine(local.date(), time(MORNING), tzinfo=local.tzinfo) + timedelta(minutes=minute)
