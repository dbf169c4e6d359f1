"""A review of a product, once for each; of any number of stars: points for kind reviews would buy them."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from saleor_postventa.core.pieces import labelled
from saleor_postventa.loyalty.rules.terms import Points
from saleor_postventa.loyalty.rules.why_words import number_in_words, points_in_words

from .way import NOTHING_YET, ActionSettings, Award, History, YearlyCap, add_way, award

CODE = "review"


class Settings(ActionSettings):
    photo_points: Annotated[Points, labelled(gettext_lazy("More with a photo"))] = 25
    is_for_bought_alone: Annotated[bool, labelled(gettext_lazy("Only for what the customer bought here"))] = True
    most_a_year: YearlyCap = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFacts:
    product: str
    day: date
    has_photo: bool = False
    is_bought: bool = True
    history: History = NOTHING_YET


def awards(facts: ReviewFacts, settings: Settings) -> tuple[Award, ...]:
    if settings.is_for_bought_alone and not facts.is_bought:
        return ()
    if facts.history.has(facts.product) or facts.history.in_a_year(facts.day) >= settings.most_a_year:
        return ()
    points = settings.points + (settings.photo_points if facts.has_photo else 0)
    return (award(CODE, points, key=facts.product, about=facts.product),)


def says(settings: Settings) -> list[str]:
    told = ngettext(
        "{points} for a review, once for each product and whatever its stars; at most {count} time in 12 months.",
        "{points} for a review, once for each product and whatever its stars; at most {count} times in 12 months.",
        settings.most_a_year,
    )
    said = [told.format(points=points_in_words(settings.points), count=number_in_words(settings.most_a_year))]
    if settings.photo_points:
        said.append(_("{points} more if it has a photo.").format(points=points_in_words(settings.photo_points)))
    if settings.is_for_bought_alone:
        said.append(_("Reviews count for what you bought here."))
    return said


add_way(CODE, gettext_lazy("Writing a review"), settings=Settings, facts=ReviewFacts, awards=awards, says=says)
