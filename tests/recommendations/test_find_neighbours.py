"""Items that the same customers bought, against a count by hand."""

from itertools import combinations
from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_array

from saleor_postventa.recommendations import neighbours
from saleor_postventa.recommendations.history import History
from saleor_postventa.recommendations.neighbours import find_neighbours

BASKETS = st.lists(st.sets(st.integers(0, 11), max_size=8), min_size=1, max_size=14)


def matrix_of(customers: list[set[int]], n_items: int = 12) -> csr_array:
    rows = [row for row, items in enumerate(customers) for _ in items]
    columns = [item for items in customers for item in sorted(items)]
    ones = np.ones(len(rows), np.float32)
    return csr_array((ones, (rows, columns)), shape=(len(customers), n_items), dtype=np.float32)


def by_hand(customers: list[set[int]], most: int) -> dict[int, list[tuple[int, int, float]]]:
    counts: dict[int, int] = {}
    pairs: dict[tuple[int, int], int] = {}
    for items in customers:
        for item in items:
            counts[item] = counts.get(item, 0) + 1
        for pair in combinations(sorted(items), 2):
            pairs[pair] = pairs.get(pair, 0) + 1
    found: dict[int, list[tuple[int, int, float]]] = {}
    for (one, other), together in pairs.items():
        if together >= 2 and counts[one] >= 4 and counts[other] >= 4:
            cosine = together / sqrt(counts[one] * counts[other])
            found.setdefault(one, []).append((other, together, cosine))
            found.setdefault(other, []).append((one, together, cosine))
    return {item: sorted(near, key=lambda each: -each[2])[:most] for item, near in found.items()}


@given(BASKETS, st.integers(1, 12), st.integers(1, 40))
def test_counts_as_one_would_by_hand(customers: list[set[int]], most: int, cells: int) -> None:
    """In blocks of any size."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(neighbours, "CELLS_AT_ONCE", cells)
        found = find_neighbours(matrix_of(customers), most=most)
    wanted = by_hand(customers, most)
    for item in range(12):
        rows = slice(int(found.starts[item]), int(found.starts[item + 1]))
        near = wanted.get(item, [])
        assert found.cosines[rows] == pytest.approx([cosine for _other, _together, cosine in near], rel=1e-5)
        every = {other: together for other, together, _cosine in by_hand(customers, 99).get(item, [])}
        told = zip(found.others[rows].tolist(), found.together[rows].tolist(), strict=True)
        assert all(every[other] == together for other, together in told)


def test_what_one_person_alone_bought_together_tells_nothing() -> None:
    assert len(find_neighbours(matrix_of([{1, 2}, *[{1}, {2}] * 4]))) == 0
    assert len(find_neighbours(matrix_of([{1, 2}, {1, 2}, *[{1}, {2}] * 4]))) == 2


def test_what_hardly_anybody_bought_has_no_neighbours() -> None:
    assert len(find_neighbours(matrix_of([{1, 2}] * 3))) == 0
    assert len(find_neighbours(matrix_of([{1, 2}] * 4))) == 2


def test_of_whoever_buys_very_much_the_last_items_count() -> None:
    columns = np.array([[0, 0, 0, 0, 1], [5, 3, 4, 3, 5], [9, 1, 5, 7, 1], [1, 2, 3, 4, 5]], np.int32)
    kept = History(*columns, 2, 6).last_items(2).toarray()
    assert [np.flatnonzero(row).tolist() for row in kept] == [[3, 5], [5]]
