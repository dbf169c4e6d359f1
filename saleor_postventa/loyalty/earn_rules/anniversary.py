"""Each year since somebody joined."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saleor_postventa.loyalty.rules.why_words import points_in_words

from .birthday import birthday_in
from .way import NOTHING_YET, ActionSettings, Award, History, add_way, award

CODE = "anniversary"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnniversaryFacts:
    """Is `today`, in the shop's zone, the day?"""

    today: date
    joined_on: date
    history: History = NOTHING_YET


def awards(facts: AnniversaryFacts, settings: ActionSettings) -> tuple[Award, ...]:
    years = facts.today.year - facts.joined_on.year
    is_day = facts.today == birthday_in(facts.today.year, facts.joined_on.month, facts.joined_on.day)
    if years < 1 or not is_day or facts.history.in_a_year(facts.today):
        return ()
    return (award(CODE, settings.points, key=str(years), about=str(years)),)


def says(settings: ActionSettings) -> list[str]:
    told = _("{points} each year on the day that you joined.")
    return [told.format(points=points_in_words(settings.points))]


add_way(
    CODE,
    gettext_lazy("Anniversary of joining"),
    settings=ActionSettings,
    facts=AnniversaryFacts,
    awards=awards,
    says=says,
)
