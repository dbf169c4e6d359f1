"""How long ago they ordered last."""

from datetime import timedelta
from typing import Annotated, Literal

from django.utils.translation import gettext, gettext_lazy, ngettext
from pydantic import Field

from saleor_postventa.core.pieces import labelled

from .condition import Condition, add_condition
from .person import Person


class LastOrder(Condition):
    kind: Literal["last_order"] = "last_order"
    at_least_days: Annotated[int, Field(ge=0, le=3650), labelled(gettext_lazy("Days ago, at least"))] = 0
    at_most_days: Annotated[
        Annotated[int, Field(ge=0, le=3650)] | None,
        labelled(gettext_lazy("Days ago, at most"), gettext_lazy("Empty: any time.")),
    ] = None


def holds(condition: LastOrder, person: Person) -> bool:
    if person.last_order_at is None:
        return False
    ago = person.now - person.last_order_at
    is_recent = condition.at_most_days is None or ago <= timedelta(days=condition.at_most_days)
    return ago >= timedelta(days=condition.at_least_days) and is_recent


def says(condition: LastOrder) -> str:
    if condition.at_most_days is None:
        least = condition.at_least_days
        said = ngettext("ordered last {least} day ago or longer", "ordered last {least} days ago or longer", least)
        return said.format(least=least)
    if condition.at_least_days == 0:
        most = condition.at_most_days
        return ngettext("ordered within the last day", "ordered within the last {most} days", most).format(most=most)
    return gettext("ordered last {least} to {most} days ago").format(
        least=condition.at_least_days, most=condition.at_most_days
    )


add_condition(LastOrder, gettext_lazy("Days since the last order"), holds=holds, says=says)
