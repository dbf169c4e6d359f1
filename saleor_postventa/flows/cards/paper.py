"""The card on paper: A6 across, or an A4 sheet with two of them to cut out, one to spare."""

import io
from typing import Any
from xml.sax.saxutils import escape

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4, A6, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from saleor_postventa.mailing.brand import Brand
from saleor_postventa.mailing.look import LIGHT
from saleor_postventa.mailing.paper import PLAIN, STRONG, load_fonts, printable

from .words import Card, WordsTooLong

WIDTH, HEIGHT = landscape(A6)
BAND, MARGIN = 44 * mm, 10 * mm
LEFT, RIGHT = BAND + MARGIN, WIDTH - MARGIN
GREETING_SIZES, WORD_SIZES, NAME_SIZES = (21, 18, 15, 12), (12, 11, 10, 9, 8), (14, 12, 10, 8)
SIGNATURE = 21 * mm
INK, QUIET, RULE = (HexColor(LIGHT[name]) for name in ("ink", "quiet", "line"))


class Paper(TextChoices):
    A6 = "a6", _("A6, one card")
    A4 = "a4", _("A4, two cards to cut out")


def card_pdf(card: Card, brand: Brand, *, language: str, paper: Paper = Paper.A6, note: str = "") -> bytes:
    """`note` stands small in the corner, so that the packer knows whose it is. Raises WordsTooLong."""
    load_fonts()
    written = io.BytesIO()
    size = landscape(A6) if paper is Paper.A6 else A4
    canvas = Canvas(written, pagesize=size, lang=language, pageCompression=1)
    canvas.setTitle(printable(card.greeting) or brand.name)
    canvas.setAuthor(brand.name)
    for x, y in _places(paper):
        canvas.saveState()
        canvas.translate(x, y)
        _draw(canvas, card, brand, note)
        canvas.restoreState()
        if paper is Paper.A4:
            _draw_cuts(canvas, x, y)
    canvas.showPage()
    canvas.save()
    return written.getvalue()


def _places(paper: Paper) -> list[tuple[float, float]]:
    if paper is Paper.A6:
        return [(0, 0)]
    page_width, page_height = A4
    x, gap = (page_width - WIDTH) / 2, (page_height - 2 * HEIGHT) / 3
    return [(x, page_height - gap - HEIGHT), (x, gap)]


def _draw(canvas: Any, card: Card, brand: Brand, note: str) -> None:
    _draw_band(canvas, brand)
    y = _draw_greeting(canvas, printable(card.greeting).rstrip(" ,;:"), brand)
    _draw_words(canvas, printable(card.words), top=y)
    _draw_signature(canvas, printable(card.closing), note)


def _draw_band(canvas: Any, brand: Brand) -> None:
    """The shop's colour with quiet rings, its letter, and its name below."""
    ground, ink = HexColor(brand.color), HexColor(brand.on_color)
    canvas.saveState()
    clip = canvas.beginPath()
    clip.rect(0, 0, BAND, HEIGHT)
    canvas.clipPath(clip, stroke=0, fill=0)
    canvas.setFillColor(ground)
    canvas.rect(0, 0, BAND, HEIGHT, stroke=0, fill=1)
    middle, height = BAND / 2, HEIGHT * 0.6
    canvas.setStrokeColor(ink)
    canvas.setLineWidth(0.7)
    for ring in range(2, 8):
        canvas.setStrokeAlpha(0.34 - ring * 0.04)
        canvas.circle(middle, height, ring * 7.5 * mm, stroke=1, fill=0)
    canvas.restoreState()
    canvas.setFillColor(ink)
    canvas.circle(middle, height, 11 * mm, stroke=0, fill=1)
    canvas.setFillColor(ground)
    canvas.setFont(STRONG, 30)
    canvas.drawCentredString(middle, height - 10.5, printable(brand.initial) or "\u2022")
    _draw_name(canvas, printable(brand.name), ink)


def _draw_name(canvas: Any, name: str, ink: Color) -> None:
    """Up to three lines, in the middle of the band."""
    size, width = _fitting(name, STRONG, NAME_SIZES, BAND - 8 * mm), BAND - 8 * mm
    style = ParagraphStyle("", fontName=STRONG, fontSize=size, leading=size * 1.25, alignment=1, textColor=ink)
    drawn = Paragraph(escape(name), style)
    _width, height = drawn.wrap(width, HEIGHT)
    drawn.drawOn(canvas, (BAND - width) / 2, MARGIN + 2 * mm + min(height, 3 * style.leading) - height)


def _draw_greeting(canvas: Any, greeting: str, brand: Brand) -> float:
    """Returns where it ends."""
    size = _fitting(greeting, STRONG, GREETING_SIZES, RIGHT - LEFT)
    drawn = _paragraph(greeting, STRONG, size, HexColor(brand.link))
    _width, height = drawn.wrap(RIGHT - LEFT, HEIGHT)
    top = HEIGHT - MARGIN - 3 * mm
    drawn.drawOn(canvas, LEFT, top - height)
    return float(top - height - 5 * mm)


def _draw_words(canvas: Any, words: str, *, top: float) -> None:
    room = top - SIGNATURE - 5 * mm
    for size in WORD_SIZES:
        drawn = _paragraph(words, PLAIN, size, INK)
        _width, height = drawn.wrap(RIGHT - LEFT, HEIGHT)
        if height <= room:
            drawn.drawOn(canvas, LEFT, top - height)
            return
    raise WordsTooLong(field="words")


def _draw_signature(canvas: Any, closing: str, note: str) -> None:
    """A line to sign by hand, with who says it below."""
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.7)
    canvas.line(LEFT, SIGNATURE, LEFT + 52 * mm, SIGNATURE)
    canvas.setFillColor(QUIET)
    canvas.setFont(PLAIN, _fitting(closing, PLAIN, (9, 8, 7), RIGHT - LEFT))
    canvas.drawString(LEFT, SIGNATURE - 5 * mm, closing)
    canvas.setFont(PLAIN, 6.5)
    canvas.drawRightString(RIGHT, MARGIN - 3 * mm, printable(note))


def _draw_cuts(canvas: Any, x: float, y: float) -> None:
    canvas.setStrokeColor(QUIET)
    canvas.setLineWidth(0.4)
    near, far = 2 * mm, 7 * mm
    for corner_x, way_x in ((x, -1), (x + WIDTH, 1)):
        for corner_y, way_y in ((y, -1), (y + HEIGHT, 1)):
            canvas.line(corner_x + way_x * near, corner_y, corner_x + way_x * far, corner_y)
            canvas.line(corner_x, corner_y + way_y * near, corner_x, corner_y + way_y * far)


def _paragraph(text: str, font: str, size: float, ink: Color) -> Paragraph:
    style = ParagraphStyle("", fontName=font, fontSize=size, leading=size * 1.45, textColor=ink, splitLongWords=1)
    return Paragraph(escape(text).replace("\n", "<br/>"), style)


def _fitting(text: str, font: str, sizes: tuple[float, ...], width: float) -> float:
    """The largest at which it stands on one line, or the smallest."""
    return next((size for size in sizes if stringWidth(text, font, size) <= width), sizes[-1])
