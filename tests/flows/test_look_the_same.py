"""Each mail of each flow that a shop may start from, for a real order, in each language, as it was last looked at.

After a change that is meant: `POSTVENTA_TEST_SNAPSHOTS=write pytest tests/flows/test_look_the_same.py`, and look at the
difference in a browser before it is committed.
"""

import re
from pathlib import Path

import pytest

from saleor_postventa.flows.document.document import FlowDocument
from saleor_postventa.flows.steps.send import Send
from saleor_postventa.mailing.rendering import MAX_HTML_BYTES
from saleor_postventa.shops.models import Shop
from tests.mailing.test_look_the_same import IS_WRITING, tidy

from .look import LANGUAGES, document_with, dressed, every_block, mails_to_send, shown_mail

pytestmark = pytest.mark.django_db
SNAPSHOTS = Path(__file__).parent / "snapshots"
WHOLE = document_with(*every_block("Words"))
MAILS = [*mails_to_send(), ("every_block", WHOLE, WHOLE.steps[0])]
_TOKEN = re.compile(r"(/mail/\w+/)[^/\"\s]+")


@pytest.mark.proves("D13", part="snapshots of each flow's mails with a whole order, in both languages")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("flow", "document", "step"), MAILS, ids=lambda value: value if isinstance(value, str) else "")
def test_every_mail_of_a_flow_looks_as_it_did(
    shop: Shop, flow: str, document: FlowDocument, step: Send, language: str
) -> None:
    shown = shown_mail(dressed(shop), document, step, language)
    assert len(shown.html.encode()) < MAX_HTML_BYTES
    for ending, text in (("html", shown.html), ("txt", f"{shown.subject}\n\n{shown.text}")):
        path, drawn = SNAPSHOTS / f"{flow}.{step.code}.{language}.{ending}", tidy(_TOKEN.sub(r"\1TOKEN", text))
        if IS_WRITING:
            path.parent.mkdir(exist_ok=True)
            path.write_text(drawn, encoding="utf-8")
        assert path.read_text(encoding="utf-8") == drawn


def test_keeps_no_picture_of_a_mail_that_is_gone() -> None:
    wanted = {
        f"{flow}.{step.code}.{language}.{end}"
        for flow, _document, step in MAILS
        for language in LANGUAGES
        for end in ("html", "txt")
    }
    assert {path.name for path in SNAPSHOTS.iterdir()} == wanted
