"""The tokens of pages and mails can be read, on light screens and on dark ones."""

import pytest

from saleor_postventa.mailing.brand import contrast
from saleor_postventa.mailing.look import DARK, LIGHT, Tokens, as_css

PAIRS = [
    *((ink, ground) for ink in ("ink", "quiet") for ground in ("page", "card", "soft")),
    ("good-ink", "good"),
    ("good-ink", "card"),
    ("wait-ink", "wait"),
    ("bad-ink", "bad"),
    ("bad-ink", "card"),
]


@pytest.mark.proves("A42", part="the tokens can be read; pages and mails share them")
@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_has_contrast_enough(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(tokens[ink], tokens[ground]) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("line", ["edge", "focus"])
def test_what_marks_a_field_or_the_focus_can_be_seen(tokens: Tokens, line: str) -> None:
    assert min(contrast(tokens[line], tokens[ground]) for ground in ("page", "card")) >= 3


def test_both_lights_have_the_same_tokens() -> None:
    assert LIGHT.keys() == DARK.keys()
    assert as_css({"ink": "#000000", "page": "#ffffff"}) == "--ink: #000000; --page: #ffffff"
