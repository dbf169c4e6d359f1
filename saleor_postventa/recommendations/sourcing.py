"""Where candidates come from: neighbours, habits and bestsellers, as the model in use has it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from saleor_postventa.catalogue.models import Product

from .lessons import HALF_LIFE_DAYS, MOST_SEEDS
from .models import ModelCard, Standing
from .queries import Bought, bestsellers, neighbours_of, standings
from .rankers.blend import NEW_WEIGHT
from .rules.arranging import Candidate
from .rules.kinds import Part, Why

MOST_CANDIDATES, MOST_CATEGORIES = 200, 5
WITH_NEIGHBOURS, WITH_HABITS = frozenset({"item_item", "blend"}), frozenset({"personal", "blend"})
SECONDS_OF_DAY = 86_400


@dataclass(frozen=True)
class Wanted:
    """One question. `shown` are our ids of the products on the page or in the basket, in their order."""

    channel: str
    part: Part = Part.NEW
    count: int = 4
    shown: tuple[int, ...] = ()
    customer_id: int | None = None


class Sources:
    """What is read for many questions at once."""

    def __init__(
        self, card: ModelCard, asked: Sequence[Wanted], bought: dict[int, Bought], known: dict[int, Product]
    ) -> None:
        self._card, self._bought, self._known = card, bought, known
        seeds = {seed for wanted in asked if self._uses(wanted, WITH_NEIGHBOURS) for seed in self.seeds(wanted)}
        self._neighbours = neighbours_of(card, seeds) if seeds else {}
        categories = {category for wanted in asked for category in self._categories(wanted)}
        self._best = bestsellers(card, {wanted.channel for wanted in asked}, categories)
        owned = {product for each in bought.values() for product in each.times}
        is_by_popularity = any(wanted.part == Part.AGAIN and not self._uses(wanted, WITH_HABITS) for wanted in asked)
        self._owned: dict[int, Standing] = standings(card, owned) if is_by_popularity else {}

    def seeds(self, wanted: Wanted) -> tuple[int, ...]:
        """What speaks for others: what the person looks at, else what they bought last."""
        if wanted.shown:
            return wanted.shown
        return tuple(list(self._of(wanted).times)[:MOST_SEEDS])

    def candidates(self, wanted: Wanted, now: datetime) -> list[Candidate]:
        found: list[Candidate] = []
        if self._uses(wanted, WITH_NEIGHBOURS) and wanted.part != Part.AGAIN:
            found += self._near(wanted)
        if wanted.part != Part.NEW:
            found += self._habits(wanted, now)
        if wanted.part != Part.AGAIN:
            found += self._bestsellers(wanted)
        return _summed(found)

    def _uses(self, wanted: Wanted, models: Collection[str]) -> bool:
        return self._card.model_for(wanted.part) in models

    def _of(self, wanted: Wanted) -> Bought:
        return self._bought.get(wanted.customer_id or 0) or Bought()

    def _near(self, wanted: Wanted) -> list[Candidate]:
        weight = NEW_WEIGHT if self._uses(wanted, WITH_HABITS) else 1.0
        total: dict[int, float] = {}
        loudest: dict[int, tuple[float, int]] = {}
        for seed in self.seeds(wanted):
            for other, strength in self._neighbours.get(seed, ()):
                total[other] = total.get(other, 0.0) + strength
                loudest[other] = max(loudest.get(other, (0.0, 0)), (strength, seed))
        nearest = sorted(total, key=lambda other: (-total[other], other))
        out = self._of(wanted).times if wanted.part == Part.NEW else {}
        kept = [other for other in nearest if other not in out][:MOST_CANDIDATES]
        return [Candidate(each, Why.ALSO_BOUGHT, weight * total[each], loudest[each][1]) for each in kept]

    def _habits(self, wanted: Wanted, now: datetime) -> list[Candidate]:
        times = self._of(wanted).times
        if self._uses(wanted, WITH_HABITS):
            marks = {product: sum(_faded(moment, now) for moment in moments) for product, moments in times.items()}
        elif wanted.part == Part.AGAIN:
            marks = {product: float(self._owned[product].buyers) for product in times if product in self._owned}
        else:
            marks = {}
        best = sorted(marks, key=lambda product: (-marks[product], product))[:MOST_CANDIDATES]
        return [Candidate(each, Why.HABIT, marks[each], times=len(times[each])) for each in best]

    def _bestsellers(self, wanted: Wanted) -> list[Candidate]:
        found = [
            Candidate(product, Why.CATEGORY_BESTSELLER, float(buyers))
            for category in self._categories(wanted)
            for product, buyers in self._best.get((wanted.channel, category), ())
        ]
        of_all = self._best.get((wanted.channel, ""), ())
        return found + [Candidate(product, Why.BESTSELLER, float(buyers)) for product, buyers in of_all]

    def _categories(self, wanted: Wanted) -> list[str]:
        """Of what speaks for others."""
        named = (self._known[seed].category_id for seed in self.seeds(wanted) if seed in self._known)
        return list(dict.fromkeys(category for category in named if category))[:MOST_CATEGORIES]


def _summed(candidates: Sequence[Candidate]) -> list[Candidate]:
    """What is a habit and bought by others too counts for both, and is told as the habit."""
    habits = {each.product: each for each in candidates if each.why == Why.HABIT}
    near = {each.product: each.strength for each in candidates if each.why == Why.ALSO_BOUGHT}
    return [
        Candidate(each.product, each.why, each.strength + near.get(each.product, 0.0), each.seed, each.times)
        if each.why == Why.HABIT
        else each
        for each in candidates
        if each.why != Why.ALSO_BOUGHT or each.product not in habits
    ]


def _faded(moment: datetime, now: datetime) -> float:
    """By whole days, as the model learned it."""
    days = int(now.timestamp()) // SECONDS_OF_DAY - int(moment.timestamp()) // SECONDS_OF_DAY
    return float(2 ** (-max(days, 0) / HALF_LIFE_DAYS))
