"""What they bought is used up by now, as the shop reckons (replenishment).

Of some products a shop knows how long they last. Where it says nothing, the gaps between purchases do: those of this
person, or else of all.
"""

from typing import Annotated

from django.utils.translation import gettext_lazy, ngettext
from pydantic import Field

from saleor_postventa.core.pieces import labelled
from saleor_postventa.flows.conditions.condition import Code

from .trigger import TriggerSettings, add_trigger

CODE = "used_up"


class Settings(TriggerSettings):
    """A unit lasts `days`: two of them twice as long. None: as people buy it again."""

    products: Annotated[
        tuple[Code, ...],
        Field(max_length=500),
        labelled(gettext_lazy("Products"), gettext_lazy("By their id in Saleor.")),
    ] = ()
    days: Annotated[
        Annotated[int, Field(ge=3, le=730)] | None,
        labelled(
            gettext_lazy("Days that one of them lasts"),
            gettext_lazy("Empty: as long as this person usually waits until they buy it again, or else as people do."),
        ),
    ] = None


def says(settings: Settings) -> str:
    count = len(settings.products)
    if settings.days is None:
        said = ngettext(
            "When {count} product should be used up, by how often people buy it again.",
            "When {count} products should be used up, by how often people buy them again.",
            count,
        )
        return said.format(count=count)
    said = ngettext(
        "When {count} product that lasts {days} days should be used up.",
        "When {count} products that last {days} days each should be used up.",
        count,
    )
    return said.format(count=count, days=settings.days)


add_trigger(
    CODE,
    gettext_lazy("Something is used up"),
    settings=Settings,
    says=says,
    why=gettext_lazy("what you bought may be used up by now"),
    of_order=True,
    by_calendar=True,
)
