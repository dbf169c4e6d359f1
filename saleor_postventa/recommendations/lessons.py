"""What is learned of a history once, and used by several models."""

from functools import cached_property

import numpy as np
from scipy.sparse import csr_array

from .history import Floats, History, Ints
from .neighbours import Neighbours, find_neighbours

RECENT_DAYS = 28
HALF_LIFE_DAYS = 16 * 7.0
MOST_SEEDS = 100
"""Of one customer, the last products that speak for others: what is read for each page has a bound."""

TREND_FIRMNESS = 2.0
"""How many buyers an item needs before its trend is believed by half."""


class Lessons:
    """Lazily: a model that is not measured costs nothing."""

    def __init__(self, history: History) -> None:
        self.history = history

    @cached_property
    def buyers(self) -> Ints:
        return self.history.buyers()

    @cached_property
    def recent_buyers(self) -> Ints:
        return self.history.buyers(self.history.last_day - RECENT_DAYS + 1)

    @cached_property
    def neighbours(self) -> Neighbours:
        return find_neighbours(self.history.remembered)

    @cached_property
    def trend(self) -> Floats:
        """Of each item, its buyers of late beside what its buyers of all time let expect; 1 where nothing is known."""
        late = self.recent_buyers.astype(np.float64)
        usual = self.buyers * (late.sum() / max(float(self.buyers.sum()), 1.0))
        return ((late + TREND_FIRMNESS) / (usual + TREND_FIRMNESS)).astype(np.float32)

    @cached_property
    def strengths(self) -> csr_array:
        """Items by items: how strongly having bought the one speaks for the other now."""
        found = self.neighbours
        n = self.history.n_items
        return csr_array((found.cosines * self.trend[found.others], found.others, found.starts), shape=(n, n))

    @cached_property
    def seeds(self) -> csr_array:
        """Customers by items: what speaks for others."""
        return self.history.last_items(MOST_SEEDS)

    @cached_property
    def habits(self) -> csr_array:
        return self.history.fading(HALF_LIFE_DAYS)

    @cached_property
    def tie_break(self) -> Floats:
        """Too small to turn anything round: of what a model holds for equal, the more popular goes first."""
        return (1e-6 * self.buyers / max(int(self.buyers.max(initial=0)), 1)).astype(np.float32)
