"""Shoppers who send things back, and the team that takes them: through our API, as often as it takes."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import requests

from saleor_postventa.demo.telling import RETURN, NotTold, Stories
from saleor_postventa.sandbox.client import Sandbox, SandboxRefused

SHELF, BOUGHT, BACK = 10, 3, 2
HOME = "zaragoza"
PAUSE = 0.5


class NotInTime(RuntimeError):
    """It has not worked until now; nothing was given up."""


@dataclass
class Case:
    """One order of three units of a thing of its own, two of which come back."""

    number: int
    outcome: str
    account: str
    variant: str
    order: str
    line: str
    asked: dict[str, Any] = field(default_factory=dict)
    is_over: bool = False
    trouble: str = ""


@dataclass
class Shoppers:
    stories: Stories
    cases: list[Case] = field(default_factory=list)
    repeated: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def saleor(self) -> Sandbox:
        return self.stories.sandbox

    def come(self, number: int, seconds: float) -> None:
        """Buys, gets, and sends back; whoever has no luck in so many seconds comes again later."""
        try:
            case = self._until(time.monotonic() + seconds, lambda: self._sell(number))
        except NotInTime:
            return
        with self._lock:
            self.cases.append(case)
        self.go_on(case, seconds)

    def go_on(self, case: Case, seconds: float) -> bool:
        deadline = time.monotonic() + seconds
        try:
            for step in (self._deliver, self._ask, self._receive, self._inspect):
                self._until(deadline, lambda step=step: step(case))  # type: ignore[misc]
        except NotInTime as error:
            case.trouble = str(error)
            return False
        case.is_over = True
        return True

    def _until[T](self, deadline: float, act: Callable[[], T]) -> T:
        while True:
            try:
                return act()
            except (NotTold, SandboxRefused, requests.RequestException) as error:
                self.repeated += 1
                if time.monotonic() > deadline:
                    raise NotInTime(str(error)) from error
                time.sleep(PAUSE)

    def _sell(self, number: int) -> Case:
        """Begun anew with another thing where it breaks off."""
        product = self.saleor.create_product(f"Manta {number}", {})["id"]
        wanted = self.saleor.add_variant(product, "M", "20.00")["id"]
        self.saleor.set_stock(wanted, HOME, SHELF)
        email = f"back{number}.{time.monotonic_ns()}@example.com"
        account = self.saleor.create_customer(email=email, first_name="Lea", last_name="Mora")["id"]
        order = self.saleor.place_order("es", [{"variant": wanted, "quantity": BOUGHT}], customer=account)
        line = order["lines"][0]["id"]
        units: Any = [{"line": line, "quantity": BOUGHT, "warehouse": HOME}]
        self.saleor.fulfill_order(order["id"], units, tracking_number=f"R-{order['number']}")
        return Case(number, "CREDIT" if number % 4 == 3 else "REFUND", account, wanted, order["id"], line)

    def _deliver(self, case: Case) -> None:
        self.saleor.deliver(case.order)

    def _ask(self, case: Case) -> None:
        token = self.saleor.issue_token("access", user=case.account) or ""
        given = {
            "orderId": case.order,
            "lines": [{"orderLineId": case.line, "quantity": BACK, "reason": "too_small"}],
            "outcome": case.outcome,
            "method": "own_carrier",
            "key": f"chaos-{case.number}",
        }
        case.asked = self.stories.mutate(token, "returnCreate", "ReturnCreateInput", given, RETURN)["return"]

    def _receive(self, case: Case) -> None:
        self.stories.arrive(case.asked, BACK)

    def _inspect(self, case: Case) -> None:
        self.stories.check(case.asked, BACK)
