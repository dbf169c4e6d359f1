"""The birthday of who told it: day and month are enough. Once in 12 months, however often it is changed."""

import calendar
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from django.utils.translation import gettext_lazy, ngettext
from pydantic import Field

from saleor_postventa.core.pieces import labelled
from saleor_postventa.loyalty.rules.why_words import number_in_words, points_in_words

from .way import NOTHING_YET, ActionSettings, Award, History, add_way, award

CODE = "birthday"


class Settings(ActionSettings):
    wait_days: Annotated[
        int,
        Field(ge=1, le=365),
        labelled(
            gettext_lazy("Days between entering the date and the first points"),
            gettext_lazy("Who enters today's date gets points next year."),
        ),
    ] = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class BirthdayFacts:
    """Is `today`, in the shop's zone, the day? `entered_on` is when the date was entered or last changed."""

    today: date
    month: int
    day: int
    entered_on: date
    history: History = NOTHING_YET


def awards(facts: BirthdayFacts, settings: Settings) -> tuple[Award, ...]:
    is_day = facts.today == birthday_in(facts.today.year, facts.month, facts.day)
    is_too_new = (facts.today - facts.entered_on).days < settings.wait_days
    if not is_day or is_too_new or facts.history.in_a_year(facts.today):
        return ()
    return (award(CODE, settings.points, key=str(facts.today.year)),)


def next_award(facts: BirthdayFacts, settings: Settings) -> date | None:
    """The first day, from `today` on, on which the points come; None where the shop gives none."""
    years = range(facts.today.year, facts.today.year + 4)
    days = (birthday_in(year, facts.month, facts.day) for year in years)
    coming = (replace(facts, today=day) for day in days if day >= facts.today)
    return next((each.today for each in coming if settings.is_on and awards(each, settings)), None)


def birthday_in(year: int, month: int, day: int) -> date:
    """Who was born on 29 February has the 28th in other years."""
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def says(settings: Settings) -> list[str]:
    told = ngettext(
        "{points} on your birthday, once in 12 months, if you told us the day and month at least {count} day before.",
        "{points} on your birthday, once in 12 months, if you told us the day and month at least {count} days before.",
        settings.wait_days,
    )
    return [told.format(points=points_in_words(settings.points), count=number_in_words(settings.wait_days))]


add_way(CODE, gettext_lazy("Birthday"), settings=Settings, facts=BirthdayFacts, awards=awards, says=says)
