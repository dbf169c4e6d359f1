"""Closing the books: what is over is added up once and kept, as entries of it neither change nor come later."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from saleor_postventa.core.clock import now
from saleor_postventa.loyalty.models import BooksClosed, CohortSum, DaySum
from saleor_postventa.loyalty.queries.sums import cohort_changes, day_changes
from saleor_postventa.shops.scope import current_shop

SETTLED_AFTER = timedelta(days=1)
"""Far longer than any transaction takes: what was booked before midnight is there by then."""
NEVER = date(1970, 1, 1)
AT_ONCE = 1000


@transaction.atomic
def close_books() -> date:
    """Close the current shop's days and months that are over and settled; gives the first day that stays open.

    Where the shop took another time zone, all of them are added up anew.
    """
    shop = current_shop()
    zone = shop.preferences.zone
    BooksClosed.objects.get_or_create(
        shop=shop, defaults={"zone": zone.key, "days_until": NEVER, "months_until": NEVER}
    )
    closed = BooksClosed.objects.select_for_update().get()
    if closed.zone != zone.key:
        DaySum.objects.all().delete()
        CohortSum.objects.all().delete()
        closed.zone, closed.days_until, closed.months_until = zone.key, NEVER, NEVER
    until = (now() - SETTLED_AFTER).astimezone(zone).date()
    if closed.days_until < until:
        _close_days(closed.days_until, until, zone)
        closed.days_until = until
    if closed.months_until < until.replace(day=1):
        _close_months(closed.months_until, until.replace(day=1), zone)
        closed.months_until = until.replace(day=1)
    closed.save(update_fields=["zone", "days_until", "months_until"])
    return closed.days_until


def _close_days(first: date, end: date, zone: ZoneInfo) -> None:
    shop = current_shop()
    sums = [
        DaySum(shop=shop, day=day, kind=kind, pending=change.pending, active=change.active)
        for day, changes in day_changes(first, end, zone).items()
        for kind, change in changes.items()
    ]
    DaySum.objects.bulk_create(sums, batch_size=AT_ONCE)


def _close_months(first: date, end: date, zone: ZoneInfo) -> None:
    shop = current_shop()
    sums = [
        CohortSum(shop=shop, issued_on=issued_on, happened_on=happened_on, issued=change.issued, used=change.used)
        for (issued_on, happened_on), change in cohort_changes(first, end, zone).items()
    ]
    CohortSum.objects.bulk_create(sums, batch_size=AT_ONCE)
