"""Following the shop on a network: once for each. Nobody can check it, so it is worth little."""

from dataclasses import dataclass
from typing import Annotated

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import Field, StringConstraints

from saleor_postventa.core.pieces import labelled
from saleor_postventa.loyalty.rules.terms import Points
from saleor_postventa.loyalty.rules.why_words import points_in_words

from .way import NOTHING_YET, ActionSettings, Award, History, add_way, award

CODE = "social"
Network = Annotated[str, StringConstraints(min_length=1, max_length=40, strip_whitespace=True)]


class Settings(ActionSettings):
    points: Annotated[Points, labelled(gettext_lazy("Points"))] = 10
    networks: Annotated[tuple[Network, ...], Field(max_length=20), labelled(gettext_lazy("Networks"))] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialFacts:
    network: str
    history: History = NOTHING_YET


def awards(facts: SocialFacts, settings: Settings) -> tuple[Award, ...]:
    if facts.network not in settings.networks or facts.history.has(facts.network):
        return ()
    return (award(CODE, settings.points, key=facts.network, about=facts.network),)


def says(settings: Settings) -> list[str]:
    if not settings.networks:
        return []
    told = _("{points} for following us, once for each network: {networks}.")
    return [told.format(points=points_in_words(settings.points), networks=", ".join(settings.networks))]


add_way(CODE, gettext_lazy("Following us"), settings=Settings, facts=SocialFacts, awards=awards, says=says)
