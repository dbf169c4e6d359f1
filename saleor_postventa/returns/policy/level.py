"""What the customer's level gives on top of the policy: it was promised with the order, and takes nothing away.

The longer window counts, and free returns are free whatever a rule asks. A rule that says when the shopper gets what
was agreed is made for goods that want care: it outranks the level's instant exchange.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from saleor_postventa.people.levels import LevelBenefits
from saleor_postventa.returns.rules import Outcome, ProcessingEvent

from .compiled import CompiledPolicy, WindowChange
from .decision import TraceStep
from .facts import Facts

TIER = "tier"
FEES = "fee:"
_AT_ONCE = ProcessingEvent.LABEL.value


def add_level(
    compiled: CompiledPolicy, facts: Facts, taken: dict[str, Any], asked: list[TraceStep]
) -> tuple[dict[str, Any], list[TraceStep]]:
    """What rules and the level set together, and the steps to it: `asked` are those of the rules."""
    benefits, steps = facts.customer.benefits, asked
    if not benefits.gives_something:
        return taken, asked
    given = dict(_given(compiled, facts, benefits, taken))
    for step in _told(given, benefits):
        targets = [target for target in given if target == step.target or target.startswith(f"{step.target}:")]
        steps = [_outranked(each, targets) for each in steps] + [step]
    late = _too_late(benefits, facts, taken, steps)
    return taken | given, [*steps, *late]


def _given(
    compiled: CompiledPolicy, facts: Facts, benefits: LevelBenefits, taken: dict[str, Any]
) -> Iterator[tuple[str, Any]]:
    change: WindowChange | None = taken.get("window")
    terms = compiled.policy.window if change is None else change.terms
    if benefits.window_days > terms.days:
        longer = terms.model_copy(update={"days": benefits.window_days})
        yield "window", WindowChange(longer, change.until if change else None, cause="level")
    if benefits.has_free_returns:
        for target, _kind, own in compiled.fees:
            if taken.get(target, own) is not None:
                yield target, None
    if _wants_at_once(benefits, facts) and "processing_event" not in taken:
        yield "processing_event", _AT_ONCE


def _told(given: dict[str, Any], benefits: LevelBenefits) -> Iterator[TraceStep]:
    waived = [target.removeprefix(FEES) for target in given if target.startswith(FEES)]
    if "window" in given:
        yield _step("set_window", "window", {"days": benefits.window_days}, benefits)
    if waived:
        yield _step("waive_fees", "fee", {"fees": waived}, benefits)
    if "processing_event" in given:
        yield _step("processing_event", "processing_event", {"event": _AT_ONCE}, benefits)


def _too_late(
    benefits: LevelBenefits, facts: Facts, taken: dict[str, Any], steps: list[TraceStep]
) -> Iterator[TraceStep]:
    """What the level would give, and a rule settled."""
    winner = next((step.rule for step in steps if step.target == "processing_event" and step.is_applied), "")
    if _wants_at_once(benefits, facts) and "processing_event" in taken:
        step = _step("processing_event", "processing_event", {"event": _AT_ONCE}, benefits)
        yield replace(step, is_applied=False, lost_to=winner)


def _wants_at_once(benefits: LevelBenefits, facts: Facts) -> bool:
    return benefits.has_instant_exchange and facts.wish.outcome == Outcome.EXCHANGE.value


def _outranked(step: TraceStep, targets: list[str]) -> TraceStep:
    is_settled = step.is_applied and step.target in targets and step.rule != TIER
    return replace(step, is_applied=False, lost_to=TIER) if is_settled else step


def _step(code: str, target: str, value: dict[str, Any], benefits: LevelBenefits) -> TraceStep:
    return TraceStep(code=code, rule=TIER, target=target, value=value, facts={"level": dict(benefits.names)})
