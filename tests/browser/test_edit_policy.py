"""The merchant changes the return policy in the panel, and every shopper reads it on the public page."""

import time
from typing import Any

import pytest
from playwright.sync_api import expect

from .running_demo import Demo
from .test_click_through_demo import place_order, wait_for_text

# The demo may be reading its year meanwhile.
expect.set_options(timeout=60_000)


def send_an_order(page: Any, demo: Demo) -> str:
    """Placed and sent at the counter; its number."""
    order = place_order(page, demo)
    number = page.locator(f"a[href='{order}']").first.inner_text().strip().lstrip("#")
    page.goto(f"{demo.sandbox}/")
    page.get_by_role("button", name="Fulfil").first.click()
    return str(number)


def panel_of(page: Any, demo: Demo) -> Any:
    page.goto(f"{demo.sandbox}/dashboard/")
    page.get_by_role("link", name="Postventa").first.click()
    return page.frame_locator(f"iframe[src^='{demo.app}/dashboard/overview']")


def choose_order(panel: Any, number: str) -> None:
    """As soon as the app has heard of it."""
    panel.get_by_role("searchbox").fill(number)
    found = panel.get_by_role("list", name="Orders found").get_by_role("button", name=f"#{number}")
    deadline = time.monotonic() + 240
    while found.count() == 0 and time.monotonic() < deadline:
        panel.get_by_role("button", name="Find the order").click()
        time.sleep(2)
    found.click()


def text_of_public_page(page: Any, address: str, expected: str) -> str:
    page.goto(f"{address}?language=en")
    return wait_for_text(page, lambda: page.locator("body"), expected)


@pytest.mark.proves("A43", part="from the editor in the panel to the public page")
@pytest.mark.proves("A-B2", part="the editor names the article, and does not publish")
def test_a_window_is_written_checked_tried_published_and_read(page: Any, demo: Demo, faults: list[str]) -> None:
    number = send_an_order(page, demo)
    panel = panel_of(page, demo)
    panel.get_by_role("link", name="Return policy").click()
    address = panel.get_by_role("link", name="Open the public page").get_attribute("href")
    panel.get_by_role("link", name="Draft", exact=True).click()

    days = panel.get_by_label("Days to return")
    days.fill("7")
    expect(panel.get_by_text("14 days to withdraw").first).to_be_visible()
    assert "art" in panel.locator("p", has_text="14 days to withdraw").first.inner_text()
    panel.get_by_role("button", name="Publish …").click()
    expect(panel.get_by_text("It can't be published like this")).to_be_visible()
    panel.get_by_role("button", name="Go on writing").click()

    days.fill("45")
    expect(panel.get_by_text("It can be published.")).to_be_visible()
    choose_order(panel, number)
    expect(panel.get_by_role("region", name="Today")).to_contain_text("30 days")
    expect(panel.get_by_role("region", name="With the draft")).to_contain_text("45 días")
    expect(panel.get_by_role("region", name="With the draft")).to_contain_text("45 days")

    panel.get_by_role("button", name="Publish …").click()
    panel.get_by_role("button", name="Publish it").click()
    expect(panel.get_by_role("region", name="In force now")).to_contain_text("45 days")
    assert "45 d" in text_of_public_page(page, str(address), "45 d")
    assert faults == []


@pytest.mark.proves("A4", part="the panel: two people at one draft")
def test_two_at_one_draft_lose_nothing(page: Any, demo: Demo, browser: Any, faults: list[str]) -> None:
    other = browser.new_page(viewport={"width": 1400, "height": 1000}, locale="en-GB")
    mine, theirs = (draft_of(each, demo) for each in (page, other))
    theirs.get_by_label("Days to return").fill("52")
    theirs.get_by_role("button", name="Save draft").click()
    expect(theirs.get_by_role("button", name="Discard draft")).to_be_visible()
    other.close()

    mine.get_by_label("Days to return").fill("53")
    mine.get_by_role("button", name="Save draft").click()
    expect(mine.get_by_role("alert")).to_contain_text("saved this draft after you opened it")
    mine.get_by_role("button", name="Look at theirs").click()
    expect(mine.get_by_label("Days to return")).to_have_value("52")
    mine.get_by_role("button", name="Back to mine").click()
    expect(mine.get_by_label("Days to return")).to_have_value("53")
    mine.get_by_role("button", name="Save draft").click()
    expect(mine.get_by_role("button", name="Save draft")).to_be_disabled()
    mine.get_by_role("button", name="Discard draft").click()
    mine.get_by_role("button", name="Discard it").click()
    expect(mine.get_by_role("region", name="In force now")).to_be_visible()
    assert faults == []


def draft_of(page: Any, demo: Demo) -> Any:
    panel = panel_of(page, demo)
    panel.get_by_role("link", name="Return policy").click()
    panel.get_by_role("link", name="Draft", exact=True).click()
    panel.get_by_label("Days to return").wait_for()
    return panel
