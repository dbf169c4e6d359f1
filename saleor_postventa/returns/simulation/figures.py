"""What is counted of replayed returns: per policy, per currency, in all and by segment. They add up and take away."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from operator import add, attrgetter, sub

from saleor_postventa.returns.rules import Outcome

from .results import Ending, LineResult, Result

NONE = Decimal(0)


@dataclass(frozen=True, slots=True)
class Figures:
    """Amounts are in one currency. `kept_sales` is what was paid for units that were asked back and stayed sold.

    `refunded`, `credited` and `exchanged` are what shoppers got, fees and loss of value taken off, delivery and bonus
    put on. `rights_denied` are lines that the policy would refuse or charge to somebody who has the right to withdraw.
    """

    returns_asked: int = 0
    returns_refused: int = 0
    returns_declined: int = 0
    returns_given_up: int = 0
    returns_carried_out: int = 0
    exchanges: int = 0
    keep_its: int = 0
    reviews: int = 0
    auto_approved: int = 0
    rights_denied: int = 0
    units_asked: int = 0
    units_back: int = 0
    units_kept_sold: int = 0
    asked_amount: Decimal = NONE
    kept_sales_amount: Decimal = NONE
    refunded_amount: Decimal = NONE
    credited_amount: Decimal = NONE
    exchanged_amount: Decimal = NONE
    fees_amount: Decimal = NONE
    loss_amount: Decimal = NONE
    shipping_amount: Decimal = NONE
    bonus_amount: Decimal = NONE

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(*map(add, _values(self), _values(other)))

    def __sub__(self, other: "Figures") -> "Figures":
        return Figures(*map(sub, _values(self), _values(other)))

    def __bool__(self) -> bool:
        return any(_values(self))


_values = attrgetter(*(each.name for each in fields(Figures)))
NOTHING = Figures()


def figures_of(result: Result, lines: Sequence[LineResult] | None = None) -> Figures:
    """Of one return; of some of its lines where those are named, and then the return counts as one all the same."""
    lines = result.lines if lines is None else lines
    is_through, outcome = result.ending == Ending.CARRIED_OUT, result.outcome
    given = _sum(line.total.amount for line in lines)
    asked = sum(line.asked.quantity for line in lines)
    stays_sold = result.ending in (Ending.REFUSED, Ending.DECLINED)
    unsold = [line for line in lines if line.is_refused or stays_sold]
    is_refused = all(line.is_refused for line in lines)
    return Figures(
        returns_asked=1,
        returns_refused=int(is_refused),
        returns_declined=int(result.ending == Ending.DECLINED and not is_refused),
        returns_given_up=int(result.ending == Ending.GIVEN_UP and not is_refused),
        returns_carried_out=int(is_through and not is_refused),
        exchanges=int(is_through and not is_refused and outcome == Outcome.EXCHANGE),
        keep_its=int(result.is_keep_it and not is_refused),
        reviews=int(result.needs_review and not is_refused),
        auto_approved=int(not result.needs_review and not is_refused),
        rights_denied=sum(line.denies_right for line in lines),
        units_asked=asked,
        units_back=sum(line.units for line in lines),
        units_kept_sold=sum(line.asked.quantity for line in unsold),
        asked_amount=_sum(line.value.amount for line in lines),
        kept_sales_amount=_sum(line.value.amount for line in unsold),
        refunded_amount=given if outcome == Outcome.REFUND else NONE,
        credited_amount=given if outcome == Outcome.CREDIT else NONE,
        exchanged_amount=given if outcome == Outcome.EXCHANGE else NONE,
        fees_amount=_sum(line.fees.amount for line in lines),
        loss_amount=_sum(line.loss.amount for line in lines),
        shipping_amount=_sum(line.shipping.amount for line in lines),
        bonus_amount=_sum(line.bonus.amount for line in lines),
    )


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, NONE)
