"""Which candidates may be shown, and in which order."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from .kinds import Part, RuleKind, Why


@dataclass(frozen=True)
class Rule:
    """Of our products' ids; `beside` is None where it holds everywhere, `channel` empty where in all of them."""

    kind: str
    product: int
    beside: int | None = None
    channel: str = ""
    factor: float = 1.0
    position: int = 0


@dataclass(frozen=True)
class Candidate:
    """`strength` is comparable among candidates of one source; `seed` is the product that speaks for it.

    `times` is how often the person bought it.
    """

    product: int
    why: Why
    strength: float = 0.0
    seed: int | None = None
    times: int = 0


@dataclass(frozen=True)
class Person:
    """What one customer bought and kept, what came back or is to come back, and which of that did not fit."""

    bought: frozenset[int] = frozenset()
    sent_back: frozenset[int] = frozenset()
    misfits: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Asked:
    """One question: `shown` are the products on the page or in the basket."""

    part: Part
    channel: str
    shown: frozenset[int] = frozenset()
    person: Person = field(default_factory=Person)

    @property
    def context(self) -> frozenset[int]:
        """What rules beside another product look at: what is in front of the person, and what they have."""
        return self.shown | self.person.bought


@dataclass(frozen=True)
class Shelf:
    """What is known of products: their `kinds` (type and category), their return risks, and the team's rules."""

    kinds: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    risks: Mapping[int, float] = field(default_factory=dict)
    rules: Sequence[Rule] = ()


@dataclass(frozen=True)
class Ranked:
    candidate: Candidate
    score: float


# Habits and neighbours come from one model, on one scale. The best complement of the team's stands beside its best.
_SOURCES = {Why.HABIT: Why.ALSO_BOUGHT}
_WEIGHTS = {Why.GOES_WITH: 1.0, Why.ALSO_BOUGHT: 1.0, Why.CATEGORY_BESTSELLER: 0.1, Why.BESTSELLER: 0.01}


def arranged(candidates: Iterable[Candidate], asked: Asked, shelf: Shelf) -> list[Ranked]:
    """Pins in the team's order, then the others by strength, the team's factors, and the chance that it is kept."""
    rules = [rule for rule in shelf.rules if rule.channel in ("", asked.channel) and _holds(rule, asked)]
    out = excluded(asked, shelf)
    allowed = [each for each in (*candidates, *_complements(rules)) if each.product not in out]
    best: dict[int, Ranked] = {}
    for ranked in _scored(allowed, rules, shelf):
        known = best.get(ranked.candidate.product)
        if known is None or ranked.score > known.score:
            best[ranked.candidate.product] = ranked
    pinned = _pins(rules, out)
    others = [ranked for product, ranked in best.items() if product not in pinned]
    others.sort(key=lambda ranked: (-ranked.score, ranked.candidate.product))
    return [*pinned.values(), *others]


def excluded(asked: Asked, shelf: Shelf) -> frozenset[int]:
    """Never shown, whoever wants it: no pin and no model goes before this."""
    person = asked.person
    out = set(person.sent_back | asked.shown) | _siblings(person.misfits, shelf)
    for rule in shelf.rules:
        if rule.kind == RuleKind.BLOCK and rule.channel in ("", asked.channel) and _holds(rule, asked):
            out.add(rule.product)
    if asked.part == Part.NEW:
        out |= person.bought | _substitutes(asked.context, shelf.rules)
    return frozenset(out)


def _holds(rule: Rule, asked: Asked) -> bool:
    return rule.beside is None or rule.beside in asked.context


def _pins(rules: Iterable[Rule], out: Collection[int]) -> dict[int, Ranked]:
    """What is pinned twice stands where it is pinned first."""
    pins = sorted((rule for rule in rules if rule.kind == RuleKind.PIN), key=lambda rule: (rule.position, rule.product))
    found: dict[int, Ranked] = {}
    for rule in pins:
        if rule.product not in out:
            found.setdefault(rule.product, Ranked(Candidate(rule.product, Why.PICKED, seed=rule.beside), 1.0))
    return found


def _complements(rules: Iterable[Rule]) -> list[Candidate]:
    return [
        Candidate(rule.product, Why.GOES_WITH, strength=rule.factor, seed=rule.beside)
        for rule in rules
        if rule.kind == RuleKind.COMPLEMENT
    ]


def _scored(candidates: Sequence[Candidate], rules: Iterable[Rule], shelf: Shelf) -> list[Ranked]:
    strongest: dict[Why, float] = {Why.GOES_WITH: 1.0}
    for each in candidates:
        if each.why != Why.GOES_WITH:
            source = _SOURCES.get(each.why, each.why)
            strongest[source] = max(strongest.get(source, 0.0), each.strength)
    boosts: dict[int, float] = {}
    for rule in rules:
        if rule.kind == RuleKind.BOOST:
            boosts[rule.product] = boosts.get(rule.product, 1.0) * rule.factor
    return [_ranked(each, strongest, boosts, shelf.risks) for each in candidates]


def _ranked(
    each: Candidate, strongest: Mapping[Why, float], boosts: Mapping[int, float], risks: Mapping[int, float]
) -> Ranked:
    source = _SOURCES.get(each.why, each.why)
    share = each.strength / strongest[source] if strongest[source] > 0 else 0.0
    kept = 1 - risks.get(each.product, 0.0)
    return Ranked(each, _WEIGHTS[source] * share * boosts.get(each.product, 1.0) * kept)


def _substitutes(of: Collection[int], rules: Iterable[Rule]) -> set[int]:
    """Both ways: what takes the place of another is replaced by it too."""
    found: set[int] = set()
    for rule in rules:
        if rule.kind == RuleKind.SUBSTITUTE and rule.beside is not None:
            if rule.beside in of:
                found.add(rule.product)
            if rule.product in of:
                found.add(rule.beside)
    return found


def _siblings(misfits: Collection[int], shelf: Shelf) -> set[int]:
    """Of the same type and category, or named as a substitute: what did not fit once may not fit as another model."""
    kinds = {shelf.kinds[product] for product in misfits if all(shelf.kinds.get(product, ("", "")))}
    alike = {product for product, kind in shelf.kinds.items() if kind in kinds}
    return alike | set(misfits) | _substitutes(misfits, shelf.rules)
