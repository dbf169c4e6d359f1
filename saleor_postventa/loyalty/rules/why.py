"""Why an entry of the ledger is what it is: kept with it as JSON, said in any language by `why_words`.

The terms are kept as they were that day, with their names, so that no later version of the programme changes the past.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from pydantic import TypeAdapter

from .terms import Rounding


@dataclass(frozen=True, slots=True, kw_only=True)
class Deduction:
    """`code`: tax, paid_with_points or paid_with_gift_card; the part of the amount that earns nothing."""

    code: str
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """A factor that counted; `names` by language."""

    code: str
    factor: Decimal
    names: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """What was left of a campaign's budget, given on top of the arithmetic."""

    code: str
    points: int
    names: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PurchaseWhy:
    """`(paid - deductions) x rate x factors`, rounded, and `extras`.

    `paid` is the whole line's amount, its taxes with it. `left_out` says why nothing was earned: gift_card,
    discounted, no_rate, replacement; "" where it was.
    """

    kind: Literal["purchase"] = "purchase"
    quantity: int
    paid: Decimal
    currency: str
    deductions: tuple[Deduction, ...] = ()
    rate: Decimal = Decimal(0)
    factors: tuple[Times, ...] = ()
    rounding: Rounding = Rounding.DOWN
    extras: tuple[Extra, ...] = ()
    left_out: str = ""

    @property
    def amount(self) -> Decimal:
        """What earned."""
        return self.paid - sum((each.amount for each in self.deductions), Decimal(0))

    @property
    def exact(self) -> Decimal:
        """Points before they are rounded, without the extras."""
        return Decimal(0) if self.left_out else self.of(self.amount)

    def of(self, amount: Decimal) -> Decimal:
        """What another amount would have come to under the same terms."""
        product = amount * self.rate
        for each in self.factors:
            product *= each.factor
        return product


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionWhy:
    """Points for something done: `rule` is the code of the way to earn, `about` what it was done with."""

    kind: Literal["action"] = "action"
    rule: str
    points: int
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBackWhy:
    """`units` of the `quantity` that earned `earned` points in all came back, or were exchanged for something dearer
    or cheaper by `difference` of the currency.
    """

    kind: Literal["taken_back"] = "taken_back"
    earned: int
    quantity: int
    units: int
    points: int
    difference: Decimal = Decimal(0)
    currency: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenBackWhy:
    """Of `spent` points on an order of `total`, the share of `returned` comes back."""

    kind: Literal["given_back"] = "given_back"
    spent: int
    points: int
    returned: Decimal
    total: Decimal
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpentWhy:
    """For a reward; `names` as they were that day, by language."""

    kind: Literal["spent"] = "spent"
    points: int
    names: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedWhy:
    """A reward was not used, or what it was used for came to nothing: `cause` is a ReleaseCause."""

    kind: Literal["released"] = "released"
    points: int
    cause: str
    names: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustedWhy:
    """By hand: `reason` is an AdjustmentReason; `points` below nothing were taken."""

    kind: Literal["adjusted"] = "adjusted"
    points: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedWhy:
    """Brought along from elsewhere."""

    kind: Literal["imported"] = "imported"
    points: int


Why = PurchaseWhy | ActionWhy | TakenBackWhy | GivenBackWhy | SpentWhy | ReleasedWhy | AdjustedWhy | ImportedWhy
_adapter: TypeAdapter[Why] = TypeAdapter(Why)


def why_as_json(why: Why) -> dict[str, Any]:
    kept: dict[str, Any] = _adapter.dump_python(why, mode="json")
    return kept


def why_from_json(kept: dict[str, Any]) -> Why:
    """Raises pydantic's ValidationError for what `why_as_json` did not write."""
    return _adapter.validate_python(kept)
