"""Members as a CSV file that spreadsheets open without running anything in it."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

_STARTS_FORMULA = tuple("=+-@\t\r'")


def cell(text: str) -> str:
    """A text that would be taken for a formula is marked as text; `reading.plain_cell` takes the mark away."""
    return f"'{text}" if text.startswith(_STARTS_FORMULA) else text


def written(header: Sequence[str], rows: Iterable[Sequence[str | int]]) -> Iterator[str]:
    """Line by line; with a BOM, or Excel reads accents wrong."""
    line = io.StringIO()
    writer = csv.writer(line)
    yield "\ufeff"
    writer.writerow(header)
    yield _taken(line)
    for values in rows:
        writer.writerow([cell(each) if isinstance(each, str) else each for each in values])
        yield _taken(line)


def _taken(line: io.StringIO) -> str:
    text = line.getvalue()
    line.seek(0)
    line.truncate()
    return text
