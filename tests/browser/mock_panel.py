"""The built panel in the stand-in Dashboard of `dashboard-extension/mock`: a small shop, and no server of ours."""

import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import pytest
import requests

from .running_demo import ROOT, free_port

EXTENSION = ROOT / "dashboard-extension"
VITE = EXTENSION / "node_modules" / ".bin" / "vite"
PATIENCE_SECONDS = 60
WIDTH, HEIGHT = 1400, 1000
PHONE_WIDTH = 390
IS_THERE = """() => document.querySelector("h1, h2, table, p") !== null
  && document.querySelector("[aria-busy=true]") === null"""


@dataclass(frozen=True)
class MockPanel:
    address: str

    def open(self, page: Any, path: str, *, theme: str, locale: str) -> Any:
        """The frame of a path of the panel, once nothing is loading any more."""
        asked = {"path": path, "theme": theme, "locale": locale, "width": WIDTH, "height": HEIGHT, "bare": 1}
        page.goto(f"{self.address}/?{urlencode(asked)}")
        frame = page.wait_for_selector("#frame").content_frame()
        frame.wait_for_function(f"() => document.documentElement.lang.startsWith('{locale}')")
        frame.wait_for_function(IS_THERE)
        return frame

    def turn_to_dark_phone(self, page: Any, frame: Any) -> None:
        """As the Dashboard tells its frames when somebody changes the theme; and as wide as a phone."""
        page.evaluate("width => { say('theme', {theme: 'dark'}); frame.style.width = `${width}px` }", PHONE_WIDTH)
        frame.wait_for_function(
            "width => document.documentElement.dataset.theme === 'dark' && window.innerWidth === width",
            arg=PHONE_WIDTH,
        )
        frame.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


@contextmanager
def mock_panel() -> Iterator[MockPanel]:
    if shutil.which("node") is None or not VITE.exists():
        pytest.skip("needs node and the dashboard's packages: npm ci in dashboard-extension")
    if not (EXTENSION / "dist" / "index.html").is_file():
        pytest.skip("needs the built panel: npm run build in dashboard-extension")
    port = free_port()
    command = [str(VITE), "preview", "--mode", "mock", "--host", "127.0.0.1", "--port", str(port), "--strictPort"]
    process = subprocess.Popen(command, cwd=EXTENSION, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_until_served(process, f"http://127.0.0.1:{port}")
        yield MockPanel(f"http://127.0.0.1:{port}")
    finally:
        process.terminate()
        process.wait(30)


def _wait_until_served(process: subprocess.Popen[bytes], address: str) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        assert process.poll() is None, "the preview ended"
        assert time.monotonic() < deadline, "the preview does not answer"
        try:
            if requests.get(address, timeout=5).ok:
                return
        except requests.RequestException:
            time.sleep(0.1)


def routes() -> list[str]:
    """Every page of the panel, as its router has it: `returns/:id`."""
    return re.findall(r'page\("([^"]+)"', (EXTENSION / "src" / "app" / "pages.ts").read_text())


def widgets() -> list[str]:
    text = (EXTENSION / "src" / "app" / "widget-sections.ts").read_text()
    return re.findall(r"^  (\w+): \[", text, re.MULTILINE)
