"""A shop whose Saleor is the sandbox, spoken to over real HTTP; and workers that are killed where one wants it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

from saleor_postventa.catalogue.feeds import ProductsAnswer
from saleor_postventa.catalogue.services import mirror_product
from saleor_postventa.core import http
from saleor_postventa.core.clock import now, system_now
from saleor_postventa.core.work import WorkState, drain, queues, work_on
from saleor_postventa.goods.models import GoodsMove
from saleor_postventa.goods.rules import MoveStatus
from saleor_postventa.goods.services import QUEUE
from saleor_postventa.orders.models import Order
from saleor_postventa.orders.services.mirroring import mirror_order
from saleor_postventa.saleor.client import SaleorClient
from saleor_postventa.saleor.handlers import Source
from saleor_postventa.saleor.shapes import OrderShape, Shape
from saleor_postventa.sandbox.client import Sandbox
from saleor_postventa.shops.models import Shop
from tests.sandbox.process import SandboxProcess, ThreadedSandbox

HOME = "zaragoza"
AWAY = "leeds"


class OrderAnswer(Shape, frozen=True):
    order: OrderShape


@dataclass
class Stage:
    shop: Shop
    sandbox: ThreadedSandbox | SandboxProcess

    @property
    def control(self) -> Sandbox:
        return self.sandbox.control

    @property
    def client(self) -> SaleorClient:
        return SaleorClient.of(self.shop)

    def variant(self, name: str = "M", stock: int = 10) -> str:
        """A new one, so many of it on the shelf at home."""
        product = self.control.create_product("Tienda de prueba", {})["id"]
        made: str = self.control.add_variant(product, name, "20.00")["id"]
        self.control.set_stock(made, HOME, stock)
        return made

    def order(self, *variants: str, units: int = 2, sent: int | None = None, **options: Any) -> Order:
        """Placed, `sent` units of each line fulfilled (all without it), and mirrored."""
        given = {"email": "noa@example.com", "first_name": "Noa", "last_name": "Ribera", **options}
        lines = [{"variant": variant, "quantity": units} for variant in variants or (self.variant(),)]
        made = self.control.place_order("es", lines, **given)
        quantity = units if sent is None else sent
        if quantity:
            parts = [{"line": line["id"], "quantity": quantity, "warehouse": HOME} for line in made["lines"]]
            self.control.fulfill_order(made["id"], parts)
        return self.mirror(made["id"])

    def mirror(self, saleor_id: str) -> Order:
        shape = self.client.query("order_by_id", OrderAnswer, {"id": saleor_id}).order
        return mirror_order(shape, Source("order_updated", now(), None, 0))

    def read_products(self) -> None:
        """As the mirror does now and then."""
        cursor = ""
        while cursor is not None:
            page = {"first": 100, "after": cursor or None}
            found = self.client.query("products_page", ProductsAnswer, page).products.batch()
            for shape in found.items:
                mirror_product(shape, read_at=now())
            cursor = found.cursor

    def returned(self, order: Order) -> list[int]:
        """Units that Saleor counts as returned, line by line."""
        mirrored = self.mirror(order.saleor_id)
        return list(mirrored.lines.order_by("position").values_list("quantity_returned", flat=True))

    def replacements(self) -> list[dict[str, Any]]:
        """Orders and drafts under a reference of ours."""
        references = list(GoodsMove.objects.filter(kind="replace").values_list("wanted__external_reference", flat=True))
        asked = (
            self.client.query("replacement_by_reference", dict[str, Any], {"reference": each}) for each in references
        )
        return [answer["order"] for answer in asked if answer["order"]]

    def work(self) -> None:
        """As the worker does, until nothing is due."""
        drain(queues.get(QUEUE))

    def carry_on_later(self) -> None:
        """Long after a kill: leases have run out, and so has the time in which somebody might still be at it."""
        long_ago = system_now() - timedelta(hours=1)
        waiting = GoodsMove.objects.filter(state=WorkState.WAITING)
        waiting.update(due_at=now())
        waiting.exclude(leased_until=None).update(leased_until=long_ago)
        GoodsMove.objects.exclude(taken_at=None).update(taken_at=long_ago)
        self.work()


class Killed(BaseException):
    """As kill -9: nothing of ours catches it."""


@dataclass
class Line:
    """The wire to Saleor, with a trap in it."""

    calls: int = 0
    trap: Callable[[int, str], None] = lambda number, when: None
    names: tuple[str, ...] = ()

    def send(self, original: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
        self.calls += 1
        number = self.calls
        self.trap(number, "before")
        answer = original(*arguments, **options)
        self.trap(number, "after")
        return answer


@contextmanager
def wire(monkeypatch: pytest.MonkeyPatch) -> Iterator[Line]:
    line, original = Line(), http.request
    with monkeypatch.context() as patch:
        patch.setattr(http, "request", lambda *a, **k: line.send(original, *a, **k))
        yield line


def kill_at(monkeypatch: pytest.MonkeyPatch, move: GoodsMove, number: int, when: str) -> bool:
    """Work on a move and kill the worker before or after its nth call; False where it makes fewer."""

    def trap(call: int, moment: str) -> None:
        if (call, moment) == (number, when):
            raise Killed

    with wire(monkeypatch) as line, suppress(Killed):
        line.trap = trap
        work_on(queues.get(QUEUE), move.pk)
    return line.calls >= number


def is_settled(move: GoodsMove) -> bool:
    move.refresh_from_db()
    return move.status in (MoveStatus.DONE, MoveStatus.STUCK)
