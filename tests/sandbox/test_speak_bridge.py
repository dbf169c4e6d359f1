"""The stand-in Dashboard speaks App Bridge as recorded, in a real browser."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest

from .conftest import Pair
from .listening_app import listening_app
from .process import threaded_sandbox

pytestmark = pytest.mark.browser
FRAME = """<!doctype html><meta name="color-scheme" content="light dark"><body><script>
const heard = [];
addEventListener("message", (event) => heard.push(event.data));
function act(type, payload) {
  const actionId = crypto.randomUUID();
  parent.postMessage({ type, payload: { ...payload, actionId } }, "*");
  return actionId;
}
act("notifyReady", {});
</script>"""
MOUNTS = [
    {
        "label": "Order",
        "mount": "ORDER_DETAILS_WIDGETS",
        "target": "WIDGET",
        "url": "/w",
        "permissions": ["MANAGE_ORDERS"],
    },
    {"label": "More", "identifier": "more", "mount": "ORDER_DETAILS_MORE_ACTIONS", "target": "POPUP", "url": "/p"},
]


@pytest.fixture(scope="module")
def page(browser: Any) -> Iterator[Any]:
    """An order's page with one widget, in Chromium."""
    with threaded_sandbox() as sandbox, listening_app() as app:
        app.pages = {"/w": FRAME, "/p": FRAME}
        app.manifest["extensions"] = MOUNTS
        pair = Pair(sandbox, app)
        pair.control.install(app.manifest_url)
        order = pair.place()
        opened = browser.new_page(locale="es-ES")
        opened.goto(f"{sandbox.url}/dashboard/orders/{quote(order['id'])}")
        yield opened
        opened.close()


def widget(page: Any) -> Any:
    frame = next(frame for frame in page.frames if "/w?" in frame.url)
    frame.wait_for_function("heard.filter((m) => m.type === 'handshake').length >= 2")
    return frame


def act(page: Any, kind: str, **payload: Any) -> Any:
    """Sends an action and gives the `ok` of its response; None where none comes."""
    frame = widget(page)
    action = frame.evaluate("([kind, payload]) => act(kind, payload)", [kind, payload])
    find = "(id) => heard.find((m) => m.type === 'response' && m.payload.actionId === id)"
    page.wait_for_timeout(250)
    found = frame.evaluate(find, action)
    return found and found["payload"]["ok"]


def test_a_frame_is_greeted_in_the_recorded_order(page: Any) -> None:
    heard = widget(page).evaluate("heard")
    kinds = [message["type"] for message in heard]
    assert {"handshake", "response", "localeChanged", "theme", "redirect"} == set(kinds[:6])
    greeting = next(message["payload"] for message in heard if message["type"] == "handshake")
    assert set(greeting) == {"token", "version", "saleorVersion", "dashboardVersion"}
    assert greeting["saleorVersion"] == "", "empty in a widget, as in the real one"
    told = {message["type"]: message["payload"] for message in heard}
    assert told["localeChanged"] == {"locale": "es"}
    assert told["theme"] == {"theme": "light"}
    assert told["redirect"]["path"].startswith("/dashboard/orders/")
    assert "theme=light" in widget(page).url


def test_a_notification_is_shown_once(page: Any) -> None:
    for _ in range(2):
        assert act(page, "notification", status="success", title="Hecho", text="Todo en orden") is True
    assert page.locator(".toast strong").all_inner_texts() == ["Hecho"]


@pytest.mark.parametrize(("asked", "given"), [(420, "420px"), (6000, "5000px"), (0.4, "1px")])
def test_a_widget_takes_the_height_it_asks_for(page: Any, asked: float, given: str) -> None:
    assert act(page, "widgetResize", height=asked) is True
    assert page.locator("iframe[data-kind=widget]").evaluate("(frame) => frame.style.height") == given


def test_a_change_of_theme_reaches_the_frame(page: Any) -> None:
    page.locator("#theme-switch").click()
    widget(page).wait_for_function("heard.at(-1).type === 'theme' && heard.at(-1).payload.theme === 'dark'")
    page.locator("#theme-switch").click()


def test_a_popup_opens_by_its_name_alone(page: Any) -> None:
    assert act(page, "openPopup", extensionIdentifier="nope") is False
    assert act(page, "openPopup", extensionIdentifier="more", appParams="e30=") is True
    assert page.locator("dialog h2").inner_text() == "More"
    popup = next(frame for frame in page.frames if "/p?" in frame.url)
    assert "appParams=e30" in popup.url
    assert "orderId" not in popup.url
    page.keyboard.press("Escape")
    page.wait_for_function("!document.querySelector('dialog').open")


def test_what_is_not_known_gets_no_answer(page: Any) -> None:
    assert act(page, "redirectToApp", appIdentifier="x", path="/") is None


def test_the_address_bar_follows_a_route(page: Any) -> None:
    before = page.url
    assert act(page, "updateRouting", newRoute="/casos/7") is True
    assert page.url.endswith("/casos/7")
    page.evaluate("(url) => history.replaceState(null, '', url)", before)


def test_a_redirect_stays_inside_the_dashboard(page: Any) -> None:
    before = page.url
    assert act(page, "redirect", to=f"{page.url.split('/dashboard')[0]}/dashboard/orders") is False
    widget(page).evaluate("act('redirect', { to: '/customers' })")
    page.wait_for_url("**/dashboard/customers")
    page.goto(before)
