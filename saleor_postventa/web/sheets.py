"""Tables to save and open in a spreadsheet: streamed, and with nothing in them that it would carry out."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from django.http import StreamingHttpResponse

BYTE_ORDER_MARK = "\ufeff"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
COMMA_LANGUAGES = {"es"}
type Cell = str | int | Decimal | float | None


class _Echo:
    def write(self, text: str) -> str:
        return text


def csv_response(name: str, rows: Iterable[Sequence[Cell]], *, language: str) -> StreamingHttpResponse:
    """`rows` with their header. As spreadsheets of the language read it: `;` and decimal commas in Spanish."""
    response = StreamingHttpResponse(_lines(rows, language), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Content-Type-Options"] = "nosniff"
    response["X-Robots-Tag"] = "noindex"
    return response


def _lines(rows: Iterable[Sequence[Cell]], language: str) -> Iterator[str]:
    has_comma = language in COMMA_LANGUAGES
    writer = csv.writer(_Echo(), delimiter=";" if has_comma else ",")
    yield BYTE_ORDER_MARK
    for row in rows:
        yield writer.writerow([_cell(cell, has_comma) for cell in row])


def _cell(cell: Cell, has_comma: bool) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
    text = format(cell, "f") if isinstance(cell, Decimal) else str(cell)
    return text.replace(".", ",") if has_comma else text
