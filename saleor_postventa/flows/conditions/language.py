"""The language that they buy in."""

from typing import Annotated, Literal

from django.utils.translation import gettext, gettext_lazy
from pydantic import Field

from saleor_postventa.core.pieces import Language, labelled

from .condition import Condition, add_condition
from .person import Person


class Speaks(Condition):
    kind: Literal["language"] = "language"
    languages: Annotated[
        Annotated[tuple[Language, ...], Field(min_length=1, max_length=250)], labelled(gettext_lazy("Languages"))
    ]


def holds(condition: Speaks, person: Person) -> bool:
    return person.language[:2] in condition.languages


def says(condition: Speaks) -> str:
    return gettext("buy in: {named}").format(named=", ".join(condition.languages))


add_condition(Speaks, gettext_lazy("Language"), holds=holds, says=says)
