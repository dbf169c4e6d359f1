"""The models that are tried on a shop's own orders, one module each. The one that did best is used."""

import sys
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from saleor_postventa.core.registry import Registry, load_modules
from saleor_postventa.recommendations.history import Floats, Ints
from saleor_postventa.recommendations.lessons import Lessons
from saleor_postventa.recommendations.rules.kinds import Part

Score = Callable[[Lessons, Ints], Floats]
POPULARITY = "popularity"


@dataclass(frozen=True)
class Ranker:
    """`score` gives each of these customers (rows) a mark for each item (columns); what is higher is shown first.

    `parts` are those that it can be used for; popularity is measured on all of them, for the others to beat.
    """

    code: str
    label: Promise | str
    plain: Promise | str
    parts: frozenset[Part]
    score: Score


rankers: Registry[Ranker] = Registry("rankers")


def add_ranker(ranker: Ranker) -> Ranker:
    return rankers.add(ranker.code, ranker)


def rankers_for(part: Part) -> list[Ranker]:
    return [ranker for ranker in rankers if part in ranker.parts]


load_modules(sys.modules[__name__])
