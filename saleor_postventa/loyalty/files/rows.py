"""What a row of a members' file says, or what is wrong with it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.plain import is_plain
from saleor_postventa.legal.periods import end_of
from saleor_postventa.people.rules import email_key

from .columns import Column
from .reading import RawRow, Sheet

MOST_POINTS, MOST_ID, MOST_EMAIL = 1_000_000_000, 100, 254
NEVER = frozenset({"never", "nunca"})
_WHOLE = re.compile(r"\+?[0-9]{1,10}")
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ].*)?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_MONTH_FIRST_OF_YEAR = re.compile(r"(?:--|[0-9]{4}-)?([0-9]{1,2})-([0-9]{1,2})(?:[T ].*)?")
_DAY_OF_YEAR = re.compile(r"([0-9]{1,2})/([0-9]{1,2})(?:/[0-9]{4})?")
_LEAP_YEAR = 2000


class Mistake(TextChoices):
    """What keeps a row from being imported, said to the team."""

    BROKEN = "broken", _("The row has more cells than there are columns, or its quotes don't close.")
    EMAIL = "email", _("This is no e-mail address.")
    POINTS = "points", _("Points are a whole number without dots or commas, and not below zero.")
    PENDING = "pending", _("Points on their way follow an order, and can't be brought along. Leave this cell empty.")
    DATE = "date", _("Write the date as 2027-12-31 or 31/12/2027, or “never”.")
    BIRTHDAY = "birthday", _("Write the birthday as 05-24 or 24/05; a year is not kept.")
    BIRTHDAYS = "birthdays", _("Another row of this file has another birthday for this person.")
    NO_BIRTHDAYS = "no_birthdays", _("The programme in force gives no points for birthdays: leave this cell empty.")
    PAST = "past", _("This day is over already.")
    ID = "id", _("An id has at most 100 characters, all of them to be seen.")
    NOTHING = "nothing", _("There is nothing to bring along in this row.")
    LEVEL = "level", _("The programme in force has no level of this code.")
    ERASED = "erased", _("This person had their data erased. Nothing is kept of them any more.")
    OUT = "out", _("This person takes no part in the programme.")
    KEY = "key", _("Another row with this id was brought along before, with other content.")


@dataclass(frozen=True)
class MemberRow:
    """`ends_at` None: they never end, or, where not `is_dated`, as the programme says for points of today.

    `place` counts rows of the same content: the second one is another lot, and not the first one again; with the same
    id, it is. `birthday` is month and day, and no part of the content.
    """

    number: int
    email: str
    external_id: str = ""
    points: int = 0
    is_dated: bool = False
    ends_at: datetime | None = None
    tier: str = ""
    tier_until: datetime | None = None
    birthday: tuple[int, int] | None = None
    place: int = 0

    @property
    def is_repeated(self) -> bool:
        return bool(self.external_id and self.place)

    @property
    def content(self) -> str:
        ends = (self.ends_at.isoformat() if self.ends_at else "never") if self.is_dated else ""
        until = self.tier_until.isoformat() if self.tier_until else ""
        return "|".join((str(self.points), ends, self.tier, until))

    def key(self, address_digest: str) -> str:
        """What makes it the same row in any file."""
        if self.external_id:
            return f"import:id:{self.external_id}"
        return f"import:{address_digest}|{self.content}:{self.place}"


@dataclass(frozen=True)
class WrongRow:
    number: int
    mistake: Mistake
    column: str = ""


class _Wrong(Exception):
    def __init__(self, mistake: Mistake, column: Column) -> None:
        self.mistake, self.column = mistake, column


@dataclass
class Reader:
    """Reads the rows of one file in order; `today` is the shop's."""

    zone: ZoneInfo
    today: date
    _seen: Counter[str] = field(default_factory=Counter)
    _ids: dict[str, str] = field(default_factory=dict)
    _birthdays: dict[str, tuple[int, int]] = field(default_factory=dict)

    def rows(self, sheet: Sheet) -> Iterator[MemberRow | WrongRow]:
        for raw in sheet.rows():
            try:
                yield self._read(raw)
            except _Wrong as wrong:
                yield WrongRow(raw.number, wrong.mistake, wrong.column)

    def _read(self, raw: RawRow) -> MemberRow | WrongRow:
        if raw.cells is None:
            return WrongRow(raw.number, Mistake.BROKEN)
        cells = {column: raw.cells.get(column, "") for column in Column}
        if cells[Column.PENDING] not in ("", "0"):
            raise _Wrong(Mistake.PENDING, Column.PENDING)
        ends = cells[Column.EXPIRES_ON]
        row = MemberRow(
            number=raw.number,
            email=_email(cells[Column.EMAIL]),
            external_id=_id(cells[Column.EXTERNAL_ID]),
            points=_points(cells[Column.POINTS]),
            is_dated=bool(ends),
            ends_at=None if ends.casefold() in NEVER else self._end(ends, Column.EXPIRES_ON),
            tier=cells[Column.TIER],
            tier_until=self._end(cells[Column.TIER_UNTIL], Column.TIER_UNTIL),
            birthday=_birthday(cells[Column.BIRTHDAY]),
        )
        says_something = row.points or row.tier or row.birthday
        return self._counted(row) if says_something else WrongRow(raw.number, Mistake.NOTHING)

    def _counted(self, row: MemberRow) -> MemberRow | WrongRow:
        content = f"{row.email}|{row.content}"
        if row.external_id and self._ids.setdefault(row.external_id, content) != content:
            raise _Wrong(Mistake.KEY, Column.EXTERNAL_ID)
        if row.birthday and self._birthdays.setdefault(row.email, row.birthday) != row.birthday:
            raise _Wrong(Mistake.BIRTHDAYS, Column.BIRTHDAY)
        same = row.external_id or content
        place = self._seen[same]
        self._seen[same] += 1
        return MemberRow(**{**vars(row), "place": place})

    def _end(self, text: str, column: Column) -> datetime | None:
        if not text:
            return None
        day = _day(text, column)
        if day < self.today:
            raise _Wrong(Mistake.PAST, column)
        return end_of(day, self.zone)


