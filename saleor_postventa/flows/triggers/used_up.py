"""What they bought is used up by now, as the shop reckons (replenishment).

Of some products a shop knows how long they last: here by its own word alone, never by a guess.
"""

from typing import Annotated

from django.utils.translation import gettext, gettext_lazy
from pydantic import Field

from saleor_postventa.core.pieces import labelled
from saleor_postventa.flows.conditions.condition import Code

from .trigger import TriggerSettings, add_trigger

CODE = "used_up"


class Settings(TriggerSettings):
    """A unit lasts `days`: two of them twice as long."""

    products: Annotated[
        tuple[Code, ...],
        Field(max_length=500),
        labelled(gettext_lazy("Products"), gettext_lazy("By their id in Saleor.")),
    ] = ()
    days: Annotated[int, Field(ge=3, le=730), labelled(gettext_lazy("Days that one of them lasts"))] = 60


def says(settings: Settings) -> str:
    return gettext("When {count} products that last {days} days each should be used up.").format(
        count=len(settings.products), days=settings.days
    )


add_trigger(
    CODE,
    gettext_lazy("Something is used up"),
    settings=Settings,
    says=says,
    why=gettext_lazy("what you bought may be used up by now"),
    of_order=True,
    by_calendar=True,
)
