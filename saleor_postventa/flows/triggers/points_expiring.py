"""Points of theirs end soon, as the programme warns of it."""

from dataclasses import dataclass
from typing import Annotated

from django.utils.translation import gettext_lazy, ngettext
from pydantic import Field

from saleor_postventa.core.pieces import labelled

from .trigger import TriggerSettings, add_trigger

CODE = "points_expiring"


class Settings(TriggerSettings):
    points_from: Annotated[int, Field(ge=1, le=10_000_000), labelled(gettext_lazy("From so many points"))] = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpiringFacts:
    points: int


def fits(facts: ExpiringFacts, settings: Settings) -> bool:
    return facts.points >= settings.points_from


def says(settings: Settings) -> str:
    said = ngettext(
        "When {count} point or more is about to end.",
        "When {count} points or more are about to end.",
        settings.points_from,
    )
    return said.format(count=settings.points_from)


add_trigger(
    CODE,
    gettext_lazy("Points end soon"),
    settings=Settings,
    facts=ExpiringFacts,
    fits=fits,
    says=says,
    why=gettext_lazy("some of your points end soon"),
)
