"""What the shopper gets for some units: what was paid, less fees and loss of value, with a bonus. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from saleor_postventa.core.money import Money

from .policy.decision import Decision
from .policy.document import Policy
from .rules import Grade, Outcome, ProcessingEvent


@dataclass(frozen=True, kw_only=True)
class Share:
    """Units of one line that are settled together. `goods` is what was paid for them; `grades` are empty until checked.

    The shop's own fault costs the shopper nothing.
    """

    line_id: int
    quantity: int
    goods: Money
    decision: Decision
    grades: Mapping[str, int] = field(default_factory=dict)
    is_shops_fault: bool = False

    def loss(self, policy: Policy) -> Money:
        """Of value, by what the units were found to be; none before somebody looked."""
        if self.is_shops_fault:
            return Money.zero(self.goods.currency)
        percents = (policy.loss_by_grade.get(Grade(grade), Decimal(0)) * n for grade, n in self.grades.items())
        return (self.goods * (sum(percents, Decimal(0)) / (100 * self.quantity))).rounded()

    def fees(self) -> Money:
        """Those that hang on the units."""
        amount = sum((fee.amount for fee in self.decision.fees if fee.is_per_unit), Decimal(0))
        return Money(amount * self.quantity, self.goods.currency).rounded()

    def bonus(self, outcome: str) -> Money:
        """Only for another outcome than money back."""
        if outcome == Outcome.REFUND:
            return Money.zero(self.goods.currency)
        amount = sum((bonus.amount for bonus in self.decision.bonuses if bonus.outcome == outcome), Decimal(0))
        return Money(amount * self.quantity, self.goods.currency).rounded()


@dataclass(frozen=True, kw_only=True)
class Reckoning:
    """`flat_fees` are those of the whole return that are taken this time; `unit_fees` hang on the units."""

    goods: Money
    unit_fees: Money
    flat_fees: Money
    loss: Money
    shipping: Money
    bonus: Money

    @property
    def fees(self) -> Money:
        return self.unit_fees + self.flat_fees

    @property
    def total(self) -> Money:
        return self.goods - self.fees - self.loss + self.shipping + self.bonus


def nothing(currency: str) -> Reckoning:
    zero = Money.zero(currency)
    return Reckoning(goods=zero, unit_fees=zero, flat_fees=zero, loss=zero, shipping=zero, bonus=zero)


def reckon(
    shares: Sequence[Share], policy: Policy, *, outcome: str, shipping: Money, flat_fees: Money | None = None
) -> Reckoning:
    """Nothing is deducted beyond what was paid: loss first, then the units' fees, then those of the whole return."""
    zero = Money.zero(shipping.currency)
    goods, loss, fees, bonus = zero, zero, zero, zero
    for share in shares:
        goods += share.goods
        lost = _at_most(share.loss(policy), share.goods)
        loss += lost
        fees += _at_most(share.fees(), share.goods - lost)
        bonus += share.bonus(outcome)
    flat = _at_most(flat_fees or zero, goods - loss - fees)
    return Reckoning(goods=goods, unit_fees=fees, flat_fees=flat, loss=loss, shipping=shipping, bonus=bonus)


def is_keep_it(decisions: Sequence[Decision]) -> bool:
    """Only where nothing has to travel: with one item in a parcel the others may as well come along."""
    return bool(decisions) and not any(decision.requires_shipping for decision in decisions)


def latest_event(decisions: Iterable[Decision]) -> ProcessingEvent:
    """What the money waits for: the most careful of what the lines ask for."""
    return max((ProcessingEvent(each.processing_event) for each in decisions), key=list(ProcessingEvent).index)


def owes_shipping(decisions: Iterable[Decision], outcome: str) -> bool:
    """Whether the policy gives back what the delivery cost; what goes out again was delivered."""
    return outcome != Outcome.EXCHANGE and any(decision.is_shipping_refunded for decision in decisions)


def exchange_due(more: Money, *, costs: Money, bonus: Money) -> Money:
    """What the shopper still pays for what they get instead (positive), or gets back (negative).

    `more` is what it costs more. A bonus makes the dearer choice cheaper, and is not paid out.
    """
    due = more + costs
    return (max(Money.zero(due.currency), due - bonus) if due.amount > 0 else due).rounded()


def flat_fees_of(decisions: Iterable[Decision], currency: str) -> Money:
    """Those of the whole return, each kind once: the highest that any of its lines asks for."""
    highest: dict[str, Decimal] = {}
    for decision in decisions:
        for fee in decision.fees:
            if not fee.is_per_unit:
                highest[fee.kind] = max(fee.amount, highest.get(fee.kind, Decimal(0)))
    return Money(sum(highest.values(), Decimal(0)), currency).rounded()


def _at_most(wanted: Money, limit: Money) -> Money:
    return max(Money.zero(wanted.currency), min(wanted, limit))
