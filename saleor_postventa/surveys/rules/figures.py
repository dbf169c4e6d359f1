"""What answers to one question come to: NPS, CSAT and CES with what they may be by chance."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from saleor_postventa.core.statistics import (
    Difference,
    Estimate,
    Share,
    difference,
    mean,
    n_to_see,
    net_promoter,
    share,
)

type Counts = Mapping[int, int]

LEAST_PROMOTER, MOST_DETRACTOR = 9, 6
LEAST_SATISFIED = 4
CES_LEAST, CES_MOST, LEAST_EASY = 1, 7, 5


class Scored(StrEnum):
    """Kinds of question with a figure of their own; the codes are those of the kinds."""

    NPS = "nps"
    CSAT = "csat"
    CES = "ces"


# What counts as a change worth seeing: five points of NPS, five of a hundred satisfied, and on CES a twentieth of its
# scale from 1 to 7.
WORTH_SEEING: Mapping[Scored, float] = {Scored.NPS: 5.0, Scored.CSAT: 0.05, Scored.CES: 0.3}


@dataclass(frozen=True, slots=True)
class Given:
    """One answer to one question. `person` is None where nobody knows whose it is."""

    answer: int
    person: int | None
    at: datetime
    value: Any = None
    number: Decimal | None = None
    text: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """`estimate` in NPS points, as a share of 4 and 5 (CSAT), or as a mean (CES); `easy` is the share of 5 and more."""

    kind: Scored
    estimate: Estimate | Share
    easy: Share | None = None

    @property
    def n(self) -> int:
        return self.estimate.n

    @property
    def needed(self) -> int:
        """How many answers two periods need each, to tell a change worth seeing from chance."""
        return n_to_see(WORTH_SEEING[self.kind], self.estimate.variance)

    @property
    def more_needed(self) -> int:
        return max(0, self.needed - self.n)


def figure_of(kind: Scored, counts: Counts) -> Figure | None:
    """`counts` are how often each number was given. None where nobody answered."""
    if kind is Scored.NPS:
        return _figure(kind, net_promoter(_from(counts, LEAST_PROMOTER), _up_to(counts, MOST_DETRACTOR), _n(counts)))
    if kind is Scored.CSAT:
        return _figure(kind, share(_from(counts, LEAST_SATISFIED), _n(counts)))
    total = sum(number * count for number, count in counts.items())
    squares = sum(number * number * count for number, count in counts.items())
    easy = share(_from(counts, LEAST_EASY), _n(counts))
    return _figure(kind, mean(_n(counts), total, squares, CES_LEAST, CES_MOST), easy)


def change(now: Figure | None, before: Figure | None) -> Difference | None:
    """None where one of the two has too few answers to be compared."""
    if now is None or before is None or not (now.estimate.is_enough and before.estimate.is_enough):
        return None
    return difference(now.estimate, before.estimate)


def last_per_person(given: Iterable[Given], period: Callable[[Given], Hashable] = lambda _each: None) -> list[Given]:
    """Of each person the last answer of each period; whoever is not known counts as somebody else each time."""
    last: dict[Hashable, Given] = {}
    for each in sorted(given, key=lambda one: (one.at, one.answer)):
        last[(period(each), each.person) if each.person is not None else ("answer", each.answer)] = each
    return list(last.values())


def counted(given: Iterable[Given]) -> Counter[int]:
    return Counter(int(each.number) for each in given if each.number is not None)


def recovered(given: Iterable[Given]) -> Share | None:
    """Of those who were detractors and were asked again, whose last answer is one no more. None where nobody was."""
    again = detractors_again(given)
    return share(sum(each.is_recovered for each in again), len(again))


@dataclass(frozen=True, slots=True)
class Detracted:
    """Somebody whose `answer` was a detractor's, the last that was, and who answered again."""

    answer: int
    is_recovered: bool


def detractors_again(given: Iterable[Given]) -> list[Detracted]:
    by_person: dict[int, list[Given]] = {}
    for each in sorted(given, key=lambda one: (one.at, one.answer)):
        if each.person is not None and each.number is not None:
            by_person.setdefault(each.person, []).append(each)
    found = []
    for answers in by_person.values():
        low = [each for each in answers[:-1] if _detracts(each)]
        if low:
            found.append(Detracted(low[-1].answer, is_recovered=not _detracts(answers[-1])))
    return found


def _figure(kind: Scored, estimate: Estimate | Share | None, easy: Share | None = None) -> Figure | None:
    return Figure(kind, estimate, easy) if estimate is not None else None


def _detracts(given: Given) -> bool:
    return given.number is not None and given.number <= MOST_DETRACTOR


def _n(counts: Counts) -> int:
    return sum(counts.values())


def _from(counts: Counts, least: int) -> int:
    return sum(count for number, count in counts.items() if number >= least)


def _up_to(counts: Counts, most: int) -> int:
    return sum(count for number, count in counts.items() if number <= most)
