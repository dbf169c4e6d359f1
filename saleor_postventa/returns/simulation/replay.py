"""One return asked for again, of another policy: what it decides, what the shopper then does, what it comes to.

Assumed of shoppers: they ask for the same at the same moment. Of lines that are refused they let go, and ask for the
rest; where what they wanted is not offered they take their money back, or the first thing that is; where their way of
sending is not offered they take the first that is.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from saleor_postventa.core.money import Money
from saleor_postventa.refunds.rules import line_share
from saleor_postventa.returns.policy.compiled import CompiledPolicy
from saleor_postventa.returns.policy.decision import Decision
from saleor_postventa.returns.policy.engine import decide
from saleor_postventa.returns.policy.facts import CustomerFacts, Facts, Wish
from saleor_postventa.returns.policy.terms import KEEP_IT
from saleor_postventa.returns.policy.wishes import Wished, wishes_for
from saleor_postventa.returns.reckoning import (
    Reckoning,
    Share,
    flat_fees_of,
    is_keep_it,
    nothing,
    owes_shipping,
    reckon,
)
from saleor_postventa.returns.rules import Outcome

from .case import Asked, AskedLine, Fate, OrderCase
from .past import Past
from .results import Ending, LineResult, Result

# A line that is let go, another outcome and another way may each make the policy say something else; then it stands.
MOST_ROUNDS = 12


class World:
    """What one policy has done so far to one customer."""

    __slots__ = ("compiled", "gone", "keep_its", "past", "returns", "returns_of_order", "shipping_given")

    def __init__(self, compiled: CompiledPolicy, past: Past) -> None:
        self.compiled, self.past = compiled, past
        self.returns: list[datetime] = []
        self.keep_its: list[datetime] = []
        self.gone: Counter[int] = Counter()
        self.returns_of_order: Counter[int] = Counter()
        self.shipping_given: set[int] = set()

    def replay(self, asked: Asked, case: OrderCase) -> Result:
        """Ask for it again. The order of the calls is that in which it was asked."""
        outcome, method, decisions = self._agree(asked, case)
        stays = [line for line in asked.lines if not self._is_refused(asked, decisions[line.line_id])]
        ending = self._ending(asked, stays, decisions)
        kept = is_keep_it([decisions[line.line_id] for line in stays])
        lines = self._reckoned(asked, case, outcome, decisions, stays if ending == Ending.CARRIED_OUT else [])
        self._remember(asked, case, ending, lines, is_kept=kept)
        return Result(
            asked=asked,
            ending=ending,
            outcome=outcome,
            method=KEEP_IT if kept else method,
            needs_review=any(decisions[line.line_id].needs_review for line in stays),
            is_keep_it=kept and ending == Ending.CARRIED_OUT,
            lines=lines,
        )

    def _agree(self, asked: Asked, case: OrderCase) -> tuple[str, str, dict[int, Decision]]:
        """What is asked for in the end, and what is said of each line; of refused ones, why."""
        outcome, method, left = asked.outcome, asked.method, list(asked.lines)
        said, refused = dict[int, Decision](), dict[int, Decision]()
        for _round in range(MOST_ROUNDS):
            said = self._decisions(asked, case, left, outcome, method)
            closed = {line: each for line, each in said.items() if self._is_refused(asked, each)}
            refused |= closed
            left = [line for line in left if line.line_id not in closed]
            settled = [each for line, each in said.items() if line not in closed and each.is_open]
            wanted = outcome, method
            outcome, method = _offered_outcome(settled, outcome), _offered_method(settled, method)
            if not left or (not closed and wanted == (outcome, method)):
                break
        return outcome, method, said | refused

    def _decisions(
        self, asked: Asked, case: OrderCase, lines: list[AskedLine], outcome: str, method: str
    ) -> dict[int, Decision]:
        wished = [
            Wished(
                line_id=line.line_id,
                quantity=line.quantity,
                unit_price=line.facts.line.unit_price,
                reason=line.reason,
                reason_group=line.reason_group,
                is_shops_fault=line.is_shops_fault,
                is_unsealed=line.is_unsealed,
            )
            for line in lines
        ]
        wishes = wishes_for(wished, outcome=outcome, method=method, channel=asked.channel, units_of_order=case.units)
        of_today = lines[0].facts.customer
        customer = self.past.as_of(asked.at, of_today, returns=self.returns, keep_its=self.keep_its)
        return {
            line.line_id: decide(self.compiled, self._facts(line.facts, customer, wishes[line.line_id]), asked.at)
            for line in lines
        }

    def _facts(self, facts: Facts, customer: CustomerFacts, wish: Wish) -> Facts:
        """With what this policy has done before; most often nothing, and then they are the same."""
        line, order = facts.line, facts.order
        left, earlier = max(0, line.quantity_fulfilled - self.gone[line.id]), self.returns_of_order[order.id]
        return Facts(
            order=order if order.returns_count == earlier else replace(order, returns_count=earlier),
            line=line if line.returnable == left else replace(line, returnable=left),
            customer=customer,
            guard=facts.guard,
            wish=wish,
            zone=facts.zone,
        )

    @staticmethod
    def _is_refused(asked: Asked, decision: Decision) -> bool:
        return not decision.is_open and not (asked.is_overridden and decision.returnable > 0)

    @staticmethod
    def _ending(asked: Asked, stays: list[AskedLine], decisions: Mapping[int, Decision]) -> Ending:
        """A person decides as they did; what no person looked at then is approved."""
        if not stays:
            return Ending.REFUSED
        if asked.fate == Fate.GIVEN_UP:
            return Ending.GIVEN_UP
        is_looked_at = any(decisions[line.line_id].needs_review for line in stays)
        return Ending.DECLINED if is_looked_at and asked.fate == Fate.DECLINED else Ending.CARRIED_OUT

    def _reckoned(
        self, asked: Asked, case: OrderCase, outcome: str, decisions: Mapping[int, Decision], through: list[AskedLine]
    ) -> tuple[LineResult, ...]:
        policy, currency = self.compiled.policy, case.currency
        said = [decisions[line.line_id] for line in through]
        units = {line.line_id: self._units(line, decisions[line.line_id]) for line in through}
        shares = {
            line.line_id: Share(
                line_id=line.line_id,
                quantity=units[line.line_id],
                goods=self._goods(case, line.line_id, units[line.line_id]),
                decision=decisions[line.line_id],
                grades={} if decisions[line.line_id].is_keep_it else _first(line.grades, units[line.line_id]),
                is_shops_fault=line.is_shops_fault,
            )
            for line in through
            if units[line.line_id]
        }
        owes = owes_shipping(said, outcome) and case.id not in self.shipping_given
        shipping = case.shipping if owes and shares else Money.zero(currency)
        none = Money.zero(currency)
        alone = {line: reckon([share], policy, outcome=outcome, shipping=none) for line, share in shares.items()}
        whole = reckon(
            list(shares.values()), policy, outcome=outcome, shipping=shipping, flat_fees=flat_fees_of(said, currency)
        )
        flat = _spread(whole.flat_fees, alone)
        sent = _spread(whole.shipping, alone)
        return tuple(
            self._line_result(
                case, line, decisions[line.line_id], is_refused=self._is_refused(asked, decisions[line.line_id]),
                units=units.get(line.line_id, 0), reckoning=alone.get(line.line_id, nothing(currency)),
                flat=flat.get(line.line_id, none), shipping=sent.get(line.line_id, none),
            )
            for line in asked.lines
        )  # fmt: skip

    def _line_result(
        self,
        case: OrderCase,
        line: AskedLine,
        decision: Decision,
        *,
        is_refused: bool,
        units: int,
        reckoning: Reckoning,
        flat: Money,
        shipping: Money,
    ) -> LineResult:
        return LineResult(
            asked=line,
            decision=decision,
            is_refused=is_refused,
            units=units,
            value=line_share(
                case.paid.get(line.line_id, Money.zero(case.currency)),
                case.quantities.get(line.line_id, 0),
                0,
                line.quantity,
            ),
            goods=reckoning.goods,
            fees=reckoning.unit_fees + flat,
            loss=reckoning.loss,
            bonus=reckoning.bonus,
            shipping=shipping,
        )

    def _units(self, line: AskedLine, decision: Decision) -> int:
        """Who may keep an item loses none on the way."""
        lost = 0 if decision.is_keep_it or decision.is_donated else line.lost
        return max(0, min(line.quantity, decision.returnable) - lost)

    def _goods(self, case: OrderCase, line_id: int, units: int) -> Money:
        none = Money.zero(case.currency)
        return line_share(case.paid.get(line_id, none), case.quantities.get(line_id, 0), self.gone[line_id], units)

    def _remember(
        self, asked: Asked, case: OrderCase, ending: Ending, lines: tuple[LineResult, ...], *, is_kept: bool
    ) -> None:
        if ending != Ending.CARRIED_OUT:
            return
        self.returns.append(asked.at)
        self.returns_of_order[case.id] += 1
        if is_kept:
            self.keep_its.append(asked.at)
        for line in lines:
            self.gone[line.asked.line_id] += line.units
            if line.shipping:
                self.shipping_given.add(case.id)


def _offered_outcome(decisions: list[Decision], wanted: str) -> str:
    """One return has one outcome."""
    common = _common([each.outcomes for each in decisions])
    if wanted in common or not common:
        return wanted
    return Outcome.REFUND.value if Outcome.REFUND.value in common else common[0]


def _offered_method(decisions: list[Decision], wanted: str) -> str:
    common = _common([each.methods for each in decisions if each.requires_shipping and KEEP_IT not in each.methods])
    return wanted if wanted in common or not common else common[0]


def _common(offers: list[tuple[str, ...]]) -> list[str]:
    """What each of the lines offers, in the order of the first."""
    return [code for code in offers[0] if all(code in each for each in offers)] if offers else []


def _first(grades: Mapping[str, int], units: int) -> dict[str, int]:
    """The grades of as many units as are paid for; those that nobody looked at count as sold."""
    found: Counter[str] = Counter()
    for grade, count in sorted(grades.items()):
        found[grade] = min(count, units - found.total())
    return dict(+found)


def _spread(whole: Money, alone: Mapping[int, Reckoning]) -> dict[int, Money]:
    """Over the lines in proportion to what was paid for them; to the cent."""
    weights = [reckoning.goods.amount for reckoning in alone.values()]
    if not whole or not any(weights):
        return {}
    return dict(zip(alone, whole.split(weights), strict=True))
