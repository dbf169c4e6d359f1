"""They reached a level of the programme of points."""

from dataclasses import dataclass
from typing import Annotated

from django.utils.translation import gettext, gettext_lazy
from pydantic import Field

from saleor_postventa.core.pieces import Slug, labelled

from .trigger import TriggerSettings, add_trigger

CODE = "level_reached"


class Settings(TriggerSettings):
    levels: Annotated[
        tuple[Slug, ...],
        Field(max_length=50),
        labelled(gettext_lazy("Levels"), gettext_lazy("Empty: any of them.")),
    ] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelFacts:
    level: str


def fits(facts: LevelFacts, settings: Settings) -> bool:
    return not settings.levels or facts.level in settings.levels


def says(settings: Settings) -> str:
    if not settings.levels:
        return gettext("When somebody reaches a level.")
    return gettext("When somebody reaches one of these levels: {levels}.").format(levels=", ".join(settings.levels))


add_trigger(
    CODE,
    gettext_lazy("A level is reached"),
    settings=Settings,
    facts=LevelFacts,
    fits=fits,
    says=says,
    why=gettext_lazy("you reached a level"),
)
