"""What axe has against a page."""

from pathlib import Path
from typing import Any

import pytest

AXE = Path(__file__).parent / "axe" / "node_modules" / "axe-core" / "axe.min.js"
GRAVE = ("serious", "critical")
SCHEMES = ("light", "dark")
RUN = """() => axe.run(document, {resultTypes: ["violations"]}).then(found => found.violations.map(each => ({
  id: each.id, impact: each.impact, where: each.nodes.map(node => node.target.join(" ") + ": " + node.failureSummary)
})))"""


def need_axe() -> None:
    if not AXE.is_file():
        pytest.skip("needs axe: npm ci in tests/browser/axe")


def faults_of(page: Any) -> list[str]:
    """Serious and critical ones, on a light screen and on a dark one."""
    found = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        found += grave_faults(page, f"{page.url} ({scheme})")
    page.emulate_media(color_scheme="light")
    return found


def grave_faults(shown: Any, where: str) -> list[str]:
    """Serious and critical ones of a page or a frame, as it is shown now."""
    # The page's own policy lets no script in but its own; the inspector's may.
    if not shown.evaluate("() => 'axe' in window"):
        shown.evaluate(AXE.read_text() + "; undefined")
    faults = [fault for fault in shown.evaluate(RUN) if fault["impact"] in GRAVE]
    return [f"{where}: {fault['id']}: {'; '.join(fault['where'])}" for fault in faults]
