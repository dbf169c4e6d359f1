"""Periods counted as the law counts them. Days are those of the shopper's calendar; ends are half-open, at midnight."""

import calendar
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from .holidays import next_working_day
from .laws import Law


class ContractKind(StrEnum):
    """What the withdrawal period begins with: the last good, the first of a subscription, or the contract itself."""

    GOODS = "goods"
    SUBSCRIPTION = "subscription"
    SERVICE = "service"


def withdrawal_start(kind: ContractKind, *, concluded_on: date, received_on: Sequence[date | None]) -> date | None:
    """The day of the event that the period is counted from; None while it has not come.

    `received_on` has a day for each parcel or lot, None for those still to come.
    """
    if kind == ContractKind.SERVICE:
        return concluded_on
    days = [day for day in received_on if day is not None]
    if kind == ContractKind.SUBSCRIPTION:
        return min(days, default=None)
    return max(days) if days and len(days) == len(received_on) else None


def last_day(start: date, days: int, *, country: str, region: str = "") -> date:
    """The last day of a period in days: that of the event is not counted, and the end waits for a working day."""
    return next_working_day(start + timedelta(days=days), country, region)


def withdrawal_last_day(
    start: date, law: Law, *, region: str = "", is_informed: bool = True, informed_on: date | None = None
) -> date:
    """The last day on which the shopper may withdraw.

    Who was never told of the right has so many months more; who was told late has the days from then on.
    """
    first_end = last_day(start, law.withdrawal.days, country=law.country, region=region)
    if is_informed:
        return first_end
    longest = next_working_day(add_months(first_end, law.withdrawal.uninformed_months), law.country, region)
    if informed_on is None:
        return longest
    told_late = last_day(informed_on, law.withdrawal.days, country=law.country, region=region)
    return min(longest, max(first_end, told_late))


def withdrawal_end(
    start: date,
    law: Law,
    zone: ZoneInfo,
    *,
    region: str = "",
    is_informed: bool = True,
    informed_on: date | None = None,
) -> datetime:
    """The first moment at which it is too late."""
    return end_of(
        withdrawal_last_day(start, law, region=region, is_informed=is_informed, informed_on=informed_on), zone
    )


def end_of(day: date, zone: ZoneInfo) -> datetime:
    """The midnight that ends a day."""
    return datetime.combine(day + timedelta(days=1), time.min, zone)


def refund_due_on(
    stated_on: date, law: Law, *, back_on: date | None = None, posted_on: date | None = None, is_collected: bool = False
) -> date | None:
    """The day by which the money has to be back; None while it may still be withheld.

    It may be withheld until the goods are back or the shopper showed that they were posted, whichever comes first; not
    where the trader offered to collect them.
    """
    due = stated_on + timedelta(days=law.refunding.days)
    if is_collected:
        return due
    released = [day for day in (back_on, posted_on) if day is not None]
    return max(due, min(released)) if released else None


def send_back_by(stated_on: date, law: Law) -> date:
    return stated_on + timedelta(days=law.sending.days)


def guarantee_last_day(
    delivered_on: date, law: Law, *, is_digital: bool = False, suspended_days: int = 0, repaired_on: date | None = None
) -> date:
    """The last day on which a fault may show.

    A repair stops the clock for its days. One that the shopper chose, and had on `repaired_on`, adds its months, once.
    """
    terms = law.guarantee
    end = add_months(delivered_on, 12 * (terms.digital_years if is_digital else terms.goods_years))
    if repaired_on is not None and repaired_on >= terms.repair_extension_since:
        end = add_months(end, terms.repair_extension_months)
    return end + timedelta(days=suspended_days)


def is_fault_presumed(delivered_on: date, shown_on: date, law: Law, *, is_digital: bool = False) -> bool:
    """Whether a fault is taken to have been there from the start, so that the trader has to prove that it was not."""
    terms = law.guarantee
    months = terms.digital_presumed_months if is_digital else terms.presumed_months
    return shown_on <= add_months(delivered_on, months)


def add_months(day: date, months: int) -> date:
    """The same day of a later month; its last where the month is too short (Regulation 1182/71, Article 3(2)(c))."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
