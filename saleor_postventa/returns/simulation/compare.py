"""Two policies over the same past, order by order: what each comes to, what changes, and how sure that is."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from saleor_postventa.returns.policy.compiled import CompiledPolicy
from saleor_postventa.returns.policy.decision import Decision, Window
from saleor_postventa.returns.policy.engine import decide
from saleor_postventa.returns.policy.facts import Facts
from saleor_postventa.returns.rules import Outcome

from .band import Unknowns
from .case import CustomerCase, Fate, OrderCase
from .figures import NOTHING, Figures, figures_of
from .replay import World
from .results import Ending, Result
from .segments import Dimension, parts_of

WEEK = timedelta(days=7)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Pair:
    """The same under both policies."""

    live: Figures = NOTHING
    draft: Figures = NOTHING

    @property
    def difference(self) -> Figures:
        return self.draft - self.live

    def __add__(self, other: "Pair") -> "Pair":
        return Pair(self.live + other.live, self.draft + other.draft)


_NEITHER = Pair()


@dataclass(frozen=True, slots=True)
class Change:
    """One return under both policies."""

    live: Result
    draft: Result
    is_real: bool

    @classmethod
    def between(cls, live: Result, draft: Result) -> "Change":
        return cls(live, draft, live.effect != draft.effect)


@dataclass(frozen=True, slots=True)
class ChangedOrder:
    """`changes` are its returns that come to something else, not the others."""

    case: OrderCase
    changes: tuple[Change, ...]

    @property
    def live_amount(self) -> Decimal:
        """What goes back as money for these returns."""
        return sum((each.live.given(Outcome.REFUND) for each in self.changes), Decimal(0))

    @property
    def draft_amount(self) -> Decimal:
        return sum((each.draft.given(Outcome.REFUND) for each in self.changes), Decimal(0))

    @property
    def difference(self) -> Decimal:
        return self.draft_amount - self.live_amount


@dataclass
class Summary:
    """By currency. It adds up over chunks and processes; `told_otherwise` are orders that would see another offer."""

    totals: dict[str, Pair] = field(default_factory=dict)
    segments: dict[tuple[Dimension, str, str], Pair] = field(default_factory=dict)
    unknowns: dict[str, Unknowns] = field(default_factory=lambda: defaultdict(Unknowns))
    orders: int = 0
    orders_changed: int = 0
    told_otherwise: int = 0

    def add(self, other: "Summary") -> None:
        for currency, pair in other.totals.items():
            self.totals[currency] = self.totals.get(currency, _NEITHER) + pair
        for key, pair in other.segments.items():
            self.segments[key] = self.segments.get(key, _NEITHER) + pair
        for currency, known in other.unknowns.items():
            self.unknowns[currency].add(known)
        self.orders += other.orders
        self.orders_changed += other.orders_changed
        self.told_otherwise += other.told_otherwise

    def note(self, currency: str, change: "Change") -> None:
        live, draft = change.live, change.draft
        whole = Pair(figures_of(live), figures_of(draft)) if change.is_real else _both(figures_of(live))
        self.totals[currency] = self.totals.get(currency, _NEITHER) + whole
        for (dimension, key, those), (_same, _key, these) in zip(parts_of(live), parts_of(draft), strict=True):
            if len(those) == len(live.lines):
                pair = whole
            elif change.is_real:
                pair = Pair(figures_of(live, those), figures_of(draft, these))
            else:
                pair = _both(figures_of(live, those))
            place = (dimension, key, currency)
            self.segments[place] = self.segments.get(place, _NEITHER) + pair


def _both(figures: Figures) -> Pair:
    return Pair(figures, figures)


def compare(
    customers: Iterable[CustomerCase], live: CompiledPolicy, draft: CompiledPolicy, *, until: datetime
) -> tuple[Summary, list[ChangedOrder]]:
    """Each customer lives through their year twice. `until` is where the replayed time ends."""
    summary = Summary()
    changed: list[ChangedOrder] = []
    for customer in customers:
        found = _replayed(customer, live, draft, summary)
        for case in customer.orders:
            order = ChangedOrder(case, tuple(found.get(case.id, ())))
            known = summary.unknowns[case.currency]
            known.note_order(order.difference)
            summary.orders += 1
            summary.told_otherwise += _compare_offers(case, live, draft, known, until)
            if order.changes:
                summary.orders_changed += 1
                changed.append(order)
    return summary, changed


def _replayed(
    customer: CustomerCase, live: CompiledPolicy, draft: CompiledPolicy, summary: Summary
) -> dict[int, list[Change]]:
    """What changes, by order."""
    then, now = World(live, customer.past), World(draft, customer.past)
    found: dict[int, list[Change]] = defaultdict(list)
    asked = [(each, case) for case in customer.orders for each in case.asked]
    for each, case in sorted(asked, key=lambda pair: (pair[0].at, pair[0].id)):
        change = Change.between(then.replay(each, case), now.replay(each, case))
        summary.note(case.currency, change)
        _note_unknowns(summary.unknowns[case.currency], change)
        if change.is_real:
            found[case.id].append(change)
    return found


def _note_unknowns(known: Unknowns, change: Change) -> None:
    live, draft, asked = change.live, change.draft, change.live.asked
    if live.outcome == Outcome.REFUND:
        known.back_amount += live.given(Outcome.REFUND)
        known.back_units += sum(line.units for line in live.lines)
        late = {line.asked.line_id for line in draft.lines if line.is_refused and line.decision.code == "window_closed"}
        known.late += sum((line.total.amount for line in live.lines if line.asked.line_id in late), Decimal(0))
    if draft.needs_review and not live.needs_review and draft.ending == Ending.CARRIED_OUT:
        known.newly_reviewed += draft.given(Outcome.REFUND)
    if asked.was_reviewed and asked.fate != Fate.GIVEN_UP:
        known.reviewed += 1
        known.declined += asked.fate == Fate.DECLINED


def _compare_offers(
    case: OrderCase, live: CompiledPolicy, draft: CompiledPolicy, known: Unknowns, until: datetime
) -> bool:
    """Whether shoppers would have been told something else when it arrived; and how much longer they would have had."""
    is_otherwise = False
    asked = _asked_by_line(case)
    for facts in case.offers:
        then, now = decide(live, facts, case.offered_at), decide(draft, facts, case.offered_at)
        is_otherwise = is_otherwise or _offer(then) != _offer(now)
        if then.is_open and then.window is not None:
            _note_time(known, facts, then.window, now if now.is_open else None, asked.get(facts.line.id, []), until)
    return is_otherwise


def _asked_by_line(case: OrderCase) -> dict[int, list[tuple[datetime, int]]]:
    found: dict[int, list[tuple[datetime, int]]] = defaultdict(list)
    for asked in case.asked:
        for line in asked.lines:
            found[line.line_id].append((asked.at, line.quantity))
    return found


def _note_time(
    known: Unknowns,
    facts: Facts,
    window: Window,
    now: Decision | None,
    asked: list[tuple[datetime, int]],
    until: datetime,
) -> None:
    end = window.ends_at
    if end > until:
        return
    left = max(0, facts.line.quantity_fulfilled - sum(quantity for _at, quantity in asked))
    known.last_week_units += sum(quantity for at, quantity in asked if end - WEEK <= at < end)
    known.last_week_days += left * 7
    if now is not None and now.window is not None and now.window.ends_at > end:
        known.added_days += left * ((min(now.window.ends_at, until) - end) / DAY)


def _offer(decision: Decision) -> tuple[Any, ...]:
    return (
        decision.verdict, decision.window and decision.window.ends_at, decision.outcomes, decision.methods,
        decision.fees, decision.bonuses, decision.is_keep_it, decision.is_donated,
    )  # fmt: skip
