"""An order was cancelled: what made them, or us, call it off."""

from dataclasses import dataclass
from typing import Annotated

from django.utils.translation import gettext, gettext_lazy

from saleor_postventa.core.pieces import labelled

from .trigger import TriggerSettings, add_trigger

CODE = "cancelled"


class Settings(TriggerSettings):
    paid_only: Annotated[
        bool,
        labelled(gettext_lazy("Only of orders that were paid"), gettext_lazy("Leaves out what nobody went on with.")),
    ] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelledFacts:
    was_paid: bool


def fits(facts: CancelledFacts, settings: Settings) -> bool:
    return facts.was_paid or not settings.paid_only


def says(settings: Settings) -> str:
    if settings.paid_only:
        return gettext("Once an order that was paid is cancelled.")
    return gettext("Once an order is cancelled.")


add_trigger(CODE, gettext_lazy("An order was cancelled"), settings=Settings, facts=CancelledFacts, fits=fits, says=says)
