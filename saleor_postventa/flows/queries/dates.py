"""Whom flows that go by the calendar begin with, now; the days before too, should nobody have looked then.

Whoever is found comes in the order of customers, so that a round may stop anywhere and the next one go on from there.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Min, OuterRef, Q

from saleor_postventa.core.clock import now
from saleor_postventa.flows.document.document import FlowDocument
from saleor_postventa.flows.models import Flow, Journey
from saleor_postventa.flows.triggers import anniversary, birthday, on_date, quiet, read_settings, used_up
from saleor_postventa.orders.models import OrderQuerySet
from saleor_postventa.orders.queries import standing_orders
from saleor_postventa.people.models import CustomerFact
from saleor_postventa.people.rules import BIRTHDAY
from saleor_postventa.shops.scope import current_shop

from .found import LOOK_BACK, Found
from .persons import without_others_of_theirs
from .segments import audience_of
from .used_up import used_up_now

AT_ONCE = 500


def found_for(flow: Flow, document: FlowDocument, *, since_customer: int = 0) -> Iterator[Found]:
    """Those that the flow has not begun with yet, from that customer on, by the day it is in the shop."""
    settings = read_settings(document.trigger.code, document.trigger.settings)
    match settings:
        case birthday.Settings():
            found = _birthdays(settings, since_customer)
        case anniversary.Settings():
            found = _anniversaries(since_customer)
        case quiet.Settings():
            found = _quiet(settings, since_customer)
        case used_up.Settings():
            found = used_up_now(settings, since_customer)
        case on_date.Settings():
            found = _on_date(settings, document, since_customer)
        case _:
            return
    yield from _not_begun(flow, found)


def round_of(document: FlowDocument) -> str:
    """What is looked through once: a day of the shop, or each such day since the hour that it chose.

    Empty where there is nothing to look for now.
    """
    settings = read_settings(document.trigger.code, document.trigger.settings)
    is_due = not isinstance(settings, on_date.Settings) or (
        settings.at is not None and settings.at <= now() < settings.at + LOOK_BACK
    )
    return _days()[-1].isoformat() if is_due else ""


def _not_begun(flow: Flow, found: Iterator[Found]) -> Iterator[Found]:
    """One query for each so many."""
    while batch := [each for _place, each in zip(range(AT_ONCE), found, strict=False)]:
        causes = [each.cause for each in batch]
        known = set(Journey.objects.filter(flow=flow, cause__in=causes).values_list("cause", flat=True))
        yield from (each for each in batch if each.cause not in known)


def _days() -> list[date]:
    """Today and those before that are still looked at, in the shop's zone; the oldest first."""
    today = now().astimezone(current_shop().preferences.zone).date()
    return [today - timedelta(days=back) for back in range(LOOK_BACK.days, -1, -1)]


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time(0), tzinfo=current_shop().preferences.zone)


def _birthdays(settings: birthday.Settings, since_customer: int) -> Iterator[Found]:
    days = {(told["month"], told["day"]): day for day in _days() for told in _as_told(_celebrated(day, settings))}
    wanted = [{"month": month, "day": day} for month, day in days]
    facts: Any = CustomerFact.objects.filter(
        key=BIRTHDAY, value__in=wanted, customer__erased_at=None, customer_id__gte=since_customer
    )
    for customer_id, told in facts.order_by("customer_id").values_list("customer_id", "value"):
        day = days[told["month"], told["day"]]
        yield Found(
            cause=f"{birthday.CODE}:{customer_id}:{_celebrated(day, settings).year}",
            moment=_start_of(day),
            customer_id=customer_id,
        )


def _celebrated(day: date, settings: birthday.Settings) -> date:
    return day + timedelta(days=settings.days_before)


def _as_told(day: date) -> list[dict[str, int]]:
    """Whoever was born on 29 February celebrates on the 28th of other years."""
    found = [{"month": day.month, "day": day.day}]
    is_common = day.year % 4 != 0 or (day.year % 100 == 0 and day.year % 400 != 0)
    if (day.month, day.day) == (2, 28) and is_common:
        found.append({"month": 2, "day": 29})
    return found


def _anniversaries(since_customer: int) -> Iterator[Found]:
    """By the orders of those days of the years before: of each person the first alone counts."""
    zone, days = current_shop().preferences.zone, _days()
    earliest = standing_orders().aggregate(first=Min("placed_at"))["first"]
    if earliest is None:
        return
    years = range(earliest.astimezone(zone).year, days[-1].year)
    by_day = {first: day for day in days for year in years for first in _same_days(day, year)}
    if not by_day:
        return
    placed = Q()
    for first in by_day:
        placed |= Q(placed_at__gte=_start_of(first), placed_at__lt=_start_of(first + timedelta(days=1)))
    earlier = standing_orders().filter(placed_at__lt=OuterRef("placed_at"))
    firsts = without_others_of_theirs(_of_customers(since_customer).filter(placed), earlier)
    for customer_id, at in _placed(firsts):
        first = at.astimezone(zone).date()
        day = by_day[first]
        if first.year < day.year:
            yield Found(
                cause=f"{anniversary.CODE}:{customer_id}:{day.year}", moment=_start_of(day), customer_id=customer_id
            )


def _same_days(day: date, year: int) -> list[date]:
    """Of an earlier year, as `_as_told` has them."""
    return [date(year, told["month"], told["day"]) for told in _as_told(day) if _is_day(year, told)]


def _is_day(year: int, told: dict[str, int]) -> bool:
    try:
        date(year, told["month"], told["day"])
    except ValueError:
        return False
    return True


def _quiet(settings: quiet.Settings, since_customer: int) -> Iterator[Found]:
    since = timedelta(days=settings.days)
    later = standing_orders().filter(placed_at__gt=OuterRef("placed_at"))
    lasts = _of_customers(since_customer).filter(placed_at__lte=now() - since, placed_at__gt=now() - since - LOOK_BACK)
    for customer_id, last in _placed(without_others_of_theirs(lasts, later)):
        yield Found(
            cause=f"{quiet.CODE}:{customer_id}:{last.isoformat()}", moment=last + since, customer_id=customer_id
        )


def _of_customers(since_customer: int) -> OrderQuerySet:
    rows = standing_orders().filter(customer_id__gte=since_customer, customer__erased_at=None)
    return rows.exclude(customer=None).order_by("customer_id", "pk")


def _placed(rows: OrderQuerySet) -> Iterator[tuple[int, datetime]]:
    """By whom, and when."""
    for customer_id, at in rows.values_list("customer_id", "placed_at"):
        if at is not None:
            yield customer_id, at


def _on_date(settings: on_date.Settings, document: FlowDocument, since_customer: int) -> Iterator[Found]:
    at = settings.at
    if at is None or at > now():
        return
    for customer in audience_of(document.audience, since_customer=since_customer):
        yield Found(cause=f"{on_date.CODE}:{at.isoformat()}:{customer.pk}", moment=at, customer_id=customer.pk)
