"""How an order may be sent: the ways of its channel."""

from decimal import Decimal
from typing import ClassVar

from .catalogue import Channel
from .money import Money
from .orders import Order
from .record import Record


class ShippingMethod(Record, kw_only=True):
    typename: ClassVar[str] = "ShippingMethod"

    name: str
    amount: Decimal
    currency: str
    active: bool = True

    @property
    def price(self) -> Money:
        return Money(self.amount, self.currency)


def methods_of(channel: Channel) -> list[ShippingMethod]:
    """The usual one goes by the channel's own key, the others by a number behind it."""
    ways = [(channel.shipping_method_name, channel.shipping_price), *channel.other_shipping.items()]
    return [
        ShippingMethod(
            pk=channel.pk if place == 0 else f"{channel.pk}{place:02}",
            name=name,
            amount=price,
            currency=channel.currency_code,
        )
        for place, (name, price) in enumerate(ways)
    ]


def method_of(order: Order, channel: Channel) -> ShippingMethod | None:
    """Orders of checkouts remember the name alone."""
    return next(
        (way for way in methods_of(channel) if order.shipping_method_pk == way.pk or _is_named(order, way)), None
    )


def _is_named(order: Order, way: ShippingMethod) -> bool:
    return order.shipping_method_pk is None and order.shipping_method_name == way.name
