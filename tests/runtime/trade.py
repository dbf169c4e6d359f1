"""A shop's days in a hurry: orders, parcels, payments, customers and what staff does in Saleor itself."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import requests

from saleor_postventa.sandbox.client import Sandbox, SandboxRefused


@dataclass
class Trade:
    """What Saleor refuses (a parcel of a cancelled order, say) or was away for is left out: its books are the truth."""

    saleor: Sandbox
    dice: random.Random
    done: int = 0
    refused: int = 0
    shipped: set[str] = field(default_factory=set)
    _accounts: list[str] = field(default_factory=list)
    _placed: list[str] = field(default_factory=list)
    _sent: list[str] = field(default_factory=list)
    _variants: list[str] = field(default_factory=list)

    def act(self) -> None:
        deed = self.dice.choices(list(_DEEDS), list(_DEEDS.values()))[0]
        try:
            deed(self)
        except (requests.RequestException, SandboxRefused):
            self.refused += 1
        else:
            self.done += 1

    def place(self) -> None:
        lines: Any = [
            {"variant": wanted, "quantity": self.dice.randint(1, 3)} for wanted in self.dice.sample(self._goods(), 2)
        ]
        pay = self.dice.choice(["full", "full", "full", "none"])
        who: dict[str, Any] = {"email": f"guest{self.dice.random()}@example.com"}
        if self._accounts and self.dice.random() < 0.6:
            who = {"customer": self.dice.choice(self._accounts)}
        made = self.saleor.place_order("es", lines, first_name="Lea", last_name="Mora", pay=pay, **who)
        self._placed.append(made["id"])

    def ship(self) -> None:
        order = self._take(self._placed)
        self.saleor.fulfill_order(order, tracking_number=f"T-{order}")
        self._sent.append(order)
        self.shipped.add(order)

    def track_anew(self) -> None:
        self.saleor.update_tracking(self._pick(self._sent), f"T-{self.dice.random()}")

    def send_back(self) -> None:
        order = self._take(self._sent)
        line = self.saleor.order(order)["lines"][0]
        self.saleor.return_units(order, [{"line": line["id"], "quantity": 1}])

    def cancel(self) -> None:
        self.saleor.cancel_order(self._take(self._placed))

    def pay(self) -> None:
        self.saleor.pay_order(self._pick(self._placed))

    def note(self) -> None:
        self.saleor.add_note(self._pick([*self._placed, *self._sent]))

    def welcome(self) -> None:
        made = self.saleor.create_customer(
            email=f"c{self.dice.random()}@example.com", first_name="Lea", last_name="Mora"
        )
        self._accounts.append(made["id"])

    def rename(self) -> None:
        self.saleor.update_customer(self._pick(self._accounts), first_name=f"Lea {self.dice.randint(1, 999)}")

    def _pick(self, rows: list[str]) -> str:
        """Raises SandboxRefused where there is nothing yet."""
        if not rows:
            raise SandboxRefused("NOTHING", "nothing there yet")
        return self.dice.choice(rows)

    def _take(self, rows: list[str]) -> str:
        found = self._pick(rows)
        rows.remove(found)
        return found

    def _goods(self) -> list[str]:
        if not self._variants:
            self._variants = [each["id"] for each in self.saleor.variants() if "es" in each["prices"]][:12]
            for wanted in self._variants:
                self.saleor.set_stock(wanted, "zaragoza", 100_000)
        return self._variants


_DEEDS: dict[Callable[[Trade], None], int] = {
    Trade.place: 8,
    Trade.ship: 6,
    Trade.track_anew: 2,
    Trade.send_back: 1,
    Trade.cancel: 1,
    Trade.pay: 1,
    Trade.note: 2,
    Trade.welcome: 2,
    Trade.rename: 2,
}
