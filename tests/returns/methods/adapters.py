"""A carrier's adapter that needs no carrier, and reading what its papers say."""

import io
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
import zxingcpp
from django.utils.translation import gettext_lazy
from PIL import Image
from reportlab.graphics.barcode import createBarcodeDrawing
from reportlab.graphics.renderPDF import drawToString

from saleor_postventa.core.errors import Failure
from saleor_postventa.returns.methods import MethodSettings, Papers, ReturnMethod, methods
from saleor_postventa.returns.models import Return

CODE = "test_carrier"


class Settings(MethodSettings):
    account: str = "none"
    is_down: bool = False


def papers(ret: Return, chosen: Settings) -> Papers:
    if chosen.is_down:
        raise Failure("the carrier does not answer")
    drawing = createBarcodeDrawing("QR", value=ret.number, width=200, height=200)
    return Papers(label=drawToString(drawing), code=ret.number, tracking_number=f"TC-{ret.pk}", carrier="Test Carrier")


METHOD = ReturnMethod(
    code=CODE,
    label=gettext_lazy("With a label from us"),
    summary=gettext_lazy("We send you a label to print and stick on."),
    settings=Settings,
    steps=lambda ret, chosen: ["Stick it on."],
    papers=papers,
    needs_label=True,
)


@contextmanager
def carrier_at_hand() -> Iterator[ReturnMethod]:
    methods.add(CODE, METHOD)
    try:
        yield METHOD
    finally:
        del methods._entries[CODE]


def codes_of(picture: bytes) -> list[str]:
    """What machine-readable codes a picture shows."""
    return [found.text for found in zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)).convert("L"))]


def pages_of(pdf: bytes, *, scale: float = 3) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=scale).to_pil().convert("L") for page in document]
    finally:
        document.close()


def codes_on(pdf: bytes) -> dict[str, str]:
    """Text of each code on all pages, by its kind."""
    return {found.format.name: found.text for page in pages_of(pdf) for found in zxingcpp.read_barcodes(page)}


def words_on(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)
    finally:
        document.close()
