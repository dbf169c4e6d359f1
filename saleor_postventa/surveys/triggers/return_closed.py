"""A return is done: the money is back, or the credit or the other goods are there."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from django.utils.text import format_lazy
from django.utils.translation import gettext, gettext_lazy
from pydantic import Field

from saleor_postventa.core.pieces import labelled

from .trigger import TriggerSettings, add_trigger

CODE = "return_closed"


class Outcome(StrEnum):
    """What they got, as the events of returns say it."""

    REFUND = "refund"
    CREDIT = "credit"
    EXCHANGE = "exchange"


_WORDS = {
    Outcome.REFUND: gettext_lazy("money back"),
    Outcome.CREDIT: gettext_lazy("store credit"),
    Outcome.EXCHANGE: gettext_lazy("other goods"),
}


class Settings(TriggerSettings):
    outcomes: Annotated[
        tuple[Outcome, ...],
        Field(max_length=3),
        labelled(
            gettext_lazy("What they got"),
            format_lazy("{} {}", gettext_lazy("Empty: whatever it was."), "refund, credit, exchange"),
        ),
    ] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnFacts:
    outcome: str


def fits(facts: ReturnFacts, settings: Settings) -> bool:
    return not settings.outcomes or facts.outcome in settings.outcomes


def says(settings: Settings) -> str:
    if not settings.outcomes:
        return gettext("Once a return is done.")
    got = ", ".join(str(_WORDS[each]) for each in settings.outcomes)
    return gettext("Once a return is done that brought: {outcomes}.").format(outcomes=got)


add_trigger(CODE, gettext_lazy("A return is done"), settings=Settings, facts=ReturnFacts, fits=fits, says=says)
