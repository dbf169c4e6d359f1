"""The last parcel of an order arrived. What counts is when it was delivered, never when it was sent."""

from dataclasses import dataclass
from typing import Annotated

from django.utils.translation import gettext, gettext_lazy

from saleor_postventa.core.pieces import labelled

from .trigger import TriggerSettings, add_trigger

CODE = "delivered"


class Settings(TriggerSettings):
    counts_estimates: Annotated[
        bool,
        labelled(
            gettext_lazy("Also where nobody told us of the delivery"),
            gettext_lazy("By the day on which parcels should have arrived."),
        ),
    ] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveredFacts:
    """`is_estimate`: nobody told of the last parcel that it arrived."""

    is_estimate: bool = False


def fits(facts: DeliveredFacts, settings: Settings) -> bool:
    return settings.counts_estimates or not facts.is_estimate


def says(settings: Settings) -> str:
    if settings.counts_estimates:
        return gettext("When everything of an order has been delivered, or should have been.")
    return gettext("When everything of an order has been delivered, as the carrier or a person told us.")


add_trigger(
    CODE,
    gettext_lazy("An order is delivered"),
    settings=Settings,
    facts=DeliveredFacts,
    fits=fits,
    says=says,
    why=gettext_lazy("your order has arrived"),
    of_order=True,
)
