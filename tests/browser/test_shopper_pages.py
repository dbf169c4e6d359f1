"""The shopper's pages in a real browser: for everybody, by keyboard alone, without JavaScript, back and forth."""

from typing import Any

import pytest
from django.core.cache import cache
from PIL import Image
from pytest_django.live_server_helper import LiveServer

from saleor_postventa.mailing.codes import Topic
from saleor_postventa.mailing.links import preferences_url, unsubscribe_url
from saleor_postventa.orders.models import Order
from saleor_postventa.portal.services import access_url, send_link
from saleor_postventa.returns.models import Return
from saleor_postventa.returns.queries import choices
from saleor_postventa.returns.rules import ReturnStatus
from saleor_postventa.shops.models import Shop
from tests.conftest import MovableClock
from tests.returns.make import bring_to, lines_of, make_order_with_parcels, make_policy, make_return
from tests.settings import PUBLIC_URL

from .accessible import faults_of, need_axe
from .shoppers import Shopper, Visit


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody knocked yet, and Saleor has ten of everything."""
    monkeypatch.setattr(choices, "available", lambda shop, ids, **_: dict.fromkeys(ids, 10))
    cache.clear()


@pytest.fixture
def order(clock: MovableClock, live_server: LiveServer, in_norte: Shop) -> Order:
    """Number 1: two of one thing, one of another; delivered a week ago."""
    return make_order_with_parcels(lines=((2, "10.00"), (1, "30.00")))


def local(url: str) -> str:
    """The path of a link in a mail, below the shop's pages."""
    return url.removeprefix(f"{PUBLIC_URL}/s/norte/")


@pytest.mark.proves("X5", part="axe over the pages of returns and mails; surveys and withdrawals come later")
class TestAxe:
    def test_finds_nothing_grave_on_the_way_in(self, visit: Visit, order: Order) -> None:
        need_axe()
        shopper = visit()
        assert order.customer is not None
        link = send_link(order, order.customer)
        faults = []
        for path in ("", "?ended=1", local(access_url(order.shop, link)), "open/nonsense/", "nothing/here/", "policy/"):
            shopper.open(path)
            faults += faults_of(shopper.page)
        shopper.open("")
        shopper.press("Send me the link")
        faults += faults_of(shopper.page)
        shopper.page.fill("[name=number]", "1")
        shopper.page.fill("[name=email]", "ana@example.test")
        shopper.press("Send me the link")
        assert shopper.title == "Look at your mails"
        assert faults + faults_of(shopper.page) == []

    def test_finds_nothing_grave_in_the_request(self, visit: Visit, order: Order, tmp_path: Any) -> None:
        need_axe()
        shopper = visit()
        shopper.sign_in(order)
        shopper.open("orders/1/")
        faults = faults_of(shopper.page)
        shopper.open("orders/1/return/")
        faults += faults_of(shopper.page)
        shopper.page.locator("select[name^=quantity]").first.select_option("1")
        shopper.press("Go on")
        assert shopper.page.get_by_role("alert").is_visible()
        faults += faults_of(shopper.page)
        shopper.choose_item(reason="damaged")
        faults += faults_of(shopper.page)
        shopper.choose_outcome()
        assert "photo" in shopper.page.get_by_role("alert").inner_text()
        faults += faults_of(shopper.page)
        Image.new("RGB", (40, 30)).save(tmp_path / "broken.jpg")
        shopper.page.set_input_files("input[type=file]", tmp_path / "broken.jpg")
        shopper.choose_outcome()
        faults += faults_of(shopper.page)
        shopper.press("Ask for the return")
        assert shopper.title.startswith("Return ")
        assert faults + faults_of(shopper.page) == []

    def test_finds_nothing_grave_in_any_state(self, visit: Visit, order: Order) -> None:
        need_axe()
        shopper = visit()
        shopper.sign_in(order, whole_account=True)
        ret = make_return(order, {lines_of(order)[0].pk: 1})
        faults = []
        for status in (ReturnStatus.APPROVED, ReturnStatus.RECEIVED, ReturnStatus.INSPECTED, ReturnStatus.RESOLVED):
            bring_to(ret, status)
            shopper.open(f"returns/{ret.number}/")
            faults += faults_of(shopper.page)
        Return.objects.filter(pk=ret.pk).update(status=ReturnStatus.APPROVED, method="pickup")
        shopper.open(f"returns/{ret.number}/")
        faults += faults_of(shopper.page)
        shopper.page.locator("select[name=day]").evaluate("field => { field.required = false }")
        shopper.page.locator("input[name=hours]").first.check()
        shopper.press("Choose this day")
        faults += faults_of(shopper.page)
        shopper.open("orders/")
        assert faults + faults_of(shopper.page) == []

    def test_finds_nothing_grave_where_mails_lead(self, visit: Visit, order: Order) -> None:
        need_axe()
        shopper = visit()
        assert order.customer is not None
        faults = []
        for url in (
            preferences_url(order.shop, order.customer),
            unsubscribe_url(order.shop, order.customer, Topic.OFFERS),
        ):
            shopper.open(f"{local(url)}?lang=en")
            faults += faults_of(shopper.page)
        shopper.press("Stop these mails")
        faults += faults_of(shopper.page)
        shopper.press("Español")
        assert shopper.title.startswith("Listo")
        for path in ("/", "/privacy", "/support", "/nothing"):
            shopper.page.goto(shopper.server + path)
            faults += faults_of(shopper.page)
        assert faults == []


