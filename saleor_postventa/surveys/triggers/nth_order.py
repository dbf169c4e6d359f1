"""Somebody's first order was paid, or their second, or tenth."""

from dataclasses import dataclass
from typing import Annotated

from django.utils.translation import gettext, gettext_lazy
from pydantic import Field

from saleor_postventa.core.pieces import labelled

from .trigger import TriggerSettings, add_trigger

CODE = "nth_order"


class Settings(TriggerSettings):
    number: Annotated[
        int,
        Field(ge=1, le=1000),
        labelled(gettext_lazy("Which of their orders"), gettext_lazy("1: the first.")),
    ] = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderNumberFacts:
    """`number` is how many they have paid and not cancelled, with this one."""

    number: int


def fits(facts: OrderNumberFacts, settings: Settings) -> bool:
    return facts.number == settings.number


def says(settings: Settings) -> str:
    if settings.number == 1:
        return gettext("Once somebody's first order is paid.")
    return gettext("Once somebody's order number {number} is paid.").format(number=settings.number)


add_trigger(
    CODE,
    gettext_lazy("The first order, or a later one"),
    settings=Settings,
    facts=OrderNumberFacts,
    fits=fits,
    says=says,
    needs_goods=True,
)
