"""A visitor of the demo is Diego: he buys, waits, spends his points, and sends half of what he bought back."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from .running_demo import Demo, running_demo

pytestmark = [pytest.mark.timeout(3000), pytest.mark.slow]  # weeks of a demo: minutes on a quiet machine
DIEGO = "diego.bravo@example.com"
NUMBERS = re.compile(r"([\d,]+) points (?:still )?(to use|on their way)")


@pytest.fixture(scope="module")
def travelled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A demo of its own: its clock moves on by weeks."""
    with running_demo(tmp_path_factory.mktemp("points")) as started:
        yield started


@pytest.mark.proves("B15", part="in the demo: a reward's code pays at checkout, half of it comes back")
def test_from_a_purchase_to_half_of_it_back(page: Any, travelled: Demo, faults: list[str]) -> None:
    diego = Visitor(page, travelled)
    diego.wait_for_the_year()
    diego.sign_in()
    usable = diego.points()["to use"]

    diego.buy("Merino Tee Ordesa · M")  # 129.80 x 1.25
    assert diego.sees({"to use": usable, "on their way": 162})
    assert "€129.80 × 1 pt/€ × 1.25 (Hut) = 162" in diego.page_of_points()
    diego.move_clock("+ 30 days", "+ 7 days")
    diego.sign_in()
    usable += 162
    assert diego.sees({"to use": usable})

    code = diego.take("€5 off")
    usable -= 500
    assert diego.sees({"to use": usable})
    order = diego.buy("Fleece Somiedo · M", code)  # (159.80 - 5.00) x 1.25
    assert diego.sees({"to use": usable, "on their way": 193})
    diego.send_one_back()
    assert diego.sees({"to use": usable + 250, "on their way": 96})
    told = diego.page_of_points()
    assert "1 of 2 came back: 97 points of the 193 earned" in told
    assert "€79.90 of €159.80 came back: 250 points of the 500 you had used" in told
    assert "96 points" in diego.page_of_order(order)
    assert faults == []


class Visitor:
    """Of the counter, and of Diego's own pages."""

    def __init__(self, page: Any, demo: Demo) -> None:
        self.page, self.demo = page, demo
        self.pages = ""

    def wait_for_the_year(self) -> None:
        """Until everybody has their points, and the first page says who spent some."""
        self._until(f"{self.demo.app}/demo/?lang=en", lambda text: "Carmen used points in order" in text, seconds=1800)

    def sign_in(self) -> None:
        self.page.goto(f"{self.demo.app}/demo/?lang=en")
        self.page.get_by_role("link", name="Sign in", exact=True).click()
        self.page.locator("[name=email]").select_option(DIEGO)
        self.page.get_by_role("button", name="Log in").click()
        self.page.get_by_role("button", name="Next").click()
        self.page.wait_for_url("**/orders/")
        self.pages = self.page.url.removesuffix("orders/")

    def points(self) -> dict[str, int]:
        return read_numbers(self.page_of_points())

    def sees(self, numbers: dict[str, int]) -> bool:
        """Once what happened has reached the app; points whose wait is over are looked for every five minutes."""
        return self._until(f"{self.pages}points/?lang=en", lambda text: read_numbers(text) == numbers, seconds=400)

    def page_of_points(self) -> str:
        self.page.goto(f"{self.pages}points/?lang=en")
        return str(self.page.locator("main").inner_text())

    def page_of_order(self, number: str) -> str:
        self.page.goto(f"{self.pages}orders/{number}/?lang=en")
        return str(self.page.locator("main").inner_text())

    def buy(self, item: str, code: str = "") -> str:
        """Two of it, at the counter; sent, and at the door. Gives the order's number."""
        self.page.goto(f"{self.demo.sandbox}/")
        self.page.locator("[name=customer]").select_option(label=f"Diego Bravo · {DIEGO}")
        self.page.locator("[name=variant1]").select_option(label=item)
        self.page.locator("[name=quantity1]").fill("2")
        if code:
            self.page.locator("[name=voucher]").select_option(code)
        self._press("Place the order")
        newest = self.page.locator("article").first
        number = str(newest.locator("strong").inner_text()).removeprefix("#")
        newest.get_by_label("Tracking number").fill(f"SEUR{number}")
        self._press("Fulfil")
        self._press("Delivered")
        return number

    def send_one_back(self) -> None:
        self.page.goto(f"{self.demo.sandbox}/")
        self._press("Return: one item")

    def take(self, reward: str) -> str:
        """Its code, once the shop has it."""
        self.page.goto(f"{self.pages}points/?lang=en")
        self.page.get_by_role("button", name=re.compile(f"Take “{reward}”")).click()
        code = self.page.locator(".voucher code").first
        for _ in range(60):
            if code.is_visible():
                return str(code.inner_text())
            self.page.wait_for_timeout(1000)
            self.page.goto(f"{self.pages}points/?lang=en")
        raise AssertionError(self.page.locator("main").inner_text())

    def move_clock(self, *steps: str) -> None:
        self.page.goto(f"{self.demo.sandbox}/")
        for step in steps:
            self.page.get_by_role("button", name=step, exact=True).click()

    def _press(self, name: str) -> None:
        """A button of the newest order, or of the counter; again while the app has not heard yet of what is meant."""
        for _ in range(60):
            with self.page.expect_navigation():
                self.page.get_by_role("button", name=name, exact=True).first.click()
            if self.page.get_by_role("status").is_visible():
                return
            self.page.wait_for_timeout(1000)
        raise AssertionError(self.page.get_by_role("alert").inner_text())

    def _until(self, url: str, holds: Callable[[str], bool], seconds: float) -> bool:
        for _ in range(int(seconds / 2)):
            self.page.goto(url)
            if holds(str(self.page.locator("main").inner_text())):
                return True
            self.page.wait_for_timeout(2000)
        return False


def read_numbers(text: str) -> dict[str, int]:
    """What stands at the top of the page of points."""
    return {what: int(count.replace(",", "")) for count, what in NUMBERS.findall(text.partition("What they are")[0])}
