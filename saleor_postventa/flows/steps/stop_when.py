"""Whoever fits leaves the flow here."""

from typing import Annotated, Literal

from django.utils.translation import gettext, gettext_lazy

from saleor_postventa.core.pieces import labelled
from saleor_postventa.flows.conditions import hold_all, told

from .split import Conditions
from .step import Circumstances, Go, Step, Stop, Verdict, add_step


class StopWhen(Step):
    kind: Literal["stop_when"] = "stop_when"
    conditions: Annotated[Conditions, labelled(gettext_lazy("Conditions, all of them"))]


def take(step: StopWhen, at: Circumstances) -> Verdict:
    return Stop() if hold_all(step.conditions, at.person()) else Go()


def says(step: StopWhen) -> str:
    return gettext("stop for whoever {conditions}").format(conditions=gettext(" and ").join(map(told, step.conditions)))


add_step(StopWhen, gettext_lazy("Stop when"), take=take, says=says)
