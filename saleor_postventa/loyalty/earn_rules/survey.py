"""A survey that was answered, whatever was answered: points for kind answers would buy them."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from django.utils.translation import gettext_lazy, ngettext

from saleor_postventa.core.pieces import labelled
from saleor_postventa.loyalty.rules.terms import Points
from saleor_postventa.loyalty.rules.why_words import number_in_words, points_in_words

from .way import NOTHING_YET, ActionSettings, Award, History, YearlyCap, add_way, award

CODE = "survey"


class Settings(ActionSettings):
    points: Annotated[Points, labelled(gettext_lazy("Points"))] = 20
    most_a_year: YearlyCap = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyFacts:
    """`survey` is the one invitation that was answered."""

    survey: str
    day: date
    history: History = NOTHING_YET


def awards(facts: SurveyFacts, settings: Settings) -> tuple[Award, ...]:
    if facts.history.has(facts.survey) or facts.history.in_a_year(facts.day) >= settings.most_a_year:
        return ()
    return (award(CODE, settings.points, key=facts.survey, about=facts.survey),)


def says(settings: Settings) -> list[str]:
    told = ngettext(
        "{points} for answering a survey, whatever you answer; at most {count} time in 12 months.",
        "{points} for answering a survey, whatever you answer; at most {count} times in 12 months.",
        settings.most_a_year,
    )
    return [told.format(points=points_in_words(settings.points), count=number_in_words(settings.most_a_year))]


add_way(CODE, gettext_lazy("Answering a survey"), settings=Settings, facts=SurveyFacts, awards=awards, says=says)
