"""An order was paid."""

from dataclasses import dataclass
from typing import Annotated

from django.utils.translation import gettext, gettext_lazy
from pydantic import Field

from saleor_postventa.core.pieces import labelled

from .trigger import TriggerSettings, add_trigger

CODE = "paid"


class Settings(TriggerSettings):
    number: Annotated[
        Annotated[int, Field(ge=1, le=1000)] | None,
        labelled(gettext_lazy("Only this order of theirs"), gettext_lazy("1: the first. Empty: each of them.")),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidFacts:
    """`number` is how many they have paid and not cancelled, with this one."""

    number: int


def fits(facts: PaidFacts, settings: Settings) -> bool:
    return settings.number in (None, facts.number)


def says(settings: Settings) -> str:
    if settings.number is None:
        return gettext("When an order is paid.")
    return gettext("When somebody's order number {number} is paid.").format(number=settings.number)


add_trigger(
    CODE,
    gettext_lazy("An order is paid"),
    settings=Settings,
    facts=PaidFacts,
    fits=fits,
    says=says,
    why=gettext_lazy("you bought something"),
    of_order=True,
)
