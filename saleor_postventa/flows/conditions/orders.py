"""How many orders they made."""

from typing import Annotated, Literal

from django.utils.translation import gettext, gettext_lazy, ngettext
from pydantic import Field

from saleor_postventa.core.pieces import labelled

from .condition import Condition, add_condition
from .person import Person

MOST = 100_000


class Orders(Condition):
    kind: Literal["orders"] = "orders"
    at_least: Annotated[int, Field(ge=0, le=MOST), labelled(gettext_lazy("At least"))] = 1
    at_most: Annotated[
        Annotated[int, Field(ge=0, le=MOST)] | None,
        labelled(gettext_lazy("At most"), gettext_lazy("Empty: any number.")),
    ] = None


def holds(condition: Orders, person: Person) -> bool:
    return condition.at_least <= person.orders and (condition.at_most is None or person.orders <= condition.at_most)


def says(condition: Orders) -> str:
    least = condition.at_least
    if condition.at_most is None:
        return ngettext("made {least} order or more", "made {least} orders or more", least).format(least=least)
    if condition.at_most == least:
        return ngettext("made exactly {least} order", "made exactly {least} orders", least).format(least=least)
    return gettext("made {least} to {most} orders").format(least=least, most=condition.at_most)


add_condition(Orders, gettext_lazy("Number of orders"), holds=holds, says=says)
