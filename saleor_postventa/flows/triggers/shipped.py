"""The first parcel of an order left."""

from django.utils.translation import gettext, gettext_lazy

from .trigger import TriggerSettings, add_trigger

CODE = "shipped"


class Settings(TriggerSettings):
    pass


def says(settings: Settings) -> str:
    return gettext("When the first parcel of an order leaves.")


add_trigger(
    CODE,
    gettext_lazy("An order is sent"),
    settings=Settings,
    says=says,
    why=gettext_lazy("your order is on its way"),
    of_order=True,
)
