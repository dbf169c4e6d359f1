"""The models of the library `implicit` (MIT) as rankers, where it is installed."""

import importlib.util
from functools import cache
from typing import Any

import numpy as np

from saleor_postventa.recommendations.history import Floats, Ints
from saleor_postventa.recommendations.lessons import Lessons
from saleor_postventa.recommendations.rankers import Ranker
from saleor_postventa.recommendations.rules.kinds import Part


def rankers() -> list[Ranker]:
    if importlib.util.find_spec("implicit") is None:
        return []
    parts = frozenset({Part.NEW, Part.ANY})
    return [
        Ranker("implicit_bm25", "implicit BM25", "", parts, _bm25),
        Ranker("implicit_als", "implicit ALS", "", parts, _als),
    ]


def _bm25(lessons: Lessons, customers: Ints) -> Floats:
    bought = lessons.history.bought
    return np.asarray((bought[customers] @ _trained("bm25", lessons).similarity).toarray(), np.float32)


def _als(lessons: Lessons, customers: Ints) -> Floats:
    model = _trained("als", lessons)
    return np.asarray(model.user_factors[customers] @ model.item_factors.T, np.float32)


@cache
def _trained(kind: str, lessons: Lessons) -> Any:
    from implicit.als import AlternatingLeastSquares  # noqa: PLC0415
    from implicit.nearest_neighbours import BM25Recommender  # noqa: PLC0415
    from scipy.sparse import csr_matrix  # noqa: PLC0415

    model = BM25Recommender(K=100, B=0.2) if kind == "bm25" else AlternatingLeastSquares(factors=64, random_state=1)
    model.fit(csr_matrix(lessons.history.bought), show_progress=False)
    return model
