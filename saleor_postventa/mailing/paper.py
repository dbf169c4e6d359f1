"""What papers are printed with: two cuts of one typeface, as PDF readers' own lack most of Europe's letters."""

from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

PLAIN, STRONG = "PostventaPlain", "PostventaStrong"
_FONTS = Path(__file__).parent / "fonts"


@cache
def load_fonts() -> None:
    pdfmetrics.registerFont(TTFont(PLAIN, _FONTS / "OpenSans-Regular.ttf"))
    pdfmetrics.registerFont(TTFont(STRONG, _FONTS / "OpenSans-Semibold.ttf"))


def printable(text: str) -> str:
    """Without what the typeface has no shape for (emoji, other scripts): it would be printed as an empty box."""
    load_fonts()
    shapes = pdfmetrics.getFont(PLAIN).face.charToGlyph
    return "".join(each for each in text if each == "\n" or ord(each) in shapes).strip()
