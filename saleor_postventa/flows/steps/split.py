"""Those of whom all conditions hold go on; the others go elsewhere."""

from typing import Annotated, Literal

from django.utils.translation import gettext, gettext_lazy
from pydantic import Field

from saleor_postventa.core.pieces import OneOfKinds, labelled
from saleor_postventa.flows.conditions import Condition, condition_kinds, hold_all, told

from .step import END, Circumstances, Go, Step, Target, Verdict, add_step

AnyCondition = Annotated[Condition, OneOfKinds(lambda: (kind.condition for kind in condition_kinds))]
Conditions = Annotated[tuple[AnyCondition, ...], Field(min_length=1, max_length=20)]


class Split(Step):
    kind: Literal["split"] = "split"
    conditions: Annotated[Conditions, labelled(gettext_lazy("Conditions, all of them"))]
    otherwise: Annotated[
        Target, labelled(gettext_lazy("The others go to"), gettext_lazy("A later step, or “end”."))
    ] = END


def take(step: Split, at: Circumstances) -> Verdict:
    return Go() if hold_all(step.conditions, at.person()) else Go(step.otherwise)


def says(step: Split) -> str:
    return gettext("only who {conditions}").format(conditions=gettext(" and ").join(map(told, step.conditions)))


def leads_to(step: Split) -> tuple[str, ...]:
    return (step.otherwise,)


add_step(Split, gettext_lazy("Split by conditions"), take=take, says=says, leads_to=leads_to)
