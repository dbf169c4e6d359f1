"""An order that was paid: so many points for each unit of the currency, line by line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saleor_postventa.loyalty.rules.earning import ANYBODY, Buyer, EarningOrder, earn
from saleor_postventa.loyalty.rules.terms import PurchaseTerms
from saleor_postventa.loyalty.rules.why_words import points_in_words, unit_in_words

from .way import Award, Turn, add_way


@dataclass(frozen=True, slots=True, kw_only=True)
class PurchaseFacts:
    """`order_key` is ours for the order; `left` as `earn` has it."""

    order_key: str
    order: EarningOrder
    placed_at: datetime
    zone: ZoneInfo
    buyer: Buyer = ANYBODY
    left: Mapping[str, int] = field(default_factory=dict)


def awards(facts: PurchaseFacts, settings: PurchaseTerms) -> tuple[Award, ...]:
    """One for each line that earns."""
    lines = earn(facts.order, settings, facts.buyer, placed_at=facts.placed_at, zone=facts.zone, left=facts.left)
    return tuple(
        Award(
            points=line.points,
            key=f"{facts.order_key}:{line.key}",
            why=line.why,
            turn=Turn.WITH_ORDER,
            line=line.key,
            bonuses=line.bonuses,
        )
        for line in lines
    )


def says(settings: PurchaseTerms) -> list[str]:
    return [
        _("You earn {points} for every {unit} you spend.").format(
            points=points_in_words(rate), unit=unit_in_words(currency)
        )
        for currency, rate in settings.rates.items()
        if rate
    ]


add_way(
    "purchase",
    gettext_lazy("Purchases"),
    settings=PurchaseTerms,
    facts=PurchaseFacts,
    awards=awards,
    says=says,
)
