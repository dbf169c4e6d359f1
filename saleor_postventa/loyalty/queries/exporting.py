"""All members of a shop as rows of a file, a few hundred at a time."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from saleor_postventa.loyalty.files.columns import Column
from saleor_postventa.loyalty.models import Account, Lot
from saleor_postventa.shops.scope import current_shop

from .birthdays import birthdays_of
from .members import levels_of, members, on_level

PORTION = 500
HEADER: tuple[str, ...] = (*(column.value for column in Column), "name", "total")
type Row = Sequence[str | int]


class _First(NamedTuple):
    """What stands in somebody's first row alone; `birthday` as ISO 8601 writes a day of any year."""

    level: str
    birthday: str


def member_rows(*, level: str = "") -> Iterator[Row]:
    """Of all, or of those on a level: a row for each lot, one for whoever has none.

    Points on their way, the total, the level and the birthday stand in somebody's first row.
    """
    zone = current_shop().preferences.zone
    last, wanted = 0, on_level(members(), level) if level else members()
    while portion := list(wanted.filter(pk__gt=last).select_related("customer").order_by("pk")[:PORTION]):
        last = portion[-1].pk
        lots: dict[int, list[Lot]] = {}
        for lot in Lot.objects.open().filter(account__in=portion).first_in_first_out():
            lots.setdefault(lot.account_id, []).append(lot)
        ids = [each.customer_id for each in portion if each.customer_id is not None]
        levels = levels_of(ids)
        birthdays = birthdays_of(ids)
        for account in portion:
            person = account.customer_id or 0
            told = birthdays.get(person)
            first = _First(levels.get(person, ""), f"--{told.month:02}-{told.day:02}" if told else "")
            yield from _rows_of(account, lots.get(account.pk, []), first, zone)


def _rows_of(account: Account, lots: Sequence[Lot], told: _First, zone: ZoneInfo) -> Iterator[Row]:
    customer = account.customer
    assert customer is not None
    for place, lot in enumerate(lots or [None]):
        is_first = place == 0
        yield (
            f"{account.public_id}:{lot.pk if lot else 0}",
            customer.email,
            lot.rest if lot else "",
            _last_day(lot.expires_at, zone) if lot else "",
            account.pending if is_first and account.pending else "",
            told.level if is_first else "",
            "",
            told.birthday if is_first else "",
            customer.full_name,
            account.active if is_first else "",
        )


def _last_day(ends_at: datetime | None, zone: ZoneInfo) -> str:
    """Ends are half-open, at midnight: the day before is the last one."""
    return (ends_at - timedelta(microseconds=1)).astimezone(zone).date().isoformat() if ends_at else "never"
