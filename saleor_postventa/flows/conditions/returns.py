"""How much of what they bought came back."""

from decimal import Decimal
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy, ngettext
from pydantic import Field

from saleor_postventa.core.pieces import Percent, labelled

from .condition import Condition, add_condition
from .person import Person


class ReturnShare(Condition):
    """Of fewer than `of_units` units nothing is said: one of one that came back is no habit."""

    kind: Literal["returns"] = "returns"
    from_percent: Annotated[Percent, labelled(gettext_lazy("From, in per cent of their units"))] = Decimal(0)
    to_percent: Annotated[Percent, labelled(gettext_lazy("To, in per cent of their units"))] = Decimal(100)
    of_units: Annotated[int, Field(ge=1, le=10_000), labelled(gettext_lazy("Of at least so many units"))] = 5


def holds(condition: ReturnShare, person: Person) -> bool:
    if person.units < condition.of_units:
        return False
    share = Decimal(100 * person.returned) / person.units
    return condition.from_percent <= share <= condition.to_percent


def says(condition: ReturnShare) -> str:
    return ngettext(
        "sent back {low}–{high} % of at least {units} unit",
        "sent back {low}–{high} % of at least {units} units",
        condition.of_units,
    ).format(low=f"{condition.from_percent:f}", high=f"{condition.to_percent:f}", units=condition.of_units)


add_condition(ReturnShare, gettext_lazy("How much they send back"), holds=holds, says=says)
