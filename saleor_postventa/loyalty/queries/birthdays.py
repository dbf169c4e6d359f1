"""The birthday that somebody told, and when it brings them points."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import cast
from zoneinfo import ZoneInfo

from saleor_postventa.core.clock import now
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.loyalty.earn_rules import History, birthday
from saleor_postventa.loyalty.events import BirthdayForgotten
from saleor_postventa.loyalty.models import Birthday
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import current_shop

from .accounts import account_of
from .deeds import history_of
from .programmes import settings_at


def birthday_of(customer: Customer) -> Birthday | None:
    return Birthday.objects.filter(customer=customer).first()


def birthday_settings() -> birthday.Settings | None:
    """None where nobody gets points for it now."""
    return cast(birthday.Settings | None, settings_at(birthday.CODE, now()))


def with_own_word(customer_ids: Iterable[int]) -> set[int]:
    """Who told a birthday, or took one out: nobody else tells it for them any more."""
    ids = list(customer_ids)
    told = Birthday.objects.filter(customer__in=ids).values_list("customer_id", flat=True)
    taken_out = RecordedEvent.objects.filter(name=BirthdayForgotten.__name__, customer_id__in=ids)
    return {*told, *(pk for pk in taken_out.values_list("customer_id", flat=True) if pk is not None)}


def birthdays_of(customer_ids: Iterable[int]) -> dict[int, Birthday]:
    return {told.customer_id: told for told in Birthday.objects.filter(customer__in=list(customer_ids))}


def facts_of(told: Birthday, day: date, zone: ZoneInfo) -> birthday.BirthdayFacts:
    """Without what they earned before."""
    return birthday.BirthdayFacts(
        today=day, month=told.month, day=told.day, entered_on=told.entered_at.astimezone(zone).date()
    )


def next_birthday_points(told: Birthday, settings: birthday.Settings) -> date | None:
    """On which day they get the next points for it, if all stays as it is."""
    zone = current_shop().preferences.zone
    account = account_of(told.customer_id)
    history = history_of(account, birthday.CODE, zone) if account is not None else History()
    facts = replace(facts_of(told, now().astimezone(zone).date(), zone), history=history)
    return birthday.next_award(facts, settings)
