"""X7's sentence: the App Bridge as recorded, in every place that a Dashboard has for us, and in fewer of older ones."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import pytest

from tests.runtime.host import Host
from tests.sandbox.process import ThreadedSandbox, threaded_sandbox

from .running_demo import ROOT

RECORDED = json.loads((ROOT / "dashboard-extension" / "src" / "test" / "recorded-bridge.json").read_text())
DETAILS = ("order", "customer", "product")
PLACES = {
    "3.21": dict.fromkeys(DETAILS, "popup"),
    "3.22": dict.fromkeys(DETAILS, "widget"),
    "3.23": dict.fromkeys((*DETAILS, "home"), "widget"),
}
SAID = {
    "order": "Se ha hecho el pedido",
    "customer": "Un pedido, el último",
    "product": "vendida",
    "home": "espera",
    "page": "Resumen",
}
GREETING = {"handshake", "response", "localeChanged", "theme", "redirect"}
LISTEN = """addEventListener("message", ({ data }) => {
  (window.heard ??= []).push([data.type, Object.keys(data.payload).sort().join()]);
});"""
Heard = set[tuple[str, str]]


def recorded(direction: str) -> Heard:
    """The types of message that went this way between the real Dashboard and an app, and what each held."""
    talks = [RECORDED["examples"], *RECORDED["conversations"].values()]
    said = [each["data"] for talk in talks for each in talk if each["dir"] == direction]
    return {(data["type"], ",".join(sorted(data["payload"]))) for data in said}


TO_APP, TO_DASHBOARD = recorded("dashboard->app"), recorded("app->dashboard")


@dataclass(frozen=True)
class Stage:
    """A Dashboard of one version; `addresses` are those of the things that the app says something about."""

    sandbox: ThreadedSandbox
    addresses: dict[str, str]


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Stage]]:
    """One app, installed in a Saleor of each version."""
    folder = tmp_path_factory.mktemp("frames")
    host = Host(folder, f"sqlite:///{folder / 'app.sqlite3'}")
    with (
        threaded_sandbox(saleor_version="3.21") as oldest,
        threaded_sandbox(saleor_version="3.22") as older,
        threaded_sandbox(saleor_version="3.23") as newest,
    ):
        sandboxes = dict(zip(PLACES, (oldest, older, newest), strict=True))
        urls = {"ALLOWED_SALEOR_URLS": "api_url", "DASHBOARD_ORIGINS": "url"}
        for name, which in urls.items():
            host.environment[f"POSTVENTA_{name}"] = " ".join(getattr(each, which) for each in sandboxes.values())
        host.migrate()
        host.start()
        try:
            host.wait_until_ready()
            yield {version: set_up(sandbox, host) for version, sandbox in sandboxes.items()}
        finally:
            host.stop()


def set_up(sandbox: ThreadedSandbox, host: Host) -> Stage:
    control = sandbox.control
    deadline = time.monotonic() + 240
    while (told := control.install(f"{host.url}/api/manifest"))["status"] != "INSTALLED":
        assert time.monotonic() < deadline, told
    customer, variant = control.customers()[0], control.variants()[0]
    order = control.place_order("es", [{"variant": variant["id"], "quantity": 1}], customer=customer["id"])
    return Stage(
        sandbox, {"home": "", "order": f"orders/{quote(order['id'])}", "customer": f"customers/{quote(customer['id'])}"}
    )


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A Spaniard's, whose screen is dark."""
    opened = browser.new_page(viewport={"width": 1400, "height": 1000}, locale="es-ES", color_scheme="dark")
    opened.set_default_timeout(60_000)
    opened.add_init_script(LISTEN)
    yield opened
    opened.close()


def open_dashboard(page: Any, stage: Stage, subject: str) -> None:
    page.goto(f"{stage.sandbox.url}/dashboard/{stage.addresses.get(subject, 'products')}")
    if subject == "product":
        page.locator("tbody a[href*='/dashboard/products/']").first.click()
        page.wait_for_url("**/dashboard/products/*")


def kinds(page: Any) -> list[str]:
    """How the page offers us: what it frames at once, and what it opens when asked."""
    framed = [frame.get_attribute("data-kind") for frame in page.locator("iframe[data-frame]").all()]
    return framed + ["popup"] * page.locator("[data-popup]").count()


def frame_that_says(page: Any, words: str) -> Any:
    """Our frame, once it shows what it has to say; a first webhook may take a moment to arrive."""
    locator = page.locator("iframe[data-frame]")
    locator.content_frame.get_by_text(words).first.wait_for()
    return locator.element_handle().content_frame()


def check_bridge(page: Any, frame: Any) -> set[str]:
    """That both sides speak as recorded, and in which language and light; gives what we said."""
    said = {tuple(each) for each in page.evaluate("window.heard ?? []")}
    heard = {tuple(each) for each in frame.evaluate("heard")}
    assert said <= TO_DASHBOARD
    assert heard <= TO_APP
    assert {kind for kind, _ in heard} >= GREETING
    assert frame.evaluate("[document.documentElement.lang, document.documentElement.dataset.theme]") == ["es", "dark"]
    return {kind for kind, _ in said}


@pytest.mark.proves("X7")
@pytest.mark.parametrize("version", PLACES)
def test_speaks_the_bridge_in_each_place_that_the_dashboard_has(
    version: str, stages: dict[str, Stage], page: Any
) -> None:
    stage, places = stages[version], PLACES[version]
    for subject in (*DETAILS, "home"):
        open_dashboard(page, stage, subject)
        assert kinds(page) == ([places[subject]] if subject in places else [])
        if subject not in places:
            continue
        if places[subject] == "popup":
            page.locator("[data-popup]").click()
        said = check_bridge(page, frame_that_says(page, SAID[subject]))
        assert "notifyReady" in said
        assert ("widgetResize" in said) == (places[subject] == "widget" and subject != "home")
    page.goto(f"{stage.sandbox.url}/dashboard/orders")
    page.get_by_role("link", name="Postventa").first.click()
    frame = frame_that_says(page, SAID["page"])
    assert "updateRouting" in check_bridge(page, frame)
    page.locator("#theme-switch").click()
    frame.wait_for_function("document.documentElement.dataset.theme === 'light'")
