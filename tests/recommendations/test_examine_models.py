"""Models are asked what they could not know, and marked as the books say."""

from math import log2

import numpy as np
import pytest

from saleor_postventa.recommendations.history import Floats, History, Ints
from saleor_postventa.recommendations.lessons import Lessons
from saleor_postventa.recommendations.measuring import Exam, exam_of_last_baskets, exam_of_last_days, measure
from saleor_postventa.recommendations.rankers import Ranker, rankers, rankers_for
from saleor_postventa.recommendations.rules.kinds import Part

# Customer, item, day, basket: the first buys 0 and 1, then 0 and 2; the second 1, then 3; the third once.
ROWS = [(0, 0, 1, 1), (0, 1, 1, 1), (0, 0, 30, 2), (0, 2, 30, 2), (1, 1, 2, 3), (1, 3, 31, 4), (2, 3, 3, 5)]
HISTORY = History(*np.array(ROWS, np.int32).T, 3, 4)


def ranker_by(marks: list[float]) -> Ranker:
    """The same for everybody."""

    def score(lessons: Lessons, customers: Ints) -> Floats:
        return np.tile(np.array(marks, np.float32), (len(customers), 1))

    return Ranker("test", "", "", frozenset(Part), score)


@pytest.mark.parametrize("exam", [exam_of_last_baskets(HISTORY), exam_of_last_days(HISTORY, 7)], ids=["basket", "days"])
def test_nothing_of_the_answer_is_known(exam: Exam) -> None:
    assert exam.customers.tolist() == [0, 1]
    assert exam.known.bought.toarray()[:2].tolist() == [[1, 1, 0, 0], [0, 1, 0, 0]]
    assert exam.next_basket.toarray().tolist() == [[1, 0, 1, 0], [0, 0, 0, 1]]


@pytest.mark.proves("D5", part="recall, NDCG and hits at ten, repeats and new items apart")
@pytest.mark.parametrize(
    ("part", "n", "hits", "recall", "ndcg"),
    [
        # Of what is new, 2 stands before 3; of what is not, 0 before 1; of all 0, 1, 2, 3.
        (Part.NEW, 2, 2, 1.0, (1 + 1 / log2(4)) / 2),
        (Part.AGAIN, 1, 1, 1.0, 1.0),
        (Part.ANY, 2, 2, 1.0, ((1 + 1 / log2(4)) / (1 + 1 / log2(3)) + 1 / log2(5)) / 2),
    ],
)
def test_marks_are_those_of_the_books(part: Part, n: int, hits: int, recall: float, ndcg: float) -> None:
    exam = exam_of_last_days(HISTORY, 7)
    mark = measure(Lessons(exam.known), exam, part, ranker_by([4, 3, 2, 1]))
    assert (mark.n, mark.hits) == (n, hits)
    assert (mark.recall, mark.ndcg) == (pytest.approx(recall), pytest.approx(ndcg))


def test_only_the_first_ten_count() -> None:
    rows = np.array([(0, 0, 1, 1), (0, 11, 9, 2)], np.int32)
    history = History(*rows.T, 1, 12)
    exam = exam_of_last_days(history, 1)
    low, high = ranker_by(list(range(12, 0, -1))), ranker_by(list(range(1, 13)))
    assert [measure(Lessons(exam.known), exam, Part.NEW, each).hits for each in (low, high)] == [0, 1]


def test_most_are_spread_evenly() -> None:
    rows = [(customer, 0, day, 2 * customer + day) for customer in range(100) for day in (0, 9)]
    history = History(*np.array(rows, np.int32).T, 100, 1)
    assert exam_of_last_days(history, 1, most=5).customers.tolist() == [0, 24, 49, 74, 99]


def test_every_part_has_the_bestsellers_to_beat() -> None:
    for part in Part:
        assert "popularity" in {ranker.code for ranker in rankers_for(part)}


@pytest.mark.parametrize("ranker", rankers, ids=rankers.codes())
def test_every_ranker_marks_every_item_for_everyone(ranker: Ranker) -> None:
    """And what nobody bought no higher than anything else."""
    marks = ranker.score(Lessons(HISTORY), np.array([2, 0], np.int32))
    assert marks.shape == (2, 4)
    assert np.isfinite(marks).all()
    assert ranker.parts
    assert str(ranker.label)
    assert str(ranker.plain)


def test_an_empty_history_breaks_nothing() -> None:
    nothing = History(*np.zeros((4, 0), np.int32), 0, 0)
    for exam in (exam_of_last_baskets(nothing), exam_of_last_days(nothing, 28)):
        for part in Part:
            assert [measure(Lessons(exam.known), exam, part, each).n for each in rankers_for(part)] == [0] * len(
                rankers_for(part)
            )
