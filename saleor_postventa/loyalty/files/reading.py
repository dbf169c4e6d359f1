"""A CSV file as people's programs write it: with or without BOM, in UTF-8, UTF-16 or Latin-1, with `,` `;` or tabs."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.errors import Refusal

from .columns import Column, column_of

MOST_HEADER, MOST_COLUMNS = 4000, 60
_BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


class NotAFile(Refusal):
    """Nothing of it can be read; a row that can't is told row by row."""

    code = "not_a_csv"
    text = _("We can't read this as a CSV file. Save it as CSV (UTF-8) and send it again.")


class NoEmailColumn(Refusal):
    code = "no_email_column"
    text = _("The first row has to name the columns, one of them “email”.")


class SameColumnTwice(Refusal):
    code = "same_column"
    text = _("Two columns have the same name: {name}.")


@dataclass(frozen=True)
class RawRow:
    """`number` is its place in the file as a spreadsheet counts, the header being 1. `cells` is None of one that is
    broken: it has more cells than there are columns, or its quotes don't close.
    """

    number: int
    cells: dict[Column, str] | None


@dataclass(frozen=True)
class Sheet:
    columns: tuple[Column | None, ...]
    unread: tuple[str, ...]
    text: str
    delimiter: str

    def rows(self) -> Iterator[RawRow]:
        """Without those that are empty."""
        reader = csv.reader(io.StringIO(self.text, newline=""), delimiter=self.delimiter, strict=True)
        next(reader)
        number = 1
        while True:
            number += 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                yield RawRow(number, None)
                return
            if any(cell.strip() for cell in cells):
                yield RawRow(number, self._named(cells))

    def _named(self, cells: Sequence[str]) -> dict[Column, str] | None:
        if any(cell.strip() for cell in cells[len(self.columns) :]):
            return None
        pairs = zip(self.columns, cells, strict=False)
        return {column: plain_cell(cell) for column, cell in pairs if column is not None}


def read_sheet(content: bytes) -> Sheet:
    """Raises NotAFile, NoEmailColumn, SameColumnTwice."""
    text = _decoded(content)
    first = text.lstrip("\r\n").partition("\n")[0][:MOST_HEADER]
    text = text.lstrip("\r\n")
    delimiter = max(",;\t", key=first.count)
    try:
        names = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), [])
    except csv.Error as error:
        raise NotAFile(field="file") from error
    if len(names) > MOST_COLUMNS:
        raise NotAFile(field="file")
    columns = tuple(column_of(name) for name in names)
    known = [column for column in columns if column is not None]
    if Column.EMAIL not in known:
        raise NoEmailColumn(field="file")
    if twice := next((column for column in known if known.count(column) > 1), None):
        raise SameColumnTwice(field="file", name=twice.value)
    unread = [name.strip()[:60] for name, column in zip(names, columns, strict=True) if column is None]
    return Sheet(columns, tuple(name for name in unread if name), text, delimiter)


def plain_cell(cell: str) -> str:
    """Without the mark that keeps spreadsheets from taking a text for a formula: see `writing.cell`."""
    text = cell.strip()
    return text[1:] if text[:1] == "'" and text[1:2] in tuple("=+-@\t\r'") else text


def _decoded(content: bytes) -> str:
    """Raises NotAFile."""
    encoding = next((name for bom, name in _BOMS.items() if content.startswith(bom)), None)
    for candidate in (encoding,) if encoding else ("utf-8", "cp1252"):
        try:
            text = content.decode(candidate or "utf-8")
        except UnicodeDecodeError:
            continue
        if text.strip() and "\0" not in text:
            return text
    raise NotAFile(field="file")
