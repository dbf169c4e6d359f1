"""Something happened: to what, when, and who did it."""

from dataclasses import dataclass, field
from datetime import datetime

from saleor_postventa.sandbox.world.apps import App, Subject
from saleor_postventa.sandbox.world.catalogue import Product, Variant
from saleor_postventa.sandbox.world.orders import Fulfillment, Order
from saleor_postventa.sandbox.world.people import User

from .kinds import EventKind

Principal = User | App | None


@dataclass(frozen=True, kw_only=True)
class Happening:
    kind: EventKind
    issued_at: datetime
    principal: Principal
    orders: list[Order] = field(default_factory=list)
    fulfillment: Fulfillment | None = None
    notify_customer: bool = False
    user: User | None = None
    new_email: str | None = None
    product: Product | None = None
    variant: Variant | None = None
    app: App | None = None

    @property
    def order(self) -> Order | None:
        return self.orders[0] if self.orders else None

    @property
    def about(self) -> str:
        """For people: what it is about, in a word."""
        if self.order:
            return ", ".join(f"#{order.number}" for order in self.orders[:3])
        named = self.product or self.variant or self.app
        return self.user.email if self.user else named.name if named else ""

    @property
    def subject(self) -> Subject:
        fulfillment = self.fulfillment.pk if self.fulfillment else None
        return Subject(order_pks=[order.pk for order in self.orders], fulfillment_pk=fulfillment)
