"""Who bought what when, as arrays: all that a model sees. Customers and items are numbers from 0."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]

MOST_ITEMS_OF_ONE = 2000
"""Of one customer: whoever buys for a whole village must not decide how long a night's run takes."""


@dataclass(frozen=True, eq=False)
class History:
    """One row per line of an order. `days` count from any day; `baskets` tell the orders apart."""

    customers: Ints
    items: Ints
    days: Ints
    baskets: Ints
    n_customers: int
    n_items: int

    def __len__(self) -> int:
        return len(self.customers)

    @property
    def last_day(self) -> int:
        return int(self.days.max()) if len(self) else 0

    def where(self, kept: NDArray[np.bool_]) -> "History":
        """Those rows alone; customers and items keep their numbers."""
        chosen = (self.customers[kept], self.items[kept], self.days[kept], self.baskets[kept])
        return History(*chosen, self.n_customers, self.n_items)

    @cached_property
    def bought(self) -> csr_array:
        """Customers by items: 1 where somebody bought one, whenever and however often."""
        return self._matrix(np.ones(len(self), np.float32), np.ones(len(self), bool))

    @cached_property
    def remembered(self) -> csr_array:
        """As `bought`, without what those who bought very much bought long ago."""
        return self.last_items(MOST_ITEMS_OF_ONE)

    def last_items(self, most: int) -> csr_array:
        """As `bought`, of each customer the items bought last; of one day's, those with the smaller numbers."""
        if int(np.diff(self.bought.indptr).max(initial=0)) <= most:
            return self.bought
        order = np.lexsort((self.items, -self.days, self.customers))
        pairs = self.customers[order].astype(np.int64) * self.n_items + self.items[order]
        _pairs, firsts = np.unique(pairs, return_index=True)
        firsts.sort()
        customers, items = self.customers[order][firsts], self.items[order][firsts]
        kept = np.arange(len(customers)) - np.searchsorted(customers, customers) < most
        ones = np.ones(int(kept.sum()), np.float32)
        shape = (self.n_customers, self.n_items)
        return csr_array((ones, (customers[kept], items[kept])), shape=shape, dtype=np.float32)

    def buyers(self, since: int | None = None) -> Ints:
        """Of each item, how many customers bought it (on that day or later)."""
        if since is None:
            return np.bincount(self.bought.indices, minlength=self.n_items).astype(np.int32)
        late = self.days >= since
        pairs = np.unique(self.customers[late].astype(np.int64) * self.n_items + self.items[late])
        return np.bincount(pairs % max(self.n_items, 1), minlength=self.n_items).astype(np.int32)

    def fading(self, half_life: float) -> csr_array:
        """Customers by items: how often one was bought, each time counting less the longer ago it is."""
        ages = (self.last_day - self.days).astype(np.float32)
        return self._matrix(np.exp2(-ages / np.float32(half_life)), None)

    def _matrix(self, values: Floats, once: NDArray[np.bool_] | None) -> csr_array:
        shape = (self.n_customers, self.n_items)
        made = csr_array((values, (self.customers, self.items)), shape=shape, dtype=np.float32)
        made.sum_duplicates()
        if once is not None:
            made.data = np.ones_like(made.data)
        return made
