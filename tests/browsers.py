"""The one browser of a run: a second Playwright in the same thread would refuse to start."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from tools.bootstrap import BROWSERS


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium of the system, driven by Playwright."""
    named = os.environ.get("POSTVENTA_TEST_CHROMIUM")
    program = named or next((path for path in map(shutil.which, BROWSERS) if path), None)
    if program is None:
        pytest.skip("needs Chromium: apt-get install chromium, or name it in POSTVENTA_TEST_CHROMIUM")
    sync_api = pytest.importorskip("playwright.sync_api")
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=arguments)
        yield started
        started.close()
