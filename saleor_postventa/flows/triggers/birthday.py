"""Their birthday comes, where they told it."""

from typing import Annotated

from django.utils.translation import gettext, gettext_lazy, ngettext
from pydantic import Field

from saleor_postventa.core.pieces import labelled

from .trigger import TriggerSettings, add_trigger

CODE = "birthday"


class Settings(TriggerSettings):
    days_before: Annotated[int, Field(ge=0, le=60), labelled(gettext_lazy("So many days before"))] = 0


def says(settings: Settings) -> str:
    if not settings.days_before:
        return gettext("On the birthday that somebody told you.")
    said = ngettext(
        "{count} day before the birthday that somebody told you.",
        "{count} days before the birthday that somebody told you.",
        settings.days_before,
    )
    return said.format(count=settings.days_before)


add_trigger(
    CODE,
    gettext_lazy("A birthday"),
    settings=Settings,
    says=says,
    why=gettext_lazy("you told us your birthday"),
    by_calendar=True,
)
