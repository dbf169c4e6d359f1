"""A day that the shop chose: once, to everybody whom the flow is for."""

from typing import Annotated

from django.utils.translation import gettext, gettext_lazy
from pydantic import AwareDatetime, Field

from saleor_postventa.core.pieces import labelled

from .trigger import TriggerSettings, add_trigger

CODE = "on_date"


class Settings(TriggerSettings):
    at: Annotated[
        Annotated[AwareDatetime, Field(strict=False)] | None,
        labelled(gettext_lazy("Day and hour"), gettext_lazy("Empty: it does not begin yet.")),
    ] = None


def says(settings: Settings) -> str:
    if settings.at is None:
        return gettext("On a day that is still to be chosen.")
    return gettext("Once, on {day}.").format(day=settings.at.strftime("%Y-%m-%d %H:%M %Z").strip())


add_trigger(
    CODE,
    gettext_lazy("A day that you choose"),
    settings=Settings,
    says=says,
    why=gettext_lazy("you are a customer of the shop"),
    by_calendar=True,
)
