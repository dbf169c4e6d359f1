"""Points that come by the calendar, and those of a new account: found in what is kept, so that no news is needed.

Each looks at the days before as well, for the case that nobody looked then.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.legal.periods import end_of
from saleor_postventa.loyalty.earn_rules import anniversary, birthday, sign_up
from saleor_postventa.loyalty.models import Account, Birthday, Earning
from saleor_postventa.loyalty.queries import first_programme
from saleor_postventa.loyalty.queries.birthdays import facts_of
from saleor_postventa.loyalty.queries.programmes import settings_at
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import current_shop

from .awarding import award_deed

LOOK_BACK_DAYS = 3
# An account that is confirmed later than this gets no welcome: whoever joined that long ago is not new.
NEW_FOR = timedelta(days=90)
BATCH = 500


def award_birthdays() -> int:
    """Of the current shop; returns how many were given now."""
    zone = current_shop().preferences.zone
    return sum(_award_birthday(told, day, zone) for day in _days_with(birthday.CODE) for told in _born_on(day))


def award_anniversaries() -> int:
    """Of making the account; returns how many were given now."""
    zone = current_shop().preferences.zone
    return sum(_award_anniversary(person, day, zone) for day in _days_with(anniversary.CODE) for person in _joined(day))


def award_sign_ups() -> int:
    """Of accounts that were made since there is a programme, once their address is proved; returns how many."""
    first = first_programme()
    if first is None or first.in_force_since is None or settings_at(sign_up.CODE, now()) is None:
        return 0
    had = Earning.objects.filter(way=sign_up.CODE, account__customer=OuterRef("pk"))
    new = Customer.objects.accounts().filter(
        is_confirmed=True, is_staff=False, joined_at__gte=max(first.in_force_since, now() - NEW_FOR)
    )
    gets_none = Account.objects.filter(customer=OuterRef("pk")).exclude(
        left_at=None, excluded_at=None, merged_into=None
    )
    rows = new.filter(~Exists(had), ~Exists(gets_none)).order_by("-joined_at", "-pk")[:BATCH]
    facts = sign_up.SignUpFacts(is_confirmed=True)
    return sum(len(award_deed(person, sign_up.CODE, facts, by=SYSTEM)) for person in rows)


def _award_birthday(told: Birthday, day: date, zone: ZoneInfo) -> int:
    facts = facts_of(told, day, zone)
    return len(award_deed(told.customer, birthday.CODE, facts, by=SYSTEM, at=_start_of(day, zone)))


def _award_anniversary(person: Customer, day: date, zone: ZoneInfo) -> int:
    assert person.joined_at is not None
    facts = anniversary.AnniversaryFacts(today=day, joined_on=person.joined_at.astimezone(zone).date())
    return len(award_deed(person, anniversary.CODE, facts, by=SYSTEM, at=_start_of(day, zone)))


def _days_with(way: str) -> Iterator[date]:
    """Today and the days before, in the shop's zone, on which the shop gave points that way."""
    zone = current_shop().preferences.zone
    today = now().astimezone(zone).date()
    for back in reversed(range(LOOK_BACK_DAYS)):
        day = today - timedelta(days=back)
        if settings_at(way, _start_of(day, zone)) is not None:
            yield day


def _start_of(day: date, zone: ZoneInfo) -> datetime:
    return end_of(day - timedelta(days=1), zone)


def _born_on(day: date) -> Iterator[Birthday]:
    told = Birthday.objects.filter(_on(day), customer__erased_at=None).select_related("customer__merged_into")
    yield from told.order_by("pk")


def _on(day: date) -> Q:
    """Who was born on 29 February has the 28th in other years."""
    found = Q(month=day.month, day=day.day)
    if (day.month, day.day) == (2, 28) and birthday.birthday_in(day.year, 2, 29) == day:
        found |= Q(month=2, day=29)
    return found


def _joined(day: date) -> Iterator[Customer]:
    """Accounts that were made on this day of an earlier year, as the shop's calendar has it."""
    accounts = Customer.objects.accounts().filter(is_confirmed=True, is_staff=False)
    oldest = accounts.exclude(joined_at=None).order_by("joined_at").values_list("joined_at", flat=True).first()
    if oldest is None:
        return
    zone = current_shop().preferences.zone
    spans = Q(pk__in=())
    for year in range(oldest.astimezone(zone).year, day.year):
        for joined in _days_of(year, day):
            spans |= Q(joined_at__gte=_start_of(joined, zone), joined_at__lt=end_of(joined, zone))
    yield from accounts.filter(spans).order_by("pk")


def _days_of(year: int, day: date) -> Iterator[date]:
    """The days of that year whose anniversary is this day."""
    leap = birthday.birthday_in(year, 2, 29)
    if (day.month, day.day) != (2, 29) or leap.day == 29:
        yield day.replace(year=year)
    if (day.month, day.day) == (2, 28) and leap.day == 29 and birthday.birthday_in(day.year, 2, 29) == day:
        yield leap
