"""What happened to somebody's points, each entry with its why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from saleor_postventa.loyalty.codes import EntryKind
from saleor_postventa.loyalty.earn_rules import ways_to_earn
from saleor_postventa.loyalty.models import Account, Earning, Entry, EntryQuerySet
from saleor_postventa.loyalty.rules.entry_words import kind_in_words, lasting_in_words, waiting_in_words
from saleor_postventa.loyalty.rules.why import Why, why_from_json
from saleor_postventa.loyalty.rules.why_words import why_in_words
from saleor_postventa.orders.models import OrderLine
from saleor_postventa.orders.queries import OrderName, order_names
from saleor_postventa.shops.scope import current_shop

from .accounts import accounts_of

NEWEST_FIRST = ("-pk",)
_MOVES = (EntryKind.MOVED_OUT, EntryKind.MOVED_IN)


@dataclass(frozen=True)
class ToldEntry:
    """In the active language. `title` says what it did, `about` with what, `why` the arithmetic, `until` how long it
    waits or lasts; all but the title may be empty.

    `version` is the number of the programme whose rules it went by.
    """

    entry: Entry
    title: str
    about: str
    why: str
    until: str
    is_waiting: bool
    usable_at: datetime | None
    order: OrderName | None
    version: int | None

    @property
    def pk(self) -> int:
        return self.entry.pk

    @property
    def change(self) -> int:
        """Of all points, those on their way with them: nothing where they only became usable."""
        return self.entry.pending + self.entry.active


def entries_of(account: Account) -> EntryQuerySet:
    """Also those of accounts that were moved into it, without the moves between them: their sum is the balance."""
    return Entry.objects.filter(account__in=accounts_of(account)).exclude(kind__in=_MOVES)


def tell_entries(entries: Sequence[Entry]) -> list[ToldEntry]:
    """The same number of queries, however many."""
    lines = OrderLine.objects.in_bulk(_ids(entries, "order_line"))
    orders = order_names(_ids(entries, "order"))
    earned = [entry.pk for entry in entries if entry.kind == EntryKind.EARNED]
    waiting = _waiting(earned)
    return [_told(entry, lines, orders.get(entry.cause.get("order", 0)), waiting) for entry in entries]


def why_of(entry: Entry) -> Why | None:
    """None where nothing was reckoned: what lapsed, or was put right by hand."""
    return why_from_json(entry.why) if "kind" in entry.why else None


def way_in_words(code: str) -> str:
    """What a way to earn is called; its code, where no such way is known any more."""
    return str(ways_to_earn.get(code).label) if code in ways_to_earn else code


def _told(
    entry: Entry, lines: Mapping[int, OrderLine], order: OrderName | None, waiting: Mapping[int, datetime | None]
) -> ToldEntry:
    zone = current_shop().preferences.zone
    why, way = why_of(entry), way_in_words(entry.cause.get("rule", ""))
    is_waiting = entry.pk in waiting
    if is_waiting:
        until = waiting_in_words(waiting[entry.pk], zone)
    else:
        until = lasting_in_words(entry.expires_at, zone) if entry.expires_at and entry.active > 0 else ""
    return ToldEntry(
        entry=entry,
        title=kind_in_words(entry.kind, entry.active),
        about=_about(entry, lines, way),
        why=why_in_words(why, way=way) if why is not None else "",
        until=until,
        is_waiting=is_waiting,
        usable_at=waiting.get(entry.pk),
        order=order,
        version=entry.cause.get("programme_version"),
    )


def _about(entry: Entry, lines: Mapping[int, OrderLine], way: str) -> str:
    """The item that it is about, or else the way to earn. What it was used for stands in its why."""
    line = lines.get(entry.cause.get("order_line", 0))
    return line.bought_name if line is not None else way


def _waiting(entry_ids: Sequence[int]) -> dict[int, datetime | None]:
    """By entry, of those whose points are still on their way: from when they can be used, as far as it is known."""
    rows = Earning.objects.pending().filter(entry__in=entry_ids).order_by("pk")
    return {row.entry_id: row.activates_at for row in rows if row.entry_id is not None and row.rest}


def _ids(entries: Iterable[Entry], name: str) -> list[int]:
    return sorted({entry.cause[name] for entry in entries if name in entry.cause})
