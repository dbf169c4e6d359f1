"""How well a model would have done: what it knew then, beside what people bought next."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from .history import Floats, History, Ints
from .lessons import Lessons
from .rankers import Ranker
from .rules.choosing import Mark
from .rules.kinds import Part

K = 10
CELLS_AT_ONCE = 4_000_000
NEVER = np.float32(-np.inf)


@dataclass(frozen=True, eq=False)
class Exam:
    """`known` is what a model may learn from; `next_basket` and `whole` are what `customers` bought after it.

    Row by row of `customers`: their first order after it, and all they bought after it.
    """

    known: History
    customers: Ints
    next_basket: csr_array
    whole: csr_array

    def answers(self, part: Part) -> csr_array:
        """Of new items those of the whole time count, because a first order has few; of others the next order."""
        return self.whole if part == Part.NEW else self.next_basket


def exam_of_last_days(history: History, days: int, *, most: int | None = None) -> Exam:
    """The last days are what is asked for; nothing of them is known."""
    late = history.days > history.last_day - days
    return exam_of(history.where(~late), history.where(late), most=most)


def exam_of_last_baskets(history: History, *, most: int | None = None) -> Exam:
    """Each customer's last order is what is asked for; the rest of the world is known, later or not."""
    order = np.lexsort((history.baskets, history.days, history.customers))
    is_last_row = np.ones(len(order), bool)
    is_last_row[:-1] = history.customers[order][1:] != history.customers[order][:-1]
    last = np.full(history.n_customers, -1, np.int64)
    last[history.customers[order][is_last_row]] = history.baskets[order][is_last_row]
    is_last = history.baskets == last[history.customers]
    return exam_of(history.where(~is_last), history.where(is_last), most=most)


def exam_of(known: History, after: History, *, most: int | None = None) -> Exam:
    """Of whom something is known, and who bought after it; at most so many of them, spread evenly."""
    customers = np.intersect1d(known.customers, after.customers).astype(np.int32)
    if most is not None and len(customers) > most:
        customers = customers[np.linspace(0, len(customers) - 1, most).astype(np.int64)]
    first = np.full(known.n_customers, np.iinfo(np.int64).max, np.int64)
    moments = after.days.astype(np.int64) * (int(after.baskets.max(initial=0)) + 1) + after.baskets
    np.minimum.at(first, after.customers, moments)
    next_basket = after.where(moments == first[after.customers])
    return Exam(known, customers, next_basket.bought[customers], after.bought[customers])


def measure(lessons: Lessons, exam: Exam, part: Part, ranker: Ranker) -> Mark:
    """`lessons` are those of `exam.known`."""
    answers = exam.answers(part)
    step = max(CELLS_AT_ONCE // max(exam.known.n_items, 1), 1)
    n = hits = 0
    recall = ndcg = 0.0
    for start in range(0, len(exam.customers), step):
        customers = exam.customers[start : start + step]
        wanted = _of_part(answers[start : start + step], exam.known.bought[customers], part)
        asked = np.flatnonzero(wanted.sum(axis=1))
        if not len(asked):
            continue
        marks = _allowed(ranker.score(lessons, customers[asked]), exam.known.bought[customers[asked]], part)
        found = _found(marks, wanted[asked])
        sizes = wanted[asked].sum(axis=1)
        n += len(asked)
        hits += int(found.any(axis=1).sum())
        recall += float((found.sum(axis=1) / sizes).sum())
        ndcg += float(_ndcg(found, sizes).sum())
    return Mark(ranker.code, n, hits, recall / n if n else 0.0, ndcg / n if n else 0.0)


def _of_part(answers: csr_array, bought: csr_array, part: Part) -> NDArray[np.bool_]:
    wanted: NDArray[np.bool_] = answers.toarray() > 0
    if part == Part.ANY:
        return wanted
    had: NDArray[np.bool_] = bought.toarray() > 0
    return wanted & had if part == Part.AGAIN else wanted & ~had


def _allowed(marks: Floats, bought: csr_array, part: Part) -> Floats:
    if part != Part.ANY:
        had = bought.toarray() > 0
        marks[had if part == Part.NEW else ~had] = NEVER
    return marks


def _found(marks: Floats, wanted: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Row by row, whether each of the K highest marks, the highest first, is one that was wanted."""
    k = min(K, marks.shape[1])
    best = np.argpartition(-marks, k - 1, axis=1)[:, :k]
    order = np.argsort(-np.take_along_axis(marks, best, axis=1), axis=1, kind="stable")
    first = np.take_along_axis(best, order, axis=1)
    return np.take_along_axis(wanted, first, axis=1) & np.isfinite(np.take_along_axis(marks, first, axis=1))


def _ndcg(found: NDArray[np.bool_], sizes: NDArray[np.int64]) -> NDArray[np.float64]:
    worth: NDArray[np.float64] = 1 / np.log2(np.arange(2, found.shape[1] + 2, dtype=np.float64))
    best: NDArray[np.float64] = np.cumsum(worth)[np.minimum(sizes, found.shape[1]) - 1]
    seen: NDArray[np.float64] = (found * worth).sum(axis=1)
    return np.divide(seen, best)
