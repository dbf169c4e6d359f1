"""So many years ago they bought for the first time."""

from django.utils.translation import gettext, gettext_lazy

from .trigger import TriggerSettings, add_trigger

CODE = "anniversary"


class Settings(TriggerSettings):
    pass


def says(settings: Settings) -> str:
    return gettext("Each year on the day of somebody's first order.")


add_trigger(
    CODE,
    gettext_lazy("Anniversary of the first order"),
    settings=Settings,
    says=says,
    why=gettext_lazy("you bought here for the first time on this day"),
    by_calendar=True,
)
