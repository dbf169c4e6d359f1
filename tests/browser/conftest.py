"""A page that takes note of faults, and one demo for all tests of the folder."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_django.live_server_helper import LiveServer

from .running_demo import ROOT, Demo, running_demo
from .shoppers import PHONE, Shopper, Visit

SHOTS = ROOT / "test-results"
QUIET = re.compile(r"favicon")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if item.get_closest_marker("timeout") is None:
                item.add_marker(pytest.mark.timeout(600))


@pytest.fixture(autouse=True, scope="session")
def _loop_of_its_own() -> Iterator[None]:
    """Playwright's loop runs in this thread, which Django would take for a mistake."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    with running_demo(tmp_path_factory.mktemp("demo")) as started:
        yield started


@pytest.fixture
def faults() -> list[str]:
    """What the browser complained of while the test ran."""
    return []


@pytest.fixture
def page(browser: Any, faults: list[str], request: pytest.FixtureRequest) -> Iterator[Any]:
    """A page of its own; a picture of how it ended lies in test-results/."""
    opened = browser.new_page(viewport={"width": 1400, "height": 1000}, locale="en-GB")
    opened.set_default_timeout(60_000)
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("response", lambda answer: _note(answer, faults))
    yield opened
    SHOTS.mkdir(exist_ok=True)
    opened.screenshot(path=SHOTS / f"{request.node.name}.png", full_page=True)
    opened.close()


def _note(answer: Any, faults: list[str]) -> None:
    if answer.status >= 400 and not QUIET.search(answer.url):
        faults.append(f"{answer.status} {answer.url}")


@pytest.fixture
def visit(browser: Any, live_server: LiveServer) -> Iterator[Visit]:
    """A phone of its own for each shopper."""
    contexts = []

    def enter(**options: Any) -> Shopper:
        context = browser.new_context(viewport=PHONE, locale="en-GB", **options)
        context.set_default_timeout(60_000)
        contexts.append(context)
        return Shopper(context.new_page(), live_server.url)

    yield enter
    for context in contexts:
        context.close()
