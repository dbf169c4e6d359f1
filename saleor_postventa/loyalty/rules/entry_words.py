"""What an entry of the ledger did, as its owner reads it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from saleor_postventa.loyalty.codes import EntryKind

from .why_words import points_in_words


def kind_in_words(kind: str, points: int) -> str:
    """`points` are those that became usable, where they did."""
    if kind == EntryKind.ACTIVATED:
        return _("{points} ready to use").format(points=points_in_words(points))
    return _KINDS[EntryKind(kind)]()


def waiting_in_words(usable_at: datetime | None, zone: ZoneInfo) -> str:
    """Of points that are on their way."""
    if usable_at is None:
        return _("On their way until it can no longer be returned")
    return _("You can use them from {day}").format(day=date_format(usable_at.astimezone(zone), "DATE_FORMAT"))


def lasting_in_words(ends_at: datetime, zone: ZoneInfo) -> str:
    """Ends are half-open, at midnight: the day before is the last one."""
    return _("Until {day}").format(day=last_day_in_words(ends_at, zone))


def last_day_in_words(ends_at: datetime, zone: ZoneInfo) -> str:
    return str(date_format((ends_at - timedelta(microseconds=1)).astimezone(zone), "DATE_FORMAT"))


_KINDS = {
    EntryKind.EARNED: lambda: _("Earned"),
    EntryKind.GRANTED: lambda: _("Earned"),
    EntryKind.TAKEN_BACK: lambda: _("Gone with what came back"),
    EntryKind.SPENT: lambda: _("Used"),
    EntryKind.GIVEN_BACK: lambda: _("Back with you"),
    EntryKind.EXPIRED: lambda: _("Lapsed"),
    EntryKind.ADJUSTED: lambda: _("Put right by the team"),
    EntryKind.MOVED_OUT: lambda: _("Moved to your other account"),
    EntryKind.MOVED_IN: lambda: _("Moved from your other account"),
    EntryKind.IMPORTED: lambda: _("Brought along"),
}
