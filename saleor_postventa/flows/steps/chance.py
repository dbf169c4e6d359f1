"""Some go one way and some another, by chance; whoever does so once does so always."""

from decimal import Decimal
from typing import Annotated, Literal

from django.utils.translation import gettext, gettext_lazy

from saleor_postventa.core.drawing import is_drawn
from saleor_postventa.core.pieces import Percent, labelled

from .step import END, Circumstances, Go, Step, Target, Verdict, add_step


class Chance(Step):
    kind: Literal["chance"] = "chance"
    percent: Annotated[Percent, labelled(gettext_lazy("So many per cent go on"))] = Decimal(50)
    otherwise: Annotated[
        Target, labelled(gettext_lazy("The others go to"), gettext_lazy("A later step, or “end”."))
    ] = END


def take(step: Chance, at: Circumstances) -> Verdict:
    is_in = is_drawn(at.person().key, step.percent, salt=f"chance:{step.code}")
    return Go() if is_in else Go(step.otherwise)


def says(step: Chance) -> str:
    return gettext("{percent} % of them, at random").format(percent=f"{step.percent:f}")


def leads_to(step: Chance) -> tuple[str, ...]:
    return (step.otherwise,)


add_step(Chance, gettext_lazy("Split at random"), take=take, says=says, leads_to=leads_to)
