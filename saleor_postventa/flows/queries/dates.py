"""Whom flows that go by the calendar begin with, now; the days before too, should nobody have looked then."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Exists, F, Max, Min, OuterRef, QuerySet

from saleor_postventa.core.clock import now
from saleor_postventa.flows.document.document import FlowDocument
from saleor_postventa.flows.models import Flow, Journey
from saleor_postventa.flows.triggers import anniversary, birthday, on_date, quiet, read_settings, used_up
from saleor_postventa.orders.arrivals import arrival_of
from saleor_postventa.orders.models import Order, OrderLine, Parcel
from saleor_postventa.orders.queries import standing_orders
from saleor_postventa.people.models import CustomerFact
from saleor_postventa.people.rules import BIRTHDAY
from saleor_postventa.shops.scope import current_shop

from .found import Found
from .segments import audience_of

LOOK_BACK = timedelta(days=2)
# Whoever buys more of it at once does not count days.
MOST_UNITS = 12


def found_for(flow: Flow, document: FlowDocument) -> Iterator[Found]:
    """Those that the flow has not begun with yet, by the day it is in the shop."""
    settings = read_settings(document.trigger.code, document.trigger.settings)
    match settings:
        case birthday.Settings():
            found = _birthdays(settings)
        case anniversary.Settings():
            found = _anniversaries()
        case quiet.Settings():
            found = _quiet(settings)
        case used_up.Settings():
            found = _used_up(settings)
        case on_date.Settings():
            found = _on_date(settings, document)
        case _:
            return
    yield from _not_begun(flow, found)


def _not_begun(flow: Flow, found: Iterator[Found]) -> Iterator[Found]:
    """One query for each so many."""
    while batch := [each for _place, each in zip(range(500), found, strict=False)]:
        causes = [each.cause for each in batch]
        known = set(Journey.objects.filter(flow=flow, cause__in=causes).values_list("cause", flat=True))
        yield from (each for each in batch if each.cause not in known)


def _days() -> list[date]:
    """Today and those before that are still looked at, in the shop's zone; the oldest first."""
    today = now().astimezone(current_shop().preferences.zone).date()
    return [today - timedelta(days=back) for back in range(LOOK_BACK.days, -1, -1)]


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time(0), tzinfo=current_shop().preferences.zone)


def _birthdays(settings: birthday.Settings) -> Iterator[Found]:
    for day in _days():
        celebrated = day + timedelta(days=settings.days_before)
        facts: Any = CustomerFact.objects.filter(key=BIRTHDAY, customer__erased_at=None).order_by("customer_id")
        for customer_id in facts.filter(value__in=_as_told(celebrated)).values_list("customer_id", flat=True):
            yield Found(
                cause=f"{birthday.CODE}:{customer_id}:{celebrated.year}",
                moment=_start_of(day),
                customer_id=customer_id,
            )


def _as_told(day: date) -> list[dict[str, int]]:
    """Whoever was born on 29 February celebrates on the 28th of other years."""
    found = [{"month": day.month, "day": day.day}]
    is_common = day.year % 4 != 0 or (day.year % 100 == 0 and day.year % 400 != 0)
    if (day.month, day.day) == (2, 28) and is_common:
        found.append({"month": 2, "day": 29})
    return found


def _anniversaries() -> Iterator[Found]:
    zone = current_shop().preferences.zone
    firsts = standing_orders().exclude(customer=None).filter(customer__erased_at=None).order_by().values("customer_id")
    for row in firsts.annotate(first=Min("placed_at")).order_by("customer_id"):
        first = row["first"].astimezone(zone).date()
        for day in _days():
            if first.year < day.year and _is_same_day(first, day):
                yield Found(
                    cause=f"{anniversary.CODE}:{row['customer_id']}:{day.year}",
                    moment=_start_of(day),
                    customer_id=row["customer_id"],
                )


def _is_same_day(first: date, day: date) -> bool:
    return {"month": first.month, "day": first.day} in _as_told(day)


def _quiet(settings: quiet.Settings) -> Iterator[Found]:
    since = timedelta(days=settings.days)
    rows = standing_orders().exclude(customer=None).filter(customer__erased_at=None).order_by().values("customer_id")
    lasts = rows.annotate(last=Max("placed_at"))
    for row in lasts.filter(last__lte=now() - since, last__gt=now() - since - LOOK_BACK).order_by("customer_id"):
        yield Found(
            cause=f"{quiet.CODE}:{row['customer_id']}:{row['last'].isoformat()}",
            moment=row["last"] + since,
            customer_id=row["customer_id"],
        )


def _used_up(settings: used_up.Settings) -> Iterator[Found]:
    """Of what they kept, and did not buy again since; counted from the delivery of the whole order."""
    for units in range(1, MOST_UNITS + 1):
        lasts = timedelta(days=settings.days) * units
        for line in _delivered_lines(settings, units, now() - lasts):
            arrived, customer_id = arrival_of(line.order_id), line.order.customer_id
            if arrived is None or customer_id is None or not now() - LOOK_BACK < arrived.at + lasts <= now():
                continue
            if not _bought_since(line.order, customer_id, settings):
                yield Found(
                    cause=f"{used_up.CODE}:{line.pk}",
                    moment=arrived.at + lasts,
                    customer_id=customer_id,
                    order_id=line.order_id,
                )


def _delivered_lines(settings: used_up.Settings, units: int, until: datetime) -> "QuerySet[OrderLine]":
    """Of which so many units were kept, and of whose order a parcel arrived in the days before `until`."""
    lines = OrderLine.objects.filter(order__in=standing_orders().exclude(customer=None), is_removed=False)
    kept = lines.annotate(kept=F("quantity") - F("quantity_returned")).filter(
        kept=units, variant__product__saleor_id__in=settings.products
    )
    arrived = Parcel.objects.filter(
        order=OuterRef("order"), delivered_at__gt=until - LOOK_BACK, delivered_at__lte=until
    )
    return kept.filter(Exists(arrived)).select_related("order").order_by("pk")


def _bought_since(order: Order, customer_id: int, settings: used_up.Settings) -> bool:
    later = standing_orders().filter(customer_id=customer_id, placed_at__gt=order.placed_at)
    return later.filter(lines__variant__product__saleor_id__in=settings.products, lines__is_removed=False).exists()


def _on_date(settings: on_date.Settings, document: FlowDocument) -> Iterator[Found]:
    at = settings.at
    if at is None or not at <= now() < at + LOOK_BACK:
        return
    for customer in audience_of(document.audience):
        yield Found(cause=f"{on_date.CODE}:{at.isoformat()}:{customer.pk}", moment=at, customer_id=customer.pk)
