"""Points by the month that issued them, and how many of those were used by the end of each month since."""

from collections import defaultdict
from datetime import date

from saleor_postventa.loyalty.models import CohortSum
from saleor_postventa.loyalty.rules.breakage import Cohort
from saleor_postventa.shops.scope import current_shop

from .figures import closed_books
from .periods import Period, starts
from .sums import CohortChange


def cohorts() -> dict[date, Cohort]:
    """Of the months whose books are closed: one that is going on says nothing yet."""
    closed = closed_books(current_shop().preferences.zone)
    if closed is None:
        return {}
    known: dict[date, dict[date, CohortChange]] = defaultdict(dict)
    rows = CohortSum.objects.filter(happened_on__lt=closed.months_until)
    for issued_on, happened_on, issued, used in rows.values_list("issued_on", "happened_on", "issued", "used"):
        known[issued_on][happened_on] = CohortChange(issued, used)
    months = list(starts(Period.MONTH, min(known, default=closed.months_until), closed.months_until))[:-1]
    return {month: _cohort(known[month], months[place:]) for place, month in enumerate(months)}


def _cohort(changes: dict[date, CohortChange], months: list[date]) -> Cohort:
    redeemed, total = [], 0
    for month in months:
        total += changes[month].used if month in changes else 0
        redeemed.append(total)
    return Cohort(issued=max(0, sum(change.issued for change in changes.values())), redeemed=tuple(redeemed))
