"""A visitor of the demo: places an order, ships it, and sees what comes of it."""

import re
import time
from contextlib import suppress
from typing import Any

import pytest
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from .accessible import faults_of, need_axe
from .running_demo import Demo

EMAIL = "visitor@example.com"
LOOK_SECONDS = 5
YEAR_OF_ORDERS = r"Orders known\s+2,\d{3}"


def place_order(page: Any, demo: Demo) -> str:
    """At the counter; the address of the order's page in the stand-in Dashboard."""
    page.goto(f"{demo.sandbox}/")
    page.locator("[name=email]").fill(EMAIL)
    page.locator("[name=first_name]").fill("Vera")
    page.get_by_role("button", name="Place the order").click()
    return str(page.locator("a[href*='/dashboard/orders/']").first.get_attribute("href"))


def widget_of(page: Any, demo: Demo) -> Any:
    return page.frame_locator(f"iframe[src^='{demo.app}/dashboard/widgets/order']").locator("body")


def wait_for_text(page: Any, found: Any, pattern: str, seconds: float = 240) -> str:
    """The text of an element, once it says it; the page is opened anew now and then, as a person would."""
    deadline = time.monotonic() + seconds
    while True:
        with suppress(PlaywrightTimeout):
            found().filter(has_text=re.compile(pattern, re.IGNORECASE)).wait_for(timeout=LOOK_SECONDS * 1000)
        text = str(found().inner_text())
        if re.search(pattern, text, re.IGNORECASE) or time.monotonic() > deadline:
            return text
        page.reload()


def test_an_order_becomes_history_in_the_widget_and_a_mail_in_the_mailbox(
    page: Any, demo: Demo, faults: list[str]
) -> None:
    order = place_order(page, demo)
    page.goto(f"{demo.sandbox}{order}")
    assert "placed" in wait_for_text(page, lambda: widget_of(page, demo), "order was placed")
    page.goto(f"{demo.sandbox}/")
    page.get_by_role("button", name="Fulfil").first.click()
    page.goto(f"{demo.sandbox}{order}")
    assert re.search("sent|shipped|way", wait_for_text(page, lambda: widget_of(page, demo), "parcel"), re.IGNORECASE)
    assert EMAIL in mail_that_comes(page, demo)
    assert faults == []


def mail_that_comes(page: Any, demo: Demo) -> str:
    """The mailbox once it is there: what waits for the shopper's morning comes half a day later, or a whole one."""
    for _ in range(4):
        page.goto(f"{demo.app}/demo/mailbox/")
        text = wait_for_text(page, lambda: page.locator("body"), re.escape(EMAIL), seconds=60)
        if EMAIL in text:
            return text
        page.goto(f"{demo.sandbox}/")
        page.get_by_role("button", name="+ 12 hours").click()
    return text


@pytest.mark.proves("X11")
def test_the_panel_shows_what_arrived_and_a_year_of_orders(page: Any, demo: Demo, faults: list[str]) -> None:
    page.goto(f"{demo.sandbox}/dashboard/")
    page.get_by_role("link", name="Postventa").first.click()
    panel = page.frame_locator(f"iframe[src^='{demo.app}/dashboard/overview']")
    panel.get_by_role("heading").first.wait_for()
    assert "can't reach" not in panel.locator("body").inner_text()
    assert re.search(YEAR_OF_ORDERS, wait_for_text(page, lambda: panel.locator("body"), YEAR_OF_ORDERS))
    assert faults == []


def test_the_app_greets_whoever_finds_it(page: Any, demo: Demo, faults: list[str]) -> None:
    page.goto(f"{demo.app}/")
    assert f"{demo.app}/api/manifest" in page.locator("body").inner_text()
    assert faults == []


def test_the_first_page_and_the_gallery_are_for_everybody(page: Any, demo: Demo, faults: list[str]) -> None:
    need_axe()
    page.goto(f"{demo.app}/demo/")
    found = faults_of(page)
    page.get_by_role("link", name="Gallery").click()
    page.get_by_role("heading", name="What pages and mails are made of").wait_for()
    page.locator("iframe.mail").scroll_into_view_if_needed()
    assert page.frame_locator("iframe.mail").locator("h1").inner_text()
    assert found + faults_of(page) == []
    assert faults == []


def test_the_shops_own_pages_show_what_the_app_knows(page: Any, demo: Demo, faults: list[str]) -> None:
    need_axe()
    page.goto(f"{demo.app}/demo/?lang=en")
    wait_for_text(page, lambda: page.locator("body"), "can be sent back")
    page.get_by_role("link", name="The shop's own pages").click()
    page.locator(".goods a").first.click()
    page.get_by_text("How reviews work here").wait_for()
    assert faults_of(page) == []
    page.get_by_role("link", name="Español").click()
    page.get_by_text("Cómo funcionan aquí las opiniones").wait_for()
    assert faults == []
