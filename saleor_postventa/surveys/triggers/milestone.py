"""So many points were earned, all that there ever were taken together."""

from dataclasses import dataclass
from typing import Annotated

from django.utils.translation import gettext_lazy, ngettext
from pydantic import Field

from saleor_postventa.core.pieces import labelled

from .trigger import TriggerSettings, add_trigger

CODE = "milestone"


class Settings(TriggerSettings):
    points: Annotated[
        int,
        Field(ge=1, le=10_000_000),
        labelled(gettext_lazy("Points"), gettext_lazy("All that they ever earned; what they used counts too.")),
    ] = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneFacts:
    """What was earned in all before, and with this."""

    before: int
    after: int


def fits(facts: MilestoneFacts, settings: Settings) -> bool:
    return facts.before < settings.points <= facts.after


def says(settings: Settings) -> str:
    told = ngettext(
        "Once somebody has earned {count} point.", "Once somebody has earned {count} points.", settings.points
    )
    return told.format(count=settings.points)


add_trigger(
    CODE,
    gettext_lazy("So many points were earned"),
    settings=Settings,
    facts=MilestoneFacts,
    fits=fits,
    says=says,
)
