"""A share of people, by chance, and always the same ones."""

from decimal import Decimal
from typing import Annotated, Literal

from django.utils.translation import gettext, gettext_lazy

from saleor_postventa.core.drawing import is_drawn
from saleor_postventa.core.pieces import Percent, Slug, labelled

from .condition import Condition, add_condition
from .person import Person


class Drawn(Condition):
    """Two draws with the same `salt` draw the same people."""

    kind: Literal["share"] = "share"
    percent: Annotated[Percent, labelled(gettext_lazy("Share of them, in per cent"))] = Decimal(50)
    salt: Annotated[Slug, labelled(gettext_lazy("Name of the draw"))] = "a"


def holds(condition: Drawn, person: Person) -> bool:
    return is_drawn(person.key, condition.percent, salt=f"share:{condition.salt}")


def says(condition: Drawn) -> str:
    return gettext("are drawn at random: {percent} % (draw “{salt}”)").format(
        percent=f"{condition.percent:f}", salt=condition.salt
    )


add_condition(Drawn, gettext_lazy("A share, at random"), holds=holds, says=says)
