"""Somebody comes for it, on a day that the shopper chooses."""

from datetime import date, datetime, time, timedelta
from typing import Annotated, Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import BeforeValidator, Field, model_validator

from saleor_postventa.core.clock import now
from saleor_postventa.core.pieces import called
from saleor_postventa.legal.periods import end_of
from saleor_postventa.returns.models import Return

from .arranging import Arranging, Choice, Question
from .fields import Line, MethodSettings, Piece
from .method import MethodFacts, ReturnMethod, methods
from .packing import pack_it


class Hours(Piece):
    """Between which hours somebody comes, on the shop's clock."""

    start: Annotated[time, Field(json_schema_extra=called(gettext_lazy("Starts at")))]
    end: Annotated[time, Field(json_schema_extra=called(gettext_lazy("Ends at")))]

    @model_validator(mode="after")
    def _is_forward(self) -> "Hours":
        if self.start >= self.end:
            raise ValueError(_("The end has to come after the beginning."))
        return self

    def __str__(self) -> str:
        return f"{self.start:%H:%M}\u2013{self.end:%H:%M}"

    @property
    def code(self) -> str:
        return f"{self.start:%H:%M}-{self.end:%H:%M}"


type Weekday = Annotated[int, Field(ge=0, le=6, json_schema_extra={"format": "weekday"})]


class Settings(MethodSettings):
    """`weekdays`: Monday is 0. The first day is so many days ahead."""

    weekdays: Annotated[
        tuple[Weekday, ...],
        Field(min_length=1, max_length=7, json_schema_extra=called(gettext_lazy("Days of pickup"))),
    ] = (0, 1, 2, 3, 4)
    hours: Annotated[
        tuple[Hours, ...],
        Field(
            min_length=1,
            max_length=6,
            json_schema_extra=called(gettext_lazy("Hours of pickup"), each=gettext_lazy("Hours")),
        ),
    ] = (Hours(start=time(9), end=time(14)), Hours(start=time(16), end=time(20)))
    days_ahead: Annotated[
        int,
        Field(
            ge=0,
            le=30,
            json_schema_extra=called(
                gettext_lazy("Days needed to prepare it"),
                gettext_lazy("1: from tomorrow on. Customers may change the day as long before."),
            ),
        ),
    ] = 1
    days_to_choose: Annotated[
        int, Field(ge=1, le=60, json_schema_extra=called(gettext_lazy("How many days customers can choose from")))
    ] = 14


def _read_hours(given: Any) -> Any:
    """`09:00-14:00`, as a form sends it."""
    if isinstance(given, str):
        start, _dash, end = given.partition("-")
        return {"start": start, "end": end}
    return given


class Details(Piece):
    """The day and the hours that the shopper chose, and how to reach them."""

    day: date
    hours: Annotated[Hours, BeforeValidator(_read_hours)]
    phone: Line = ""
    note: Line = ""


def days_offered(ret: Return, chosen: Settings) -> list[date]:
    """Those until it has to be on its way; where none of them is left, those that there are."""
    zone = ret.shop.preferences.zone
    today = now().astimezone(zone).date()
    ahead = (today + timedelta(days=chosen.days_ahead + more) for more in range(chosen.days_to_choose))
    days = [day for day in ahead if day.weekday() in chosen.weekdays]
    in_time = [day for day in days if ret.send_by is None or end_of(day, zone) <= ret.send_by + timedelta.resolution]
    return in_time or days


def questions(ret: Return, chosen: Settings) -> tuple[Question, ...]:
    days = tuple(Choice(day.isoformat(), in_words(day)) for day in days_offered(ret, chosen))
    hours = tuple(Choice(each.code, str(each)) for each in chosen.hours)
    return (
        Question(name="day", label=_("Day"), choices=days),
        Question(name="hours", label=_("Between"), choices=hours),
        Question(name="phone", label=_("Phone, for whoever comes"), is_needed=False, is_phone=True),
        Question(name="note", label=_("How to find you: floor, bell, gate ..."), is_needed=False),
    )


def answers(arranged: Details) -> dict[str, str]:
    return {
        "day": arranged.day.isoformat(),
        "hours": arranged.hours.code,
        "phone": arranged.phone,
        "note": arranged.note,
    }


def wrong_part(ret: Return, chosen: Settings, wanted: Details) -> str:
    if wanted.day not in days_offered(ret, chosen):
        return "day"
    return "" if wanted.hours in chosen.hours else "hours"


def in_words(day: date) -> str:
    return capfirst(date_format(day, _("l, j F")))


def said(arranged: Details) -> str:
    return _("{day}, {hours}").format(day=date_format(arranged.day, _("l, j F")), hours=arranged.hours)


def fixed_from(ret: Return, chosen: Settings, arranged: Details) -> datetime:
    """The shop has no time left to prepare another day."""
    zone = ret.shop.preferences.zone
    comes = datetime.combine(arranged.day, arranged.hours.start, zone)
    return min(comes, end_of(arranged.day - timedelta(days=chosen.days_ahead), zone))


def over(ret: Return, arranged: Details) -> datetime:
    return datetime.combine(arranged.day, arranged.hours.end, ret.shop.preferences.zone)


def suits(facts: MethodFacts, chosen: Settings) -> bool:
    """A house is needed to come to."""
    return bool(facts.country) and facts.is_shipping_required and not facts.is_keep_it


def steps(ret: Return, chosen: Settings) -> list[str]:
    wanted: Details | None = methods.get("pickup").arranged(ret)
    if wanted is None:
        return [_("Choose on the page of your return when we come for it."), pack_it()]
    return [pack_it(), _("We come for it on {when}. Have it ready at the door.").format(when=said(wanted))]


methods.add(
    "pickup",
    ReturnMethod(
        code="pickup",
        label=gettext_lazy("Picked up at your home"),
        summary=gettext_lazy("You choose a day, and somebody comes for it."),
        settings=Settings,
        arranging=Arranging(
            details=Details,
            questions=questions,
            answers=answers,
            wrong_part=wrong_part,
            said=said,
            fixed_from=fixed_from,
            over=over,
        ),
        steps=steps,
        suits=suits,
        teams_part=lambda: _("The return says which day was chosen: book your carrier for it, or send somebody."),
        send_it=lambda: _("Choose by {date} when we come for it."),
        is_collected=True,
        position=30,
    ),
)
