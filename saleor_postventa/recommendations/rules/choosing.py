"""Which model is used: the one that would have done best, and none that loses to the bestsellers."""

from collections.abc import Sequence
from dataclasses import dataclass

LEAST_CASES = 50


@dataclass(frozen=True)
class Mark:
    """Of `n` customers: how many found something of theirs among the first ten; mean recall and NDCG at ten."""

    code: str
    n: int
    hits: int
    recall: float
    ndcg: float

    @property
    def hit_rate(self) -> float:
        return self.hits / self.n if self.n else 0.0


def is_enough(marks: Sequence[Mark]) -> bool:
    return all(mark.n >= LEAST_CASES for mark in marks) and bool(marks)


def chosen_model(marks: Sequence[Mark], baseline: str) -> str:
    """The best of those that beat the bestsellers, which are used where none does, or too few customers tell."""
    bar = next((mark for mark in marks if mark.code == baseline), None)
    if bar is None or not is_enough(marks):
        return baseline
    better = [mark for mark in marks if mark.hits >= bar.hits and mark.ndcg >= bar.ndcg and mark != bar]
    best = max(better, key=lambda mark: (mark.hits, mark.ndcg, mark.code), default=bar)
    return baseline if (best.hits, best.ndcg) == (bar.hits, bar.ndcg) else best.code
