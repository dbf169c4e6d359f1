"""The shop as a whole: what it knows, what time it is there, and what has just happened."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from saleor_postventa.sandbox.options import Options
from saleor_postventa.sandbox.world.happening import Happening, Principal
from saleor_postventa.sandbox.world.kinds import KINDS

from .apps import App, Delivery
from .cards import Card
from .catalogue import Category, Channel, Collection, Product, ProductType, Variant, Warehouse
from .clock import ShopClock
from .orders import Order
from .people import User
from .reasons import ReasonPage
from .record import Record
from .store import Store
from .vouchers import Voucher

KINDS_KEPT: tuple[type[Record], ...] = (
    *(
        User,
        Channel,
        Warehouse,
        Category,
        Collection,
        ProductType,
        Product,
        Variant,
        Voucher,
        Order,
        Card,
        App,
        Delivery,
        ReasonPage,
    ),
)


class World:
    """Verbs run inside `acting()`: one transaction, at whose end what happened is put on its way."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.store = Store(options.store, KINDS_KEPT)
        self.clock = ShopClock(self.store)
        self.put_on_its_way: Callable[[list[Happening]], None] = _nobody_listens
        self.after_commit: Callable[[], None] = _nothing_to_do
        self._happened: list[Happening] = []
        self._depth = 0

    @contextmanager
    def acting(self) -> Iterator[None]:
        with self.store.transaction():
            self._depth += 1
            try:
                yield
                if self._depth == 1:
                    self.put_on_its_way(self._happened)
            finally:
                self._depth -= 1
                if self._depth == 0:
                    self._happened = []
        self.after_commit()

    def happen(self, code: str, by: Principal, **about: Any) -> None:
        self._happened.append(
            Happening(kind=KINDS[code], issued_at=self.clock.now(), principal=by, **about),
        )

    def happen_to_order(self, order: Order, by: Principal, *codes: str) -> None:
        for code in codes:
            self.happen(code, by, orders=[order])

    def touch(self, order: Order) -> None:
        """The order changed in a way that moves `updatedAt`."""
        order.updated_at = self.clock.now()
        self.store.put(order)

    def setting(self, name: str, default: bool) -> bool:
        value: bool = self.store.fact(f"setting:{name}", default)
        return value

    def change_setting(self, name: str, value: bool) -> None:
        self.store.tell(f"setting:{name}", value)

    def next_pk(self, kind: type[Record]) -> str:
        return str(self.store.next_number(kind.typename))


def _nobody_listens(happened: list[Happening]) -> None:
    happened.clear()


def _nothing_to_do() -> None:
    return
