"""A round over many rows, each of them by itself."""

import logging
from collections.abc import Callable, Iterable

logger = logging.getLogger(__name__)


def one_by_one[T](rows: Iterable[T], do: Callable[[T], object], *, what: str) -> int:
    """How many `do` says yes of. One that fails is logged, as `what` it is, and left to the next round: it holds up
    no other.
    """
    count = 0
    for row in rows:
        try:
            count += bool(do(row))
        except Exception:
            logger.exception("%s %s failed in this round", what, row)
    return count
