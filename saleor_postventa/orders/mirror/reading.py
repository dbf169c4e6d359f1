from dataclasses import dataclass, field
from datetime import UTC, datetime

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.clock import plausible
from saleor_postventa.core.event import Event, Subject
from saleor_postventa.orders.models import Order, OrderLine
from saleor_postventa.saleor.handlers import Source
from saleor_postventa.saleor.shapes import OrderShape

NEVER = datetime.min.replace(tzinfo=UTC)
TOLD_BY = {
    "OrderPlaced": {"order_created"},
    "OrderConfirmed": {"order_confirmed"},
    "OrderPaid": {"order_paid", "order_fully_paid"},
    "OrderCancelled": {"order_cancelled"},
    "OrderExpired": {"order_expired"},
    "ParcelShipped": {"fulfillment_created", "fulfillment_approved"},
    "ParcelCancelled": {"fulfillment_canceled"},
    "TrackingChanged": {"fulfillment_tracking_number_updated"},
    "RefundSeen": {"order_refunded", "order_fully_refunded"},
}


@dataclass(frozen=True)
class Announcement:
    """What FULFILLMENT_CREATED and _APPROVED alone tell: whether staff wanted the customer to hear of it."""

    fulfillment_id: str
    notify_customer: bool
    is_creation: bool


@dataclass
class Reading:
    """A shape on its way into the rows of its locked order; `facts` are recorded once all rows stand."""

    order: Order
    shape: OrderShape
    source: Source
    announcement: Announcement | None = None
    facts: list[Event] = field(default_factory=list)
    lines: dict[str, OrderLine] = field(default_factory=dict)
    formerly_returned: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        known = (self.order.saleor_updated_at or NEVER, self.order.read_at or NEVER)
        self.is_first = self.order.saleor_updated_at is None
        self.updated_at = plausible(self.shape.updated_at, seen_at=self.source.issued_at)
        self.is_newest = (self.updated_at, self.source.issued_at) >= known

    @property
    def subject(self) -> Subject:
        return Subject(order=self.order.pk, customer=self.order.customer_id)

    def about(self, lines: list[int]) -> Subject:
        return Subject(order=self.order.pk, customer=self.order.customer_id, lines=tuple(sorted(lines)))

    def moment(self, *events: str) -> datetime:
        """When something became true that the shape gives no date for: its own event's, or the last update's."""
        return self.source.issued_at if self.source.event in events else self.updated_at

    def early_moment(self, *events: str) -> datetime:
        """As `moment`, for what mostly comes with the order: where we meet it done, it was done at once."""
        return self.shape.created if self.is_first else self.moment(*events)

    def actor(self, event: Event) -> Actor:
        """Who is behind it: known only where the webhook is the one that tells of this very fact."""
        if self.source.event not in TOLD_BY.get(type(event).__name__, ()):
            return SYSTEM
        return self.source.actor(shopper_id=self.shape.user.id if self.shape.user else None)
