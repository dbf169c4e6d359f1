"""Whether the sums of what is closed are still those of the entries."""

from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo

from saleor_postventa.loyalty.codes import EntryKind
from saleor_postventa.loyalty.ledger.verifying import Fault
from saleor_postventa.loyalty.models import BooksClosed, CohortSum, DaySum
from saleor_postventa.shops.scope import current_shop

from .sums import CohortChange, cohort_changes, day_changes


def verify_command() -> str:
    """How whoever runs the app reckons the current shop's ledger anew."""
    return f"postventa ledger_verify --shop {current_shop().slug}"


def faults_of_books() -> Iterator[Fault]:
    """Of the current shop; nothing where all agrees."""
    closed = BooksClosed.objects.first()
    if closed is None:
        return
    zone = ZoneInfo(closed.zone)
    yield from _faults_of_days(closed.days_until, zone)
    yield from _faults_of_months(closed.months_until, zone)


def _faults_of_days(until: date, zone: ZoneInfo) -> Iterator[Fault]:
    booked = {
        (day, kind): tuple(change)
        for day, changes in day_changes(None, until, zone).items()
        for kind, change in changes.items()
    }
    rows = DaySum.objects.values_list("day", "kind", "pending", "active")
    said = {(day, EntryKind(kind)): (pending, active) for day, kind, pending, active in rows}
    for day, kind in sorted({*booked, *said}):
        if booked.get((day, kind)) != said.get((day, kind)):
            yield Fault(f"the closed books of {day} do not say of {kind} points what its entries do")


def _faults_of_months(until: date, zone: ZoneInfo) -> Iterator[Fault]:
    booked = cohort_changes(None, until, zone)
    rows = CohortSum.objects.values_list("issued_on", "happened_on", "issued", "used")
    said = {(issued_on, happened_on): CohortChange(issued, used) for issued_on, happened_on, issued, used in rows}
    for pair in sorted({*booked, *said}):
        if booked.get(pair) != said.get(pair):
            yield Fault(f"the closed books say of the points of {pair[0]} in {pair[1]} what its entries do not")
