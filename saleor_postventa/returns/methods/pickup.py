"""Somebody comes for it, on a day that the shopper chooses."""

from datetime import date, time, timedelta
from typing import Annotated

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import Field, model_validator

from saleor_postventa.core.clock import now
from saleor_postventa.returns.models import Return

from .method import Line, MethodFacts, MethodSettings, Piece, ReturnMethod, methods
from .packing import pack_it


class Hours(Piece):
    """Between which hours somebody comes, on the shop's clock."""

    start: time
    end: time

    @model_validator(mode="after")
    def _is_forward(self) -> "Hours":
        if self.start >= self.end:
            raise ValueError("end comes before start")
        return self

    def __str__(self) -> str:
        return f"{self.start:%H:%M}\u2013{self.end:%H:%M}"


class Settings(MethodSettings):
    """`weekdays`: Monday is 0. The first day is so many days ahead."""

    hours: Annotated[tuple[Hours, ...], Field(min_length=1, max_length=6)] = (
        Hours(start=time(9), end=time(14)),
        Hours(start=time(16), end=time(20)),
    )
    weekdays: Annotated[tuple[Annotated[int, Field(ge=0, le=6)], ...], Field(min_length=1, max_length=7)] = (
        0,
        1,
        2,
        3,
        4,
    )
    days_ahead: Annotated[int, Field(ge=0, le=30)] = 1
    days_to_choose: Annotated[int, Field(ge=1, le=60)] = 14


class Details(Piece):
    """The day and the hours that the shopper chose, and how to reach them."""

    day: date
    hours: Hours
    phone: Line = ""
    note: Line = ""


def days_offered(chosen: Settings, today: date) -> list[date]:
    days = (today + timedelta(days=chosen.days_ahead + more) for more in range(chosen.days_to_choose))
    return [day for day in days if day.weekday() in chosen.weekdays]


def suits(facts: MethodFacts, chosen: Settings) -> bool:
    """A house is needed to come to."""
    return bool(facts.country) and facts.is_shipping_required and not facts.is_keep_it


def is_possible(ret: Return, chosen: Settings, wanted: Details) -> bool:
    today = now().astimezone(ret.shop.preferences.zone).date()
    return wanted.day in days_offered(chosen, today) and wanted.hours in chosen.hours


def steps(ret: Return, chosen: Settings) -> list[str]:
    wanted: Details | None = methods.get("pickup").arranged(ret)
    if wanted is None:
        return [_("Choose on the page of your return when we come for it."), pack_it()]
    when = _("{day}, {hours}").format(day=date_format(wanted.day, "l, j F"), hours=wanted.hours)
    return [pack_it(), _("We come for it on {when}. Have it ready at the door.").format(when=when)]


methods.add(
    "pickup",
    ReturnMethod(
        code="pickup",
        label=gettext_lazy("Picked up at your home"),
        summary=gettext_lazy("You choose a day, and somebody comes for it."),
        settings=Settings,
        details=Details,
        is_possible=is_possible,
        steps=steps,
        suits=suits,
        position=30,
    ),
)
