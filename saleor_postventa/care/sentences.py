"""How a case stands: what happens next, who acts, and by when, in the active language."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from saleor_postventa.shops.rules import Preferences

from .models import Case
from .rules import CaseState


@dataclass(frozen=True)
class Standing:
    """`is_shoppers_turn`: they may answer; nothing has to be done otherwise."""

    label: str
    text: str
    is_shoppers_turn: bool = False


def standing_of(case: Case, chosen: Preferences, now: datetime) -> Standing:
    """For the shopper. What we promised and missed is said as it is; `chosen` are the shop's preferences."""
    zone = chosen.zone
    if case.state == CaseState.SOLVED:
        day = _day(case.solved_at or case.state_since, zone)
        said = _("This was settled on {day}. Write to us here if it is not, and we open it again.")
        return Standing(_("Finished"), said.format(day=day))
    if case.state == CaseState.ANSWERED:
        end = case.state_since + timedelta(days=chosen.case_settled_days)
        said = _(
            "We answered you on {day}. Is something still open? Write to us here. If we hear nothing by {end}, we take"
            " it as settled, and you can still open it again."
        )
        told = said.format(day=_day(case.state_since, zone), end=_day(end, zone))
        return Standing(_("Your turn"), told, is_shoppers_turn=True)
    if case.due_at is not None and case.due_at < now:
        said = _(
            "We are later than we said: you were to have an answer by {day}. We are sorry. A person of our team will"
            " still answer you, and you don't have to write again."
        )
        return Standing(_("Our turn"), said.format(day=_day(case.due_at, zone)))
    said = _("A person of our team looks at it and answers you by {day}.")
    return Standing(_("Our turn"), said.format(day=_day(case.due_at or case.state_since, zone)))


def _day(moment: datetime, zone: ZoneInfo) -> str:
    return date_format(moment.astimezone(zone), "DATE_FORMAT")
