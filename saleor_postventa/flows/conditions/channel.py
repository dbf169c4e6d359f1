"""The channel of their last order."""

from typing import Annotated, Literal

from django.utils.translation import gettext, gettext_lazy
from pydantic import Field

from saleor_postventa.core.pieces import labelled

from .condition import Code, Condition, add_condition
from .person import Person


class InChannel(Condition):
    kind: Literal["channel"] = "channel"
    channels: Annotated[
        Annotated[tuple[Code, ...], Field(min_length=1, max_length=250)], labelled(gettext_lazy("Channels"))
    ]


def holds(condition: InChannel, person: Person) -> bool:
    return person.last_channel in condition.channels


def says(condition: InChannel) -> str:
    return gettext("bought last in: {named}").format(named=", ".join(condition.channels))


add_condition(InChannel, gettext_lazy("Channel"), holds=holds, says=says)
