"""A shopper before the shop's pages, on a phone."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpResponse

from saleor_postventa.orders.models import Order
from saleor_postventa.people.visits import LANGUAGE_COOKIE, begin_visit
from saleor_postventa.returns.models import Return

PHONE = {"width": 390, "height": 844}


@dataclass
class Shopper:
    page: Any
    server: str

    def sign_in(self, order: Order, *, whole_account: bool = False) -> None:
        """As if the link in the mail of this order had been opened."""
        response: Any = HttpResponse()
        assert order.customer is not None
        begin_visit(response, order.shop, order.customer, order_id=None if whole_account else order.pk)
        response.set_cookie(LANGUAGE_COOKIE, "en")
        url = f"{self.server}/s/norte/"
        kept = [{"name": name, "value": each.value, "url": url} for name, each in response.cookies.items()]
        self.page.context.add_cookies(kept)

    def open(self, path: str) -> Any:
        return self.page.goto(f"{self.server}/s/norte/{path}")

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    @property
    def title(self) -> str:
        return str(self.page.locator("h1").inner_text())

    def press(self, name: str) -> None:
        """The button that does what the page is for."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name).click()

    def choose_item(self, quantity: str = "1", reason: str = "too_small") -> None:
        self.page.locator("select[name^=quantity]").first.select_option(quantity)
        self.page.locator("select[name^=reason]").first.select_option(reason)
        self.press("Go on")

    def choose_outcome(self, outcome: str = "refund", method: str = "own_carrier") -> None:
        self.page.locator(f"input[value={outcome}]").check()
        self.page.locator(f"input[value={method}]").check()
        self.press("Go on")

    def ask_for_return(self) -> Return:
        """All three steps, with a mouse."""
        self.choose_item()
        self.choose_outcome()
        self.press("Ask for the return")
        return Return.objects.order_by("-pk").get()


Visit = Callable[..., Shopper]
