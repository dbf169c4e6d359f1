"""A shop and its Saleor (the sandbox, over real HTTP), with orders to refund. Shared by the tests of store credit."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import count
from typing import Any

import msgspec

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.money import Money
from saleor_postventa.core.work import drain, queues
from saleor_postventa.orders.models import Order, OrderLine
from saleor_postventa.orders.rules import Purpose
from saleor_postventa.orders.services import mirror_order
from saleor_postventa.refunds.models import Refund, RefundPart
from saleor_postventa.refunds.services import request_refund
from saleor_postventa.saleor.client import SaleorClient
from saleor_postventa.saleor.handlers import Source
from saleor_postventa.saleor.shapes import OrderShape
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.services import install_shop
from tests.cast import PERMISSIONS, STAFF
from tests.sandbox.listening_app import ListeningApp, listening_app
from tests.sandbox.process import ThreadedSandbox, threaded_sandbox

BY = Actor.staff(STAFF.id)
_numbers = count(1)


class OrderAnswer(msgspec.Struct, frozen=True):
    order: OrderShape


@dataclass
class Saleor:
    """The sandbox, the token of our app in it, and the shop of ours that it is."""

    sandbox: ThreadedSandbox
    app: ListeningApp
    shop: Shop | None = None
    asked: list[str] = field(default_factory=list)

    @property
    def control(self) -> Any:
        return self.sandbox.control

    def install(self, settings: Any, *, permissions: Sequence[str] = PERMISSIONS) -> Shop:
        settings.ALLOWED_SALEOR_URLS = [*settings.ALLOWED_SALEOR_URLS, self.sandbox.api_url]
        self.shop = install_shop(
            api_url=self.sandbox.api_url,
            app_id="QXBwOjE=",
            token=self.app.token,
            jwks={"keys": []},
            saleor_version="3.23.28",
            permissions=list(permissions),
            name="monte",
        )
        return self.shop

    def place(self, *, units: Sequence[int] = (2, 1), **options: Any) -> Order:
        """An order of so many units of the cheapest products (so that shipping costs something), mirrored."""
        sold = [each for each in self.control.variants() if "es" in each["prices"]]
        variants = sorted(sold, key=lambda each: Decimal(each["prices"]["es"]))
        lines = [{"variant": variants[place]["id"], "quantity": quantity} for place, quantity in enumerate(units)]
        given = {"email": "lea@example.com", "first_name": "Lea", "last_name": "Mora", **options}
        return self.mirror(self.control.place_order("es", lines, **given)["id"])

    def mirror(self, saleor_id: str) -> Order:
        assert self.shop is not None
        shape = SaleorClient.of(self.shop).query("order_by_id", OrderAnswer, {"id": saleor_id}).order
        return mirror_order(shape, Source("order_updated", now(), None, 0))

    def books(self, order: Order) -> dict[str, Any]:
        """What the sandbox itself holds: grants and transactions."""
        found: dict[str, Any] = self.control.order(order.saleor_id)
        return found

    def refunded(self, order: Order) -> Decimal:
        return sum((Decimal(each["refunded"]) for each in self.books(order)["transactions"]), Decimal(0))

    def requests(self, order: Order) -> list[str]:
        """The amounts that a payment app was asked to send back."""
        events = [event for each in self.books(order)["transactions"] for event in each["events"]]
        return [amount for kind, amount in events if kind == "REFUND_REQUEST"]


@contextmanager
def running_saleor(**options: object) -> Iterator[Saleor]:
    with threaded_sandbox(**options) as sandbox, listening_app() as app:
        found = Saleor(sandbox, app)
        permissions = [*app.manifest["permissions"], "MANAGE_GIFT_CARD", "MANAGE_DISCOUNTS"]
        app.manifest["permissions"] = permissions
        assert found.control.install(app.manifest_url, permissions)["status"] == "INSTALLED"
        app.manifest["webhooks"] = []
        yield found


def eur(amount: str | int | Decimal) -> Money:
    return Money(Decimal(amount), "EUR")


def lines_of(order: Order) -> list[OrderLine]:
    return list(order.lines.order_by("position"))


def ask_refund(order: Order, amount: Money | str, *, units: dict[int, int] | None = None, **given: Any) -> Refund:
    """One of its own key, for goods alone, unless told otherwise."""
    number = next(_numbers)
    wanted = {
        "shipping": eur(0),
        "key": f"return:{number}:1",
        "purpose": Purpose.RETURN,
        "reference": f"return:{number}:1",
        "reason": "Too small",
        "by": BY,
        **given,
    }
    money = amount if isinstance(amount, Money) else eur(amount)
    return request_refund(order, amount=money, units=units or {}, **wanted)


def work(*names: str) -> None:
    """What waits, until nothing is due any more."""
    for name in names or ("refunds", "credits", "reactions", "refunds", "reactions"):
        drain(queues.get(name))


def the_part(refund: Refund) -> RefundPart:
    return RefundPart.objects.select_related("refund").get(refund=refund)


def let_leases_run_out() -> None:
    """As they do three minutes after their worker was killed."""
    for name in ("refunds", "credits", "voucher_codes"):
        queues.get(name).model._base_manager.update(leased_until=None)
