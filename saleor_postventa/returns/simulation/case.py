"""The shop's past as the replay needs it: customers, their orders, and what they asked to send back, all as of then."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from saleor_postventa.core.money import Money
from saleor_postventa.returns.policy.facts import Facts

from .past import Past


class Fate(StrEnum):
    """What became of a return that was asked for, apart from the policy: what people did, they would do again."""

    CARRIED_OUT = "carried_out"
    DECLINED = "declined"
    GIVEN_UP = "given_up"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedLine:
    """`lost` units never came, or were something else; `grades` are those of the units that were looked at."""

    line_id: int
    facts: Facts
    quantity: int
    lost: int = 0
    grades: Mapping[str, int] = field(default_factory=dict)
    reason: str = ""
    reason_group: str = ""
    is_shops_fault: bool = False
    is_unsealed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A return as it was asked for at that moment. `method` is "" where what was chosen is not known any more.

    `was_reviewed`: a person decided on it. `is_overridden`: the team went past the policy, and would do so again.
    """

    id: int
    number: str
    at: datetime
    outcome: str
    method: str
    channel: str
    lines: tuple[AskedLine, ...]
    fate: Fate = Fate.CARRIED_OUT
    was_reviewed: bool = False
    is_overridden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderCase:
    """`paid` is what was paid for each line and `shipping` for the delivery; `offers` are the lines on arrival."""

    id: int
    number: str
    currency: str
    quantities: Mapping[int, int]
    paid: Mapping[int, Money]
    shipping: Money
    offered_at: datetime
    offers: tuple[Facts, ...] = ()
    asked: tuple[Asked, ...] = ()

    @property
    def units(self) -> int:
        return sum(self.quantities.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerCase:
    """All orders of one person in the time that is replayed, and what was before."""

    past: Past = field(default_factory=Past)
    orders: tuple[OrderCase, ...] = ()
