"""The slip that goes into the parcel: one A4 page that says whose return it is, to people and to machines.

The QR code opens the return in the panel; the bar code is its number alone, for scanners that type.
"""

import io
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from xml.sax.saxutils import escape

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from reportlab.graphics.barcode.code128 import Code128
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from saleor_postventa.mailing.brand import Brand, brand_of
from saleor_postventa.mailing.paper import PLAIN, STRONG, load_fonts

from .methods import methods
from .methods.fields import Posted
from .methods.method import chosen_settings
from .methods.packing import addressee
from .models import Return, ReturnLine
from .scanning import scan_url
from .symbols import qr_rows, runs

INK, QUIET, RULE = HexColor("#1b1b1f"), HexColor("#55555e"), HexColor("#d8d8de")
WIDTH, HEIGHT = A4
MARGIN = 18 * mm
RIGHT = WIDTH - MARGIN
INNER = WIDTH - 2 * MARGIN
QR_SIDE = 34 * mm
BAR_HEIGHT = 15 * mm
LOWEST = 22 * mm
ROW = 14 * mm


@dataclass
class Sheet:
    """The page while it is drawn, from above to below; `y` is where the next thing begins."""

    canvas: Any
    y: float = HEIGHT - MARGIN

    def text(
        self, words: str, size: float, *, x: float = MARGIN, y: float, strong: bool = False, ink: Color = INK
    ) -> None:
        self.canvas.setFillColor(ink)
        self.canvas.setFont(STRONG if strong else PLAIN, size)
        self.canvas.drawString(x, y, words)

    def paragraph(self, words: str, style: ParagraphStyle, width: float, *, x: float = MARGIN) -> None:
        """Plain text, wrapped; the page goes on below it."""
        drawn = Paragraph(escape(words), style)
        _width, height = drawn.wrap(width, HEIGHT)
        drawn.drawOn(self.canvas, x, self.y - height)
        self.y -= height

    def rule(self) -> None:
        self.canvas.setStrokeColor(RULE)
        self.canvas.setLineWidth(0.6)
        self.canvas.line(MARGIN, self.y, RIGHT, self.y)


def slip_pdf(ret: Return, language: str) -> bytes:
    """The slip of an approved return, in a language."""
    load_fonts()
    written = io.BytesIO()
    with translation.override(language):
        canvas = Canvas(written, pagesize=A4, lang=language, pageCompression=1)
        canvas.setTitle(_("Return slip {number}").format(number=ret.number))
        canvas.setAuthor(brand_of(ret.shop).name)
        _draw(Sheet(canvas), ret)
        canvas.showPage()
        canvas.save()
    return written.getvalue()


def _style(
    size: float, *, leading: float = 1.4, strong: bool = False, ink: Color = INK, after: float = 0
) -> ParagraphStyle:
    return ParagraphStyle(
        "", fontName=STRONG if strong else PLAIN, fontSize=size, leading=size * leading, textColor=ink, spaceAfter=after
    )


def _draw(sheet: Sheet, ret: Return) -> None:
    _draw_head(sheet, ret, brand_of(ret.shop))
    _draw_codes(sheet, ret)
    _draw_address(sheet, ret)
    _draw_steps(sheet, ret)
    _draw_items(sheet, ret)
    _draw_foot(sheet, ret)


def _draw_head(sheet: Sheet, ret: Return, brand: Brand) -> None:
    canvas = sheet.canvas
    canvas.setFillColor(HexColor(brand.color))
    canvas.rect(0, HEIGHT - 5 * mm, WIDTH, 5 * mm, stroke=0, fill=1)
    sheet.y = HEIGHT - MARGIN - 4 * mm
    sheet.text(brand.name[:40], 13, y=sheet.y, strong=True)
    order = _("Order {number}").format(number=ret.order.number)
    canvas.setFillColor(QUIET)
    canvas.setFont(PLAIN, 10)
    canvas.drawRightString(RIGHT, sheet.y, order)
    sheet.y -= 17 * mm
    sheet.text(_("Return {number}").format(number=ret.number), 26, y=sheet.y, strong=True)
    sheet.y -= 8 * mm
    sheet.paragraph(
        _("Put this sheet into the parcel. With it we know at once that it is yours."), _style(11, ink=QUIET), INNER
    )
    sheet.y -= 6 * mm


def _draw_codes(sheet: Sheet, ret: Return) -> None:
    """The QR code on the right, the bar code on the left, so that no scanner takes one for the other."""
    top = sheet.y
    _draw_qr(sheet.canvas, scan_url(ret.shop, ret.number), x=RIGHT - QR_SIDE, y=top - QR_SIDE)
    bars = Code128(ret.number, barHeight=BAR_HEIGHT, barWidth=0.45 * mm, quiet=False)
    bars.drawOn(sheet.canvas, MARGIN, top - BAR_HEIGHT)
    sheet.text(ret.number, 12, y=top - BAR_HEIGHT - 6 * mm, strong=True)
    sheet.y = top - QR_SIDE - 4 * mm
    sheet.text(_("For the team: scan either code"), 8.5, y=top - QR_SIDE, ink=QUIET)


