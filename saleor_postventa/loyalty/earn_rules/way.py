"""What a way to earn is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from saleor_postventa.core.pieces import labelled
from saleor_postventa.core.registry import Registry
from saleor_postventa.legal.periods import add_months
from saleor_postventa.loyalty.rules.terms import EarnSettings, Points
from saleor_postventa.loyalty.rules.why import ActionWhy, Why


class Turn(StrEnum):
    """When points become usable: at once, or as those of purchases do, with the order that they belong to."""

    AT_ONCE = "at_once"
    WITH_ORDER = "with_order"


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """`key` is what makes it the same award, within the account and the way. `line` names the order's line that earned,
    `bonuses` what of the points comes out of the budgets of which campaigns.
    """

    points: int
    key: str
    why: Why
    turn: Turn = Turn.AT_ONCE
    line: str = ""
    bonuses: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """An award of the same way to the same person. `on` is the day that it was for, in the shop's zone."""

    key: str
    on: date


@dataclass(frozen=True, slots=True)
class History:
    """What a person earned by one way so far; also what was taken back later, or it could be earned anew."""

    awards: tuple[Past, ...] = ()

    def of(self, start: str) -> "History":
        """Those whose key begins so."""
        return History(tuple(each for each in self.awards if each.key.startswith(start)))

    def has(self, key: str) -> bool:
        return any(each.key == key for each in self.awards)

    def in_a_year(self, day: date) -> int:
        """How many there are in the 12 months up to that day."""
        return sum(1 for each in self.awards if day < add_months(each.on, 12))


NOTHING_YET = History()


class ActionSettings(EarnSettings):
    """For a deed that always brings the same."""

    points: Annotated[Points, labelled(_("Points"))] = 50


YearlyCap = Annotated[
    int,
    Field(ge=1, le=1000),
    labelled(_("At most so many times in 12 months"), _("Counted back from each day.")),
]


@dataclass(frozen=True, kw_only=True)
class WayToEarn:
    """`awards(facts, settings)` gives what the facts come to; `facts` is the dataclass that it reads.

    `says` words the settings for the public page, each sentence with every number that a shopper has to know.
    """

    code: str
    label: Promise
    settings: type[EarnSettings]
    facts: type[Any]
    awards: Callable[[Any, Any], tuple[Award, ...]]
    says: Callable[[Any], list[str]]

    def earned(self, facts: Any, settings: EarnSettings) -> tuple[Award, ...]:
        """Nothing where the shop has it off; never an award of nothing."""
        if not settings.is_on:
            return ()
        return tuple(award for award in self.awards(facts, settings) if award.points > 0)


ways_to_earn: Registry[WayToEarn] = Registry("ways to earn")


def add_way[F, S: EarnSettings](
    code: str,
    label: Promise,
    *,
    settings: type[S],
    facts: type[F],
    awards: Callable[[F, S], tuple[Award, ...]],
    says: Callable[[S], list[str]],
) -> WayToEarn:
    way = WayToEarn(code=code, label=label, settings=settings, facts=facts, awards=awards, says=says)
    return ways_to_earn.add(code, way)


def award(code: str, points: int, *, key: str, about: str = "", turn: Turn = Turn.AT_ONCE) -> Award:
    """For a deed."""
    return Award(points=points, key=key, why=ActionWhy(rule=code, points=points, about=about), turn=turn)
