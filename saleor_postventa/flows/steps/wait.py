"""Wait for days and hours, and then for an hour of the day or a day of the week, as the shop's clock shows them."""

from datetime import datetime, time, timedelta
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from django.utils.translation import gettext, gettext_lazy, ngettext
from pydantic import Field, StringConstraints

from saleor_postventa.core.pieces import labelled

from .step import Circumstances, Go, Step, Until, Verdict, add_step

Hour = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Weekday = Annotated[int, Field(ge=1, le=7)]


class Wait(Step):
    kind: Literal["wait"] = "wait"
    days: Annotated[int, Field(ge=0, le=730), labelled(gettext_lazy("Days"))] = 1
    hours: Annotated[int, Field(ge=0, le=23), labelled(gettext_lazy("and hours"))] = 0
    at: Annotated[
        Hour | None, labelled(gettext_lazy("then until this hour"), gettext_lazy("As in 10:00. Empty: at once."))
    ] = None
    weekdays: Annotated[
        tuple[Weekday, ...],
        Field(max_length=7),
        labelled(gettext_lazy("on these days of the week"), gettext_lazy("1 is Monday. Empty: any day.")),
    ] = ()


def take(step: Wait, at: Circumstances) -> Verdict:
    moment = end_of_wait(step, at.came_at, at.zone)
    return Go() if moment <= at.now else Until(moment)


def end_of_wait(step: Wait, since: datetime, zone: ZoneInfo) -> datetime:
    """Days are days of the calendar: over a change of the clocks the hour stays the same."""
    local = since.astimezone(zone)
    later = (local.replace(tzinfo=None) + timedelta(days=step.days)).replace(tzinfo=zone, fold=local.fold)
    found = later.astimezone(since.tzinfo) + timedelta(hours=step.hours)
    if step.at is None and not step.weekdays:
        return found
    return _next_fitting(step, found, zone)


def _next_fitting(step: Wait, moment: datetime, zone: ZoneInfo) -> datetime:
    local = moment.astimezone(zone)
    hour = time.fromisoformat(step.at) if step.at else None
    for ahead in range(9):
        day = local.date() + timedelta(days=ahead)
        begins = hour or (local.timetz().replace(tzinfo=None) if ahead == 0 else time(0))
        candidate = datetime.combine(day, begins, tzinfo=zone)
        fits = not step.weekdays or day.isoweekday() in step.weekdays
        if fits and candidate >= moment:
            return candidate.astimezone(moment.tzinfo)
    raise AssertionError("a week has every weekday")


def says(step: Wait) -> str:
    days = ngettext("wait {days} day", "wait {days} days", step.days).format(days=step.days)
    parts = [days] if step.days or not step.hours else [gettext("wait")]
    if step.hours:
        parts.append(ngettext("{hours} hour", "{hours} hours", step.hours).format(hours=step.hours))
    if step.at:
        parts.append(gettext("until {hour}").format(hour=step.at))
    if step.weekdays:
        parts.append(gettext("on weekdays {days}").format(days=", ".join(map(str, step.weekdays))))
    return " ".join(parts)


add_step(Wait, gettext_lazy("Wait"), take=take, says=says)