def _email(text: str) -> str:
    try:
        validate_email(text)
    except ValidationError as error:
        raise _Wrong(Mistake.EMAIL, Column.EMAIL) from error
    if len(text) > MOST_EMAIL:
        raise _Wrong(Mistake.EMAIL, Column.EMAIL)
    return email_key(text)


def _id(text: str) -> str:
    if len(text) > MOST_ID or not is_plain(text):
        raise _Wrong(Mistake.ID, Column.EXTERNAL_ID)
    return text


def _points(text: str) -> int:
    if not text:
        return 0
    if not _WHOLE.fullmatch(text) or int(text) > MOST_POINTS:
        raise _Wrong(Mistake.POINTS, Column.POINTS)
    return int(text)


def _birthday(text: str) -> tuple[int, int] | None:
    if not text:
        return None
    month_first, day_first = _MONTH_FIRST_OF_YEAR.fullmatch(text), _DAY_OF_YEAR.fullmatch(text)
    found = month_first.groups() if month_first else day_first.groups()[::-1] if day_first else None
    try:
        if found is None:
            raise ValueError(text)
        day = date(_LEAP_YEAR, int(found[0]), int(found[1]))
    except ValueError as error:
        raise _Wrong(Mistake.BIRTHDAY, Column.BIRTHDAY) from error
    return day.month, day.day


def _day(text: str, column: Column) -> date:
    iso, day_first = _ISO.fullmatch(text), _DAY_FIRST.fullmatch(text)
    found = iso.groups() if iso else day_first.groups()[::-1] if day_first else None
    try:
        if found is None or int(found[0]) > 2200:
            raise ValueError(text)
        return date(int(found[0]), int(found[1]), int(found[2]))
    except ValueError as error:
        raise _Wrong(Mistake.DATE, column) from error
