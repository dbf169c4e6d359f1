"""Takes the pictures of docs/guides/shoppers.md anew, from a demo that runs: `python -m tools.screenshots`.

It goes the way of a guest, from number and address to the link in the mailbox; what it fills in is never sent.
"""

import html
import io
import re
import shutil
import sys
import time
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import ViewportSize, sync_playwright

from saleor_postventa.demo.places import Places
from saleor_postventa.demo.telling import read_told

from .bootstrap import BROWSERS, ROOT

FOLDER = ROOT / "docs" / "guides" / "images"
PHONE: ViewportSize = {"width": 390, "height": 844}
TALLEST, QUALITY = 1500, 78
PATIENCE_SECONDS = 60


class Tour:
    """One visitor on a phone, in one language."""

    def __init__(self, page: Any, places: Places, language: str) -> None:
        self.page, self.places, self.language = page, places, language
        self.told = read_told(places.folder)
        self.shop = str(page.request.get(f"{places.url}/demo/progress").json()["shop"])

    def go(self, path: str) -> None:
        self.page.goto(f"{self.places.url}/s/{self.shop}/{path}")

    def enter(self, what: str) -> None:
        """The order of the story that begins so."""
        story = next(each for each in self.told if each.what.startswith(what))
        known = self._mails()
        self.go(f"?lang={self.language}")
        self.page.fill("[name=number]", story.order)
        self.page.fill("[name=email]", story.email)
        self.page.click("button.main")
        self.page.goto(self._link(known))
        self.page.click("button.main")
        if story.number:
            self.go(f"returns/{story.number}/")

    def _mails(self) -> set[str]:
        listed = self.page.request.get(f"{self.places.url}/demo/mailbox/").text()
        return set(re.findall(r'/demo/mailbox/([^/"]+)/', listed))

    def _link(self, known: set[str]) -> str:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            for name in self._mails() - known:
                mail = html.unescape(self.page.request.get(f"{self.places.url}/demo/mailbox/{name}/").text())
                if found := re.search(rf"{re.escape(self.places.url)}/s/{self.shop}/open/\S+?/(?=\s|$)", mail):
                    return found[0]
            time.sleep(0.5)
        raise SystemExit("The link did not arrive in the demo's mailbox.")

    def picture(self, name: str) -> None:
        FOLDER.mkdir(exist_ok=True)
        shot = Image.open(io.BytesIO(self.page.screenshot(full_page=True))).convert("RGB")
        shot.crop((0, 0, shot.width, min(shot.height, TALLEST))).save(
            FOLDER / f"{name}.{self.language}.webp", quality=QUALITY, method=6
        )

    def whole(self) -> None:
        self.go(f"?lang={self.language}")
        self.picture("find")
        self.enter("Everything arrived")
        self.picture("order")
        self.page.click("a.button.main")
        self.page.locator("select[name^=quantity]").first.select_option("1")
        self.page.locator("select[name^=reason]").first.select_option("too_small")
        self.picture("ask-items")
        self.page.click("button.main")
        self.page.check("input[value=credit]")
        self.page.check("input[value=own_carrier]")
        self.picture("ask-choices")
        self.page.click("button.main")
        self.picture("ask-check")
        for name, story in (("status-send", "Said yes"), ("status-parts", "Two of three"), ("status-pay", "Exchanged")):
            self.enter(story)
            self.picture(name)
        self.go("policy/")
        self.picture("policy")


def main() -> int:
    places = Places.from_environment()
    if not read_told(places.folder):
        sys.stderr.write("Start the demo first (make demo), and wait until its returns are told.\n")
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_program(), args=["--no-sandbox", "--disable-gpu"])
        for language in ("es", "en"):
            page = browser.new_page(viewport=PHONE, locale=language)
            Tour(page, places, language).whole()
            page.close()
        browser.close()
    sizes = [path.stat().st_size for path in FOLDER.glob("*.webp")]
    sys.stdout.write(f"{len(sizes)} pictures, {sum(sizes) // 1024} KB, in {FOLDER.relative_to(Path.cwd())}\n")
    return 0


def _program() -> str:
    found = next((path for path in map(shutil.which, BROWSERS) if path), None)
    if found is None:
        raise SystemExit("needs Chromium: apt-get install chromium")
    return found


if __name__ == "__main__":
    sys.exit(main())
