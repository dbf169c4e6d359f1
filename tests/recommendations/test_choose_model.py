"""Which model is used."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saleor_postventa.recommendations.rules.choosing import LEAST_CASES, Mark, chosen_model


def mark(code: str, hits: int, ndcg: float = 0.1, n: int = 200) -> Mark:
    return Mark(code, n, hits, 0.1, ndcg)


@pytest.mark.parametrize(
    ("marks", "wanted"),
    [
        ([mark("popularity", 50), mark("item_item", 60)], "item_item"),
        ([mark("popularity", 50), mark("item_item", 50)], "popularity"),
        ([mark("popularity", 50), mark("item_item", 40)], "popularity"),
        ([mark("popularity", 50, 0.2), mark("item_item", 51, 0.1)], "popularity"),
        ([mark("popularity", 50), mark("item_item", 60, 0.2), mark("blend", 60, 0.3)], "blend"),
        ([mark("popularity", 5, n=LEAST_CASES - 1), mark("item_item", 40, n=LEAST_CASES - 1)], "popularity"),
        ([mark("item_item", 60)], "popularity"),
        ([], "popularity"),
    ],
)
def test_the_best_that_beats_the_bestsellers(marks: list[Mark], wanted: str) -> None:
    assert chosen_model(marks, "popularity") == wanted


@pytest.mark.proves("D5", part="none that loses to the bestsellers")
@given(st.lists(st.tuples(st.integers(0, 200), st.floats(0, 1)), min_size=1, max_size=6))
def test_never_one_that_loses_to_the_bestsellers(found: list[tuple[int, float]]) -> None:
    codes = ["popularity", *(f"model{number}" for number in range(len(found) - 1))]
    marks = {code: mark(code, hits, ndcg) for code, (hits, ndcg) in zip(codes, found, strict=True)}
    chosen = marks[chosen_model(list(marks.values()), "popularity")]
    assert chosen.hits >= marks["popularity"].hits
    assert chosen.ndcg >= marks["popularity"].ndcg
