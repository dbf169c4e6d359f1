"""A policy made ready to judge many lines: rules in the order of their priority, conditions and actions resolved."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from .actions.window import SetWindow
from .case import Case
from .document import Policy, Rule
from .kinds import Condition, actions, conditions
from .matching import Days
from .terms import FeeKind, FeeTerms, WindowTerms

Check = tuple[Callable[[Case], Any], Callable[[Any], bool]]


@dataclass(frozen=True, slots=True)
class Setting:
    """One target that a rule sets: `value` for the engine, `shown` for the trace."""

    action: str
    target: str
    value: Any
    shown: Any


@dataclass(frozen=True, slots=True)
class CompiledRule:
    id: str
    holds: Callable[[Case], bool]
    settings: tuple[Setting, ...]


@dataclass(frozen=True, slots=True)
class WindowChange:
    """The policy's terms with what a rule changes of them; `until` is a day that it lasts to at least.

    `cause` is whose the terms are.
    """

    terms: WindowTerms
    until: date | None
    cause: str = "policy"


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that may be offered; `is_offered` where no rule says otherwise."""

    target: str
    code: str
    is_offered: bool


@dataclass(frozen=True, slots=True)
class CompiledPolicy:
    """`fees` are target, kind and the policy's own terms, of those that it or a rule of it takes.

    `asks` are the codes of the conditions that its rules look at, and of what it counts besides.
    """

    policy: Policy
    rules: tuple[CompiledRule, ...]
    fees: tuple[tuple[str, str, FeeTerms | None], ...]
    outcomes: tuple[Offer, ...]
    methods: tuple[Offer, ...]
    asks: frozenset[str]


def compile_policy(policy: Policy) -> CompiledPolicy:
    in_order = sorted((rule for rule in policy.rules if rule.is_on), key=lambda rule: -rule.priority)
    rules = tuple(CompiledRule(rule.id, _holds(rule), tuple(_settings(rule, policy))) for rule in in_order)
    return CompiledPolicy(
        policy=policy,
        rules=rules,
        fees=tuple(_fees(policy, rules)),
        outcomes=_offers("outcome", [outcome.value for outcome in policy.outcomes], rules),
        methods=_offers("method", list(policy.methods), rules),
        asks=frozenset(_asks(policy, rules)),
    )


def _asks(policy: Policy, rules: tuple[CompiledRule, ...]) -> Iterator[str]:
    for rule in policy.rules:
        yield from (condition.kind for condition in rule.conditions)
    if policy.keep_it.is_on or any(setting.target == "keep_it" for rule in rules for setting in rule.settings):
        yield "keep_its"


def _fees(policy: Policy, rules: tuple[CompiledRule, ...]) -> Iterator[tuple[str, str, FeeTerms | None]]:
    by_rules = {setting.target for rule in rules for setting in rule.settings}
    for kind in FeeKind:
        target, own = f"fee:{kind.value}", policy.fee(kind)
        if own is not None or target in by_rules:
            yield target, kind.value, own


def _offers(name: str, offered: list[str], rules: tuple[CompiledRule, ...]) -> tuple[Offer, ...]:
    """What the policy offers, then what rules add."""
    added = [
        setting.target.partition(":")[2]
        for rule in rules
        for setting in rule.settings
        if setting.target.startswith(f"{name}:") and setting.value
    ]
    return tuple(Offer(f"{name}:{code}", code, code in offered) for code in dict.fromkeys([*offered, *added]))


def _settings(rule: Rule, policy: Policy) -> Iterator[Setting]:
    for action in rule.actions:
        shown = action.value.model_dump(mode="json", exclude_none=True)
        for target, value in actions.get(action.kind).settles(action.value):
            yield Setting(action.kind, target, _merged(value, policy) if target == "window" else value, shown)


def _merged(change: SetWindow, policy: Policy) -> WindowChange:
    set_here = {name: value for name in ("days", "anchor") if (value := getattr(change, name)) is not None}
    return WindowChange(policy.window.model_copy(update=set_here), change.until)


def _holds(rule: Rule) -> Callable[[Case], bool]:
    checks = [_check(condition) for condition in rule.conditions]
    holds = _any_of(checks) if rule.match == "any" and checks else _all_of(checks)
    if rule.starts_on is None and rule.ends_on is None:
        return holds
    is_in_time = Days(since=rule.starts_on, until=rule.ends_on).test()
    return lambda case: is_in_time(case.placed_on()) and holds(case)


def _check(condition: Condition) -> Check:
    return conditions.get(condition.kind).read, condition.value.test()


def _all_of(checks: list[Check]) -> Callable[[Case], bool]:
    """One condition is the common rule, and a loop over one costs more than the condition."""
    if len(checks) == 1:
        ((read, test),) = checks
        return lambda case: (fact := read(case)) is not None and test(fact)

    def holds(case: Case) -> bool:
        for read, test in checks:
            fact = read(case)
            if fact is None or not test(fact):
                return False
        return True

    return holds


def _any_of(checks: list[Check]) -> Callable[[Case], bool]:
    def holds(case: Case) -> bool:
        for read, test in checks:
            fact = read(case)
            if fact is not None and test(fact):
                return True
        return False

    return holds
