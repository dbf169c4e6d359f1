"""A return is done: the money is back, or the credit or the other goods are there."""

from django.utils.translation import gettext, gettext_lazy

from .trigger import TriggerSettings, add_trigger

CODE = "return_closed"


class Settings(TriggerSettings):
    pass


def says(settings: Settings) -> str:
    return gettext("When a return is done.")


add_trigger(
    CODE,
    gettext_lazy("A return is done"),
    settings=Settings,
    says=says,
    why=gettext_lazy("your return is done"),
    of_order=True,
)
