"""Their level in the programme of points."""

from typing import Annotated, Literal

from django.utils.translation import gettext, gettext_lazy
from pydantic import Field

from saleor_postventa.core.pieces import labelled

from .condition import Code, Condition, add_condition
from .person import Person


class OnLevel(Condition):
    kind: Literal["level"] = "level"
    levels: Annotated[
        Annotated[tuple[Code, ...], Field(min_length=1, max_length=250)], labelled(gettext_lazy("Levels"))
    ]


def holds(condition: OnLevel, person: Person) -> bool:
    return person.level in condition.levels


def says(condition: OnLevel) -> str:
    return gettext("are on the level: {named}").format(named=", ".join(condition.levels))


add_condition(OnLevel, gettext_lazy("Level"), holds=holds, says=says)
