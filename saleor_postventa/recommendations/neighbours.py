"""Items that the same customers bought, by the cosine: counted in blocks of items, so that memory has a bound.

The cosine of two items is the number of customers who bought both, divided by the geometric mean of those who bought
each. What fewer than two bought together, or what hardly anybody bought, is chance, and would tell of a person.
"""

import itertools
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from .history import Floats, Ints

MOST_NEIGHBOURS = 50
LEAST_TOGETHER = 2
LEAST_BUYERS = 4
CELLS_AT_ONCE = 3_000_000
BLOCKS_AT_ONCE = 2  # their product is worked out without Python's lock

Row = tuple[Ints, Floats, Ints]


@dataclass(frozen=True, eq=False)
class Neighbours:
    """Rows of one item stand together, the nearest first; `starts[i]:starts[i + 1]` are those of item `i`."""

    starts: NDArray[np.int64]
    others: Ints
    cosines: Floats
    together: Ints

    def __len__(self) -> int:
        return len(self.others)

    def as_matrix(self) -> csr_array:
        n = len(self.starts) - 1
        return csr_array((self.cosines, self.others, self.starts), shape=(n, n))


def find_neighbours(bought: csr_array, *, most: int = MOST_NEIGHBOURS) -> Neighbours:
    """`bought` are customers by items, 1 where somebody bought one."""
    bought = _often_bought(bought)
    by_item = bought.T.tocsr()
    norms = np.sqrt(np.maximum(np.diff(by_item.indptr), 1)).astype(np.float32)

    def find(block: slice) -> list[Row]:
        shared = by_item[block] @ bought
        return [
            _nearest(block.start + row, shared.indices[start:end], shared.data[start:end], norms, most)
            for row, (start, end) in enumerate(itertools.pairwise(shared.indptr))
        ]

    with ThreadPoolExecutor(BLOCKS_AT_ONCE) as pool:
        found = [row for rows in pool.map(find, _blocks(by_item, bought)) for row in rows]
    starts = np.concatenate([[0], np.cumsum([len(others) for others, _, _ in found])]).astype(np.int64)
    nothing = (np.zeros(0, np.int32), np.zeros(0, np.float32), np.zeros(0, np.int32))
    others, cosines, together = (np.concatenate(column) for column in zip(nothing, *found, strict=True))
    return Neighbours(starts, others, cosines, together)


def _often_bought(bought: csr_array) -> csr_array:
    """Without the items that too few bought; all keep their numbers."""
    is_often = np.bincount(bought.indices, minlength=bought.shape[1]) >= LEAST_BUYERS
    if is_often.all():
        return bought
    kept = is_often[bought.indices]
    starts = np.concatenate([[0], np.cumsum(kept)])[bought.indptr]
    return csr_array((bought.data[kept], bought.indices[kept], starts), shape=bought.shape)


def _nearest(item: int, others: Ints, counts: Floats, norms: Floats, most: int) -> Row:
    kept = np.flatnonzero(counts >= LEAST_TOGETHER)
    kept = kept[others[kept] != item]
    others, counts = others[kept], counts[kept]
    cosines = counts / (norms[others] * norms[item])
    if len(cosines) > most:
        chosen = np.argpartition(-cosines, most - 1)[:most]
        others, counts, cosines = others[chosen], counts[chosen], cosines[chosen]
    order = np.lexsort((others, -cosines))
    return others[order].astype(np.int32), cosines[order].astype(np.float32), counts[order].astype(np.int32)


def _blocks(by_item: csr_array, bought: csr_array) -> Iterator[slice]:
    """So many items that their part of the product has a bounded number of cells, whatever it turns out to be."""
    lengths = np.diff(bought.indptr)
    steps = np.add.reduceat(
        np.append(lengths[by_item.indices], 0), np.minimum(by_item.indptr[:-1], len(by_item.indices))
    )
    cells = np.where(np.diff(by_item.indptr) > 0, np.minimum(steps, bought.shape[1]), 0)
    filled = np.cumsum(cells) // CELLS_AT_ONCE
    edges = [0, *(np.flatnonzero(np.diff(filled)) + 1).tolist(), len(cells)]
    for start, end in itertools.pairwise(edges):
        if start < end:
            yield slice(start, end)
