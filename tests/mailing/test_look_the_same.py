"""Each mail in each language, as it was last looked at.

After a change that is meant: `POSTVENTA_TEST_SNAPSHOTS=write pytest tests/mailing/test_look_the_same.py`, and look at
the difference in a browser before it is committed.
"""

import os
from pathlib import Path

import pytest

from saleor_postventa.mailing.kinds import Kind, Occasion
from saleor_postventa.mailing.rendering import MAX_HTML_BYTES, render_example
from saleor_postventa.shops.models import Shop

from .test_render import OWN_KINDS

pytestmark = pytest.mark.django_db
SNAPSHOTS = Path(__file__).parent / "snapshots"
IS_WRITING = os.environ.get("POSTVENTA_TEST_SNAPSHOTS") == "write"
LANGUAGES = ("es", "en")


def tidy(text: str) -> str:
    """Without the spaces at the ends of lines, which editors remove."""
    return "\n".join(line.rstrip() for line in text.strip().splitlines()) + "\n"


@pytest.mark.proves("D13")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", OWN_KINDS, ids=lambda kind: kind.code)
def test_every_kind_looks_as_it_did(shop: Shop, kind: Kind, language: str) -> None:
    shown = render_example(kind, Occasion(shop, language))
    assert len(shown.html.encode()) < MAX_HTML_BYTES
    assert shown.text.strip()
    for ending, text in (("html", shown.html), ("txt", f"{shown.subject}\n\n{shown.text}")):
        path = SNAPSHOTS / f"{kind.code}.{language}.{ending}"
        if IS_WRITING:
            path.parent.mkdir(exist_ok=True)
            path.write_text(tidy(text), encoding="utf-8")
        assert path.read_text(encoding="utf-8") == tidy(text)


def test_keeps_no_picture_of_a_mail_that_is_gone() -> None:
    wanted = {
        f"{kind.code}.{language}.{end}" for kind in OWN_KINDS for language in LANGUAGES for end in ("html", "txt")
    }
    assert {path.name for path in SNAPSHOTS.iterdir()} == wanted
