"""When the window of a line begins and ends, counted in the shop's zone with the shopper's holidays."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from saleor_postventa.legal.holidays import next_working_day
from saleor_postventa.legal.laws import Law
from saleor_postventa.legal.periods import end_of, withdrawal_end

from .decision import Window
from .facts import Facts
from .terms import Anchor, WindowTerms

_NAMES = {anchor: anchor.value for anchor in Anchor}


class Start(NamedTuple):
    """The moment that a window is counted from, what it is, and whether it is an estimate."""

    at: datetime
    anchor: Anchor
    is_estimated: bool = False


def start_of(terms: WindowTerms, facts: Facts) -> Start | None:
    """None while nothing is known of it. What is not sent anywhere is there with the order."""
    line, order, anchor = facts.line, facts.order, terms.anchor
    if anchor == Anchor.PLACED or not line.is_shipping_required:
        return Start(order.placed_at, Anchor.PLACED)
    if anchor == Anchor.DELIVERED_LAST:
        delivered, shipped, is_estimated = order.delivered_at, order.shipped_at, order.is_delivery_estimated
    else:
        delivered, shipped, is_estimated = line.delivered_at, line.shipped_at, line.is_delivery_estimated
    if delivered is not None and anchor != Anchor.SHIPPED:
        return Start(delivered, anchor, is_estimated)
    if shipped is None:
        return None
    return Start(shipped + timedelta(days=terms.transit_days), anchor, anchor != Anchor.SHIPPED)


def window_of(terms: WindowTerms, facts: Facts) -> Window | None:
    """The window that the terms give; None while its start is not known."""
    start = start_of(terms, facts)
    if start is None:
        return None
    order, zone = facts.order, facts.zone
    day = start.at.astimezone(zone).date()
    ends_at, is_extended = _end(day, terms.days, terms.extend_to_working_day, order.country, order.region, zone)
    return Window(
        starts_at=start.at,
        ends_at=ends_at,
        days=terms.days,
        anchor=_NAMES[start.anchor],
        is_estimated=start.is_estimated,
        is_extended_over_holidays=is_extended,
    )


def statutory_window(law: Law, facts: Facts, transit_days: int) -> Window | None:
    """The period in which the law lets the shopper withdraw; None while the last good has not arrived."""
    start = start_of(_last_delivery(transit_days), facts)
    if start is None:
        return None
    days, order, zone = law.withdrawal.days, facts.order, facts.zone
    day = start.at.astimezone(zone).date()
    ends_at, is_extended = _end(day, days, True, law.country, order.region, zone)
    if not order.is_told_of_withdrawal:
        ends_at, is_extended = withdrawal_end(day, law, zone, region=order.region, is_informed=False), False
    return Window(
        starts_at=start.at,
        ends_at=ends_at,
        days=days,
        anchor=_NAMES[start.anchor],
        is_estimated=start.is_estimated,
        is_extended_over_holidays=is_extended,
    )


@lru_cache(maxsize=64)
def _last_delivery(transit_days: int) -> WindowTerms:
    return WindowTerms(anchor=Anchor.DELIVERED_LAST, transit_days=transit_days)


@lru_cache(maxsize=16384)
def _end(start: date, days: int, is_extended: bool, country: str, region: str, zone: ZoneInfo) -> tuple[datetime, bool]:
    """The first moment after the last day, and whether that waited for a working day."""
    counted = last = start + timedelta(days=days)
    if is_extended:
        last = next_working_day(counted, country, region)
    return end_of(last, zone), last != counted


def lengthened(window: Window, ends_at: datetime | None) -> Window:
    """The window, ending no earlier than that; the very same one where it does already."""
    if ends_at is None or ends_at <= window.ends_at:
        return window
    return replace(window, ends_at=ends_at.astimezone(window.ends_at.tzinfo))
