"""Answers told apart by what is known of them: a figure for each group, with how many it is of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from saleor_postventa.surveys.rules.figures import Figure, Given

from .segments import Dimension, Keys, labels_of

MOST_GROUPS = 20


@dataclass(frozen=True)
class Group:
    """`key` is stable; `label` in the active language."""

    key: str
    label: str
    figure: Figure


@dataclass(frozen=True)
class Groups:
    """The largest; `left_out` says how many more there are, `unknown` of how many answers nothing is known."""

    rows: tuple[Group, ...]
    left_out: int
    unknown: int


def grouped(
    pairs: Sequence[tuple[Given, Keys]], dimension: Dimension, figure: Callable[[Sequence[Given]], Figure | None]
) -> Groups:
    """`pairs` are answers with the keys that they have of the dimension: an order of two products has two."""
    by_key: dict[str, list[Given]] = {}
    for given, keys in pairs:
        for key in keys:
            by_key.setdefault(key, []).append(given)
    figures = ((key, figure(given)) for key, given in by_key.items())
    found = sorted(((key, each) for key, each in figures if each), key=lambda pair: (-pair[1].n, pair[0]))
    labels = labels_of(dimension, [key for key, _each in found[:MOST_GROUPS]])
    rows = tuple(Group(key, labels.get(key, key), each) for key, each in found[:MOST_GROUPS])
    return Groups(rows, max(0, len(found) - MOST_GROUPS), sum(not keys for _given, keys in pairs))
