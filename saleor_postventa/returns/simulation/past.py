"""What had happened to a customer by a moment, counted over the twelve months before it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal

from saleor_postventa.returns.policy.facts import CustomerFacts

YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """Moments in their order. `returns` and `keep_its` are from before the replay; `bonuses` are (when, how much)."""

    orders: Sequence[datetime] = ()
    returns: Sequence[datetime] = ()
    keep_its: Sequence[datetime] = ()
    missing_item_returns: Sequence[datetime] = ()
    failed_payments: Sequence[datetime] = ()
    partial_credits: Sequence[datetime] = ()
    bonuses: Sequence[tuple[datetime, Decimal]] = ()

    def as_of(
        self, at: datetime, known: CustomerFacts, *, returns: Sequence[datetime], keep_its: Sequence[datetime]
    ) -> CustomerFacts:
        """`returns` and `keep_its` are those that the policy let through since the replay began."""
        return replace(
            known,
            orders=_within_a_year(self.orders, at),
            returns=_within_a_year(self.returns, at) + _within_a_year(returns, at),
            keep_its=_within_a_year(self.keep_its, at) + _within_a_year(keep_its, at),
            missing_item_returns=_within_a_year(self.missing_item_returns, at),
            failed_payments=_within_a_year(self.failed_payments, at),
            partial_credits=_within_a_year(self.partial_credits, at),
            bonus_received=sum((amount for moment, amount in self.bonuses if at - YEAR <= moment < at), Decimal(0)),
        )


def _within_a_year(moments: Sequence[datetime], at: datetime) -> int:
    return bisect_right(moments, at) - bisect_left(moments, at - YEAR)
