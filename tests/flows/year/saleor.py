"""An order as Saleor has it now, told of in webhooks that come late, twice, and in any order."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from msgspec.structs import replace

from saleor_postventa.saleor.shapes import OrderShape, UserShape
from tests.cast import global_id
from tests.orders.shapes import (
    PLACED,
    fulfillment_shape,
    line_shape,
    money,
    order_shape,
    taxed,
    transaction_shape,
    variant_shape,
)

PRICE = Decimal("20.00")


def minutes_at(moment: datetime) -> float:
    return (moment - PLACED).total_seconds() / 60


@dataclass
class Sent:
    at: datetime
    lines: tuple[int, ...]


@dataclass
class InSaleor:
    """`goods` are products by their number, one line and one unit each."""

    number: int
    email: str
    user: UserShape | None
    country: str
    placed_at: datetime
    goods: tuple[int, ...]
    is_cancelled: bool = False
    parcels: list[Sent] = field(default_factory=list)
    returned: list[int] = field(default_factory=list)

    @property
    def saleor_id(self) -> str:
        return global_id("Order", f"order-{self.number}")

    def line(self, place: int) -> str:
        return global_id("OrderLine", f"year-{self.number}-{place}")

    def shape(self, now: datetime) -> OrderShape:
        sent = {place for parcel in self.parcels for place in parcel.lines}
        total = PRICE * len(self.goods)
        made = order_shape(
            self.number,
            minutes=minutes_at(now),
            created=self.placed_at,
            status="CANCELED" if self.is_cancelled else "FULFILLED" if len(sent) == len(self.goods) else "UNFULFILLED",
            lines=[
                line_shape(
                    self.line(place),
                    quantity=1,
                    fulfilled=int(place in sent),
                    price=str(PRICE),
                    variant=variant_shape(product),
                )
                for place, product in enumerate(self.goods)
            ],
            fulfillments=[*self._sent(), *self._came_back(now)],
            transactions=[self._payment(total)],
            is_paid=True,
            email=self.email,
            user=self.user,
            country=self.country,
        )
        return replace(made, total=taxed(str(total)), total_charged=money(str(total)))

    def _sent(self) -> list[object]:
        return [
            fulfillment_shape(
                {self.line(place): 1 for place in parcel.lines},
                number=self.number * 100 + place_of,
                minutes=minutes_at(parcel.at),
            )
            for place_of, parcel in enumerate(self.parcels)
        ]

    def _came_back(self, now: datetime) -> list[object]:
        if not self.returned:
            return []
        units = {self.line(place): 1 for place in self.returned}
        return [fulfillment_shape(units, number=self.number * 100 + 50, status="RETURNED", minutes=minutes_at(now))]

    def _payment(self, total: Decimal) -> object:
        made = transaction_shape(charged=str(total))
        at = self.placed_at
        return replace(made, id=global_id("TransactionItem", self.number), created_at=at, modified_at=at)