def _draw_qr(canvas: Any, text: str, *, x: float, y: float) -> None:
    rows = qr_rows(text)
    side = QR_SIDE / len(rows)
    canvas.setFillColor(HexColor("#000000"))
    for row, column, length in runs(rows):
        canvas.rect(x + column * side, y + QR_SIDE - (row + 1) * side, length * side, side, stroke=0, fill=1)


def _draw_address(sheet: Sheet, ret: Return) -> None:
    sheet.y -= 4 * mm
    sheet.rule()
    top, half = sheet.y - 5 * mm, INNER / 2
    lowest = top
    for x, title, lines, size in (
        (MARGIN, _("To"), _to(ret), 13.0),
        (MARGIN + half + 6 * mm, _("From"), _from(ret), 11.0),
    ):
        sheet.y = top
        if not lines:
            continue
        sheet.paragraph(title, _style(9, ink=QUIET), half, x=x)
        for number, line in enumerate(lines[:7]):
            sheet.paragraph(line[:90], _style(size, strong=number == 0), half - 8 * mm, x=x)
        lowest = min(lowest, sheet.y)
    sheet.y = lowest - 5 * mm


def _to(ret: Return) -> list[str]:
    settings = chosen_settings(ret.method) if ret.method in methods else None
    return addressee(ret, settings if isinstance(settings, Posted) else Posted())


def _from(ret: Return) -> list[str]:
    address = ret.order.shipping_address or {}
    name = f"{address.get('first_name', '')} {address.get('last_name', '')}".strip()
    place = f"{address.get('postal_code', '')} {address.get('city', '')}".strip()
    known = name or (ret.customer.full_name if ret.customer else "")
    return [part for part in (known, place) if part]


def _draw_steps(sheet: Sheet, ret: Return) -> None:
    steps = methods.get(ret.method).instructions(ret) if ret.method in methods else []
    if ret.send_by is not None:
        day = (ret.send_by - timedelta(seconds=1)).astimezone(ret.shop.preferences.zone)
        steps = [*steps, _("Send it by {date} at the latest.").format(date=date_format(day, "DATE_FORMAT"))]
    if not steps:
        return
    sheet.rule()
    sheet.y -= 5 * mm
    sheet.paragraph(_("What to do"), _style(12, strong=True), INNER)
    sheet.y -= 1.5 * mm
    for number, step in enumerate(steps, 1):
        top = sheet.y
        sheet.paragraph(step, _style(10.5), INNER - 8 * mm, x=MARGIN + 8 * mm)
        after, sheet.y = sheet.y, top
        sheet.paragraph(f"{number}.", _style(10.5, strong=True), 8 * mm)
        sheet.y = after - 1.2 * mm
    sheet.y -= 4 * mm


def _draw_items(sheet: Sheet, ret: Return) -> None:
    lines = [line for line in ret.lines.select_related("order_line", "reason").order_by("pk") if _count(line)]
    if not lines:
        return
    sheet.rule()
    sheet.y -= 5 * mm
    sheet.paragraph(_("What you send back"), _style(12, strong=True), INNER)
    sheet.y -= 2 * mm
    for number, line in enumerate(lines):
        if sheet.y < LOWEST + ROW and number < len(lines) - 1:
            more = sum(_count(each) for each in lines[number:])
            told = ngettext("and {count} more item", "and {count} more items", more).format(count=more)
            sheet.paragraph(told, _style(10, ink=QUIET), INNER)
            return
        _draw_item(sheet, line, ret.language)


def _draw_item(sheet: Sheet, line: ReturnLine, language: str) -> None:
    """One row: how many, what, and on the right its number and why it comes back."""
    item, top = line.order_line, sheet.y
    name = ", ".join(filter(None, [item.bought_name, item.bought_variant_name]))
    reason = line.reason.name_in(translation.get_language() or language)
    told = " \u00b7 ".join(part for part in (item.sku or "", reason) if part)
    lowest = top
    for words, x, width, style in (
        (f"{_count(line)} \u00d7", MARGIN, 12 * mm, _style(10.5, strong=True)),
        (name[:110], MARGIN + 12 * mm, INNER - 80 * mm, _style(10.5)),
        (told[:80], RIGHT - 64 * mm, 64 * mm, _style(8.5, leading=1.7, ink=QUIET)),
    ):
        sheet.y = top
        sheet.paragraph(words, style, width, x=x)
        lowest = min(lowest, sheet.y)
    sheet.y = lowest - 1 * mm


def _count(line: ReturnLine) -> int:
    return line.quantity if line.quantity_approved is None else line.quantity_approved


def _draw_foot(sheet: Sheet, ret: Return) -> None:
    sheet.y = LOWEST - 4 * mm
    sheet.rule()
    sheet.y -= 2 * mm
    told = _("Keep the receipt of the carrier until we have written to you that everything arrived.")
    sheet.paragraph(told, _style(8.5, ink=QUIET), INNER)