@pytest.mark.proves("X5", part="a return without JavaScript; surveys and withdrawals come later")
def test_a_return_needs_no_javascript(visit: Visit, order: Order) -> None:
    shopper = visit(java_script_enabled=False)
    shopper.sign_in(order)
    shopper.open("orders/1/")
    shopper.page.get_by_role("link", name="Send something back").click()
    ret = shopper.ask_for_return()
    assert shopper.path == f"/s/norte/returns/{ret.number}/"
    shopper.page.locator("summary", has_text="Changed your mind?").click()
    shopper.press("Cancel this return")
    assert Return.objects.get(pk=ret.pk).status == ReturnStatus.CANCELLED


class Keys:
    """A shopper without a mouse."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def go_to(self, selector: str) -> None:
        """By Tab, as often as it takes; the place must be seen to have the focus."""
        for _ in range(40):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                outline = self.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
                assert outline != "none", selector
                return
        raise AssertionError(f"Tab does not lead to {selector}")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def enter(self) -> None:
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")


@pytest.mark.proves("X5", part="a return by keyboard alone")
def test_a_keyboard_is_enough(visit: Visit, order: Order) -> None:
    shopper = visit()
    shopper.sign_in(order)
    shopper.open("orders/1/")
    keys = Keys(shopper.page)
    keys.press("Tab", "Enter")
    assert shopper.page.evaluate("document.activeElement.id") == "content"
    keys.go_to("a.main")
    keys.enter()
    keys.go_to("select[name^=quantity]")
    keys.press("ArrowDown")
    keys.go_to("select[name^=reason]")
    keys.press("ArrowDown")
    keys.go_to("button.main")
    keys.enter()
    keys.go_to("input[name=outcome]")
    keys.press("Space")
    keys.go_to("input[name=method]")
    keys.press("Space")
    keys.go_to("button.main")
    keys.enter()
    assert shopper.title == "A last look"
    keys.go_to("button.main")
    keys.enter()
    ret = Return.objects.get()
    assert shopper.path == f"/s/norte/returns/{ret.number}/"
    keys.go_to(".apart summary")
    keys.press("Enter")
    keys.go_to(".apart button")
    keys.enter()
    assert Return.objects.get().status == ReturnStatus.CANCELLED


def test_back_reload_and_another_language_lose_nothing(visit: Visit, order: Order) -> None:
    shopper = visit()
    shopper.sign_in(order)
    shopper.open("orders/1/return/")
    shopper.press("Go on")
    assert shopper.page.get_by_role("alert").is_visible()
    shopper.choose_item(quantity="2")
    shopper.page.locator("textarea").first.fill("A line that was written before the language was changed")
    shopper.page.locator("input[value=refund]").check()
    shopper.press("Español")
    assert shopper.title == "¿Qué quieres recibir?"
    assert shopper.page.locator("textarea").first.input_value().startswith("A line")
    assert shopper.page.locator("input[value=refund]").is_checked()
    shopper.press("English")
    shopper.choose_outcome()
    assert shopper.title == "A last look"
    shopper.page.go_back()
    assert shopper.title == "What would you like to get?"
    assert shopper.page.locator("input[value=own_carrier]").is_checked()
    shopper.page.go_forward()
    shopper.page.reload()
    assert shopper.title == "A last look"
    shopper.press("Ask for the return")
    assert [line.quantity for line in Return.objects.get().lines.all()] == [2]
    shopper.page.go_back()
    assert shopper.page.locator("h1").is_visible()
    assert Return.objects.count() == 1


def test_what_is_begun_in_two_tabs_stays_apart(visit: Visit, order: Order) -> None:
    shopper = visit()
    shopper.sign_in(order)
    shopper.open("orders/1/return/")
    shopper.choose_item()
    shopper.choose_outcome()
    other = Shopper(shopper.page.context.new_page(), shopper.server)
    other.open("orders/1/return/")
    other.page.locator("select[name^=quantity]").first.select_option("0")
    other.page.locator("select[name^=quantity]").last.select_option("1")
    other.page.locator("select[name^=reason]").last.select_option("too_large")
    other.press("Go on")
    shopper.press("Ask for the return")
    other.choose_outcome()
    other.press("Ask for the return")
    asked = [list(ret.lines.values_list("order_line_id", flat=True)) for ret in Return.objects.order_by("pk")]
    assert asked == [[line.pk] for line in lines_of(order)]


def test_an_ended_visit_goes_on_where_it_was(visit: Visit, order: Order, clock: MovableClock) -> None:
    shopper = visit()
    shopper.sign_in(order)
    shopper.open("orders/1/return/")
    shopper.choose_item()
    clock.move(hours=13)
    shopper.choose_outcome()
    assert "Your visit has ended" in shopper.page.locator("main").inner_text()
    shopper.sign_in(order)
    shopper.open("orders/1/return/?step=choices")
    assert shopper.title == "What would you like to get?"


@pytest.mark.proves("A16", part="a pickup is arranged and changed on a phone without JavaScript")
def test_a_pickup_is_arranged_and_changed_without_javascript(visit: Visit, order: Order) -> None:
    make_policy(methods=["pickup"])
    ret = make_return(order, {lines_of(order)[0].pk: 1}, method="pickup")
    shopper = visit(java_script_enabled=False)
    shopper.sign_in(order)
    shopper.open(f"returns/{ret.number}/")
    assert shopper.page.locator(".main").all_inner_texts() == ["Choose this day"]
    for choice, button in ((1, "Choose this day"), (2, "Change it")):
        days = shopper.page.locator("select[name=day]")
        if not days.is_visible():
            shopper.page.locator("summary", has_text="Choose another day").click()
        days.select_option(index=choice)
        shopper.page.locator("input[name=hours]").first.check()
        wanted = days.input_value()
        shopper.press(button)
        assert Return.objects.get().method_details["day"] == wanted
        assert "Have it ready at the door" in shopper.page.locator(".whose").inner_text()
