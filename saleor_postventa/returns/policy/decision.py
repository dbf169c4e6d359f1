"""What a policy says of one order line, and why. There is no decision without its explanation."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

from pydantic import TypeAdapter


class Verdict(StrEnum):
    """The stable code of a decision, for the API."""

    RETURNABLE = "returnable"
    NEEDS_REVIEW = "needs_review"
    NOT_SENT_YET = "not_sent_yet"
    WINDOW_CLOSED = "window_closed"
    NOTHING_LEFT = "nothing_left"
    FINAL_SALE = "final_sale"
    EXCLUDED = "excluded"
    BLOCKED = "blocked"
    REJECTED = "rejected"
    HIDDEN = "hidden"

    @property
    def is_open(self) -> bool:
        return self in (Verdict.RETURNABLE, Verdict.NEEDS_REVIEW)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Half-open, `[starts_at, ends_at)`, in the shop's zone; `last_day` is the day that people are told.

    `anchor` is what it is counted from: delivered_last, delivered, shipped, placed. `is_estimated` where a missing date
    was filled in (delivery as shipping plus so many days).
    """

    starts_at: datetime
    ends_at: datetime
    days: int
    anchor: str
    is_estimated: bool = False
    is_extended_over_holidays: bool = False

    @property
    def last_day(self) -> date:
        return (self.ends_at - timedelta.resolution).date()

    @property
    def first_day(self) -> date:
        return self.starts_at.astimezone(self.ends_at.tzinfo).date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """`kind`: handling, label or restocking. For the whole return, or for each unit (`is_per_unit`)."""

    kind: str
    amount: Decimal
    is_per_unit: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bonus:
    """A reason to choose another outcome than money back: `amount` per unit, for `outcome`. Never in a withdrawal.

    `kind`: a bonus on top of an exchange, a discount on what is taken instead, an incentive to take store credit.
    """

    kind: str
    outcome: str
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceStep:
    """One thing that the engine weighed. `rule` is the rule's id, or "" for the defaults and the law.

    `is_applied` False with `lost_to` set: a rule that wanted the same target and was outranked. `facts` are the values
    that decided, as plain text, numbers and ISO dates.
    """

    code: str
    rule: str = ""
    target: str = ""
    value: Any = None
    is_applied: bool = True
    lost_to: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Everything that follows from the policy for one line.

    There is none without its explanation: `deciding` is the step that decided, `weighed` those before it. What it
    says in words stands in `policy.sentences`. `window` is None where its end is not known yet.
    `has_withdrawal_right` holds until `withdrawal_ends_at`, or with no end yet where that is None. `needs_seal`: the
    line is taken back only as long as its seal is whole. `is_whole_awaited`: what the delivery cost goes back with the
    last of an order that comes back whole, and not before.
    """

    verdict: Verdict
    deciding: TraceStep
    weighed: tuple[TraceStep, ...] = ()
    window: Window | None = None
    returnable: int = 0
    outcomes: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    fees: tuple[Fee, ...] = ()
    bonuses: tuple[Bonus, ...] = ()
    is_keep_it: bool = False
    is_donated: bool = False
    is_shipping_refunded: bool = False
    is_whole_awaited: bool = False
    requires_photos: int = 0
    requires_shipping: bool = True
    reason_group: str = ""
    destination: str = ""
    exchange_delivery: str = ""
    processing_event: str = "inspected"
    needs_seal: bool = False
    has_withdrawal_right: bool = False
    withdrawal_ends_at: datetime | None = None
    guarantee_ends_on: date | None = None
    article: str = ""

    @property
    def code(self) -> str:
        """The deciding fact, stable for the API."""
        return self.deciding.code

    @property
    def trace(self) -> tuple[TraceStep, ...]:
        """Every step, the deciding one last."""
        return (*self.weighed, self.deciding)

    @property
    def is_open(self) -> bool:
        return self.verdict.is_open

    @property
    def needs_review(self) -> bool:
        return self.verdict is Verdict.NEEDS_REVIEW

    @property
    def is_hidden(self) -> bool:
        return self.verdict is Verdict.HIDDEN

    def as_json(self) -> dict[str, Any]:
        """What is kept with a return as proof; `from_json` reads it back."""
        kept: dict[str, Any] = _adapter.dump_python(self, mode="json")
        return {"code": self.code, **kept}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Decision":
        return _adapter.validate_python(kept)


_adapter = TypeAdapter(Decision)
