"""What a replayed return comes to under one policy."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from saleor_postventa.core.money import Money
from saleor_postventa.returns.policy.decision import Decision, Verdict
from saleor_postventa.returns.rules import Outcome

from .case import Asked, AskedLine

NO_DENIAL = frozenset({Verdict.NOT_SENT_YET, Verdict.NOTHING_LEFT, Verdict.BLOCKED})


class Ending(StrEnum):
    """REFUSED by the policy in whole, DECLINED by a person, GIVEN_UP by the shopper, or CARRIED_OUT."""

    REFUSED = "refused"
    DECLINED = "declined"
    GIVEN_UP = "given_up"
    CARRIED_OUT = "carried_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineResult:
    """`units` are those that are paid for; `goods` and `total` what was paid for them and what the shopper gets.

    Of `total`, fees of the whole return and the delivery are spread over the lines, so that lines add up.
    """

    asked: AskedLine
    decision: Decision
    is_refused: bool
    units: int
    value: Money
    goods: Money
    fees: Money
    loss: Money
    bonus: Money
    shipping: Money

    @property
    def total(self) -> Money:
        return self.goods - self.fees - self.loss + self.shipping + self.bonus

    @property
    def denies_right(self) -> bool:
        """Whether somebody who may withdraw would get less (Directive 2011/83/EU, Articles 9, 13 and 14).

        What is not there yet, or came back already, is no denial; nor is a block, which leaves the withdrawal open.
        """
        decision = self.decision
        if not decision.has_withdrawal_right:
            return False
        if not decision.is_open:
            return decision.verdict not in NO_DENIAL
        is_charged = any(fee.kind in ("handling", "restocking") for fee in decision.fees)
        return is_charged or Outcome.REFUND.value not in decision.outcomes

    @property
    def effect(self) -> tuple[object, ...]:
        """What makes a difference to shopper or shop: with the same effect, the same figures."""
        decision = self.decision
        return (
            decision.verdict, self.is_refused, self.units, self.total, self.fees, self.loss, self.bonus, self.shipping,
            self.goods, decision.requires_photos, decision.is_keep_it, decision.is_donated, self.denies_right,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    asked: Asked
    ending: Ending
    outcome: str
    method: str
    needs_review: bool
    is_keep_it: bool
    lines: tuple[LineResult, ...]

    @property
    def effect(self) -> tuple[object, ...]:
        return (
            self.ending, self.outcome, self.method, self.needs_review, self.is_keep_it,
            *(line.effect for line in self.lines),
        )  # fmt: skip

    def given(self, outcome: str) -> Decimal:
        """What the shopper gets as that outcome."""
        if self.outcome != outcome:
            return Decimal(0)
        return sum((line.total.amount for line in self.lines), Decimal(0))
