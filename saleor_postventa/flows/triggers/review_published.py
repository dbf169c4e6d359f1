"""A review that they wrote was published; however many stars it has: nobody gets more for a better one."""

from django.utils.translation import gettext, gettext_lazy

from .trigger import TriggerSettings, add_trigger

CODE = "review_published"


class Settings(TriggerSettings):
    pass


def says(settings: Settings) -> str:
    return gettext("When a review of theirs is published.")


add_trigger(
    CODE,
    gettext_lazy("A review is published"),
    settings=Settings,
    says=says,
    why=gettext_lazy("you wrote a review"),
)
