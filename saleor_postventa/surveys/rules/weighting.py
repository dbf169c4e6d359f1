"""Who answered made to look like who was asked: post-stratification by what is known of both.

Whoever is content, or has bought before, answers more often; a plain score tells of those who answer. Each answer
counts as many times as there are people who were asked like it for each that answered: like it by the value of the
order, the country, and whether they had bought before (D. Holt and T. M. F. Smith, Post Stratification, JRSS A 142,
1979). Where too few like them answered, likeness is taken wider. What it can't make good is that, among people who are
alike by all of that, the content ones answer more often.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from saleor_postventa.core.statistics import Estimate, net_promoter_weighted

from .figures import LEAST_PROMOTER, MOST_DETRACTOR

# Of fewer in a group, one answer would speak for too many.
LEAST_ANSWERS = 5


@dataclass(frozen=True, slots=True)
class Stratum:
    """What is known of somebody who was asked; empty where it is not."""

    value: str = ""
    country: str = ""
    buyer: str = ""

    @property
    def wider(self) -> tuple[Hashable, ...]:
        """Whom they are like: closely first, everybody last."""
        return (self, ("value_buyer", self.value, self.buyer), ("buyer", self.buyer), "everybody")


@dataclass(frozen=True, slots=True)
class WeightedScore:
    """`worth` is how many answers that all count alike tell as much; `asked` are the people they stand for."""

    estimate: Estimate
    worth: float
    asked: int
    groups: int


type Scores = Mapping[Stratum, Counter[int]]
type Asked = Mapping[Stratum, int]


def weighted_nps(asked: Asked, scores: Scores) -> WeightedScore | None:
    """None where nobody answered. People are in `asked` whether they answered or not."""
    groups = _groups(asked, scores)
    promoters = detractors = 0.0
    weights: list[float] = []
    for people, given in groups:
        each = people / given.total()
        weights += [each] * given.total()
        promoters += each * sum(count for score, count in given.items() if score >= LEAST_PROMOTER)
        detractors += each * sum(count for score, count in given.items() if score <= MOST_DETRACTOR)
    found = net_promoter_weighted(promoters, detractors, weights)
    if found is None:
        return None
    return WeightedScore(found.estimate, found.worth, sum(people for people, _given in groups), len(groups))


def _groups(asked: Asked, scores: Scores) -> list[tuple[int, Counter[int]]]:
    """How many people each group has, with what those of it said who answered: everybody is in one of them."""
    left = set(asked) | set(scores)
    found: list[tuple[int, Counter[int]]] = []
    for width in range(len(Stratum().wider)):
        by_key: dict[Hashable, list[Stratum]] = defaultdict(list)
        for stratum in left:
            by_key[stratum.wider[width]].append(stratum)
        is_last = width == len(Stratum().wider) - 1
        for strata in by_key.values():
            given = sum((scores.get(each, Counter()) for each in strata), Counter[int]())
            if given.total() >= (1 if is_last else LEAST_ANSWERS):
                found.append((_people(strata, asked, scores), given))
                left -= set(strata)
    return found


def _people(strata: Sequence[Stratum], asked: Asked, scores: Scores) -> int:
    """At least those who answered."""
    return sum(max(asked.get(each, 0), scores[each].total() if each in scores else 0) for each in strata)
