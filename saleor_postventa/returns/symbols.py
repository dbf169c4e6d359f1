"""Codes to be read by machines: QR for phones and counters, as pixels and as squares to draw."""

import io
from collections.abc import Iterator

from PIL import Image
from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

QUIET = 4  # modules of white around it, as the standard asks for
PIXELS = 8


def qr_rows(text: str) -> list[list[bool]]:
    """The smallest QR code that holds the text and can lose a quarter of itself; True is dark."""
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    size = code.getModuleCount()
    return [[bool(code.isDark(row, column)) for column in range(size)] for row in range(size)]


def runs(rows: list[list[bool]]) -> Iterator[tuple[int, int, int]]:
    """Row, column and length of each stretch of dark modules."""
    for number, row in enumerate(rows):
        start: int | None = None
        for column, is_dark in enumerate([*row, False]):
            if is_dark and start is None:
                start = column
            elif not is_dark and start is not None:
                yield number, start, column - start
                start = None


def qr_png(text: str) -> bytes:
    rows = qr_rows(text)
    size = len(rows) + 2 * QUIET
    drawn = Image.new("1", (size, size), 1)
    for row, column, length in runs(rows):
        for more in range(length):
            drawn.putpixel((column + more + QUIET, row + QUIET), 0)
    written = io.BytesIO()
    drawn.resize((size * PIXELS, size * PIXELS)).save(written, "PNG", optimize=True)
    return written.getvalue()
