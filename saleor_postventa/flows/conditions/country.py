"""The country that their last order went to."""

from typing import Annotated, Literal

from django.utils.translation import gettext, gettext_lazy
from pydantic import Field

from saleor_postventa.core.pieces import Country, labelled

from .condition import Condition, add_condition
from .person import Person


class InCountry(Condition):
    kind: Literal["country"] = "country"
    countries: Annotated[
        Annotated[tuple[Country, ...], Field(min_length=1, max_length=250)], labelled(gettext_lazy("Countries"))
    ]


def holds(condition: InCountry, person: Person) -> bool:
    return person.country in condition.countries


def says(condition: InCountry) -> str:
    return gettext("live in: {named}").format(named=", ".join(condition.countries))


add_condition(InCountry, gettext_lazy("Country"), holds=holds, says=says)
