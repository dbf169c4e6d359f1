"""They have not bought for a while (win-back)."""

from typing import Annotated

from django.utils.translation import gettext_lazy, ngettext
from pydantic import Field

from saleor_postventa.core.pieces import labelled

from .trigger import TriggerSettings, add_trigger

CODE = "quiet"


class Settings(TriggerSettings):
    days: Annotated[int, Field(ge=7, le=1095), labelled(gettext_lazy("Days without an order"))] = 120


def says(settings: Settings) -> str:
    said = ngettext(
        "When somebody has not ordered for {count} day.",
        "When somebody has not ordered for {count} days.",
        settings.days,
    )
    return said.format(count=settings.days)


add_trigger(
    CODE,
    gettext_lazy("Nothing bought for a while"),
    settings=Settings,
    says=says,
    why=gettext_lazy("you have bought here before"),
    by_calendar=True,
)
