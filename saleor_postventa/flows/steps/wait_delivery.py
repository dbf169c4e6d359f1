"""Wait until everything of the order has been delivered: the date moves, and the wait with it."""

from datetime import timedelta
from typing import Annotated, Literal

from django.utils.translation import gettext, gettext_lazy, ngettext
from pydantic import Field

from saleor_postventa.core.pieces import labelled

from .step import Circumstances, Go, Step, Stop, Until, Verdict, add_step


class WaitDelivery(Step):
    """`at_most_days` after they came to it they are let go of: what never arrived is nothing to write about."""

    kind: Literal["wait_delivery"] = "wait_delivery"
    plus_days: Annotated[int, Field(ge=0, le=365), labelled(gettext_lazy("and so many days more"))] = 0
    at_most_days: Annotated[
        int, Field(ge=1, le=365), labelled(gettext_lazy("They leave the flow after so many days"))
    ] = 60


def take(step: WaitDelivery, at: Circumstances) -> Verdict:
    if not at.has_order:
        return Go()
    last = at.came_at + timedelta(days=step.at_most_days)
    arrived_at = at.arrived_at()
    if arrived_at is None:
        return Stop() if last <= at.now else Until(last)
    moment = arrived_at + timedelta(days=step.plus_days)
    return Go() if moment <= at.now else Until(moment)


def says(step: WaitDelivery) -> str:
    if days := step.plus_days:
        said = ngettext("wait until {days} day after the delivery", "wait until {days} days after the delivery", days)
        return said.format(days=days)
    return gettext("wait for the delivery")


add_step(WaitDelivery, gettext_lazy("Wait for the delivery"), take=take, says=says)
