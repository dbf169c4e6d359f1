"""How long a unit of something lasts: as the shop says, or else as this person, or else as people buy it again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

# Orders of fewer days apart are one purchase: something was forgotten.
SHORTEST = timedelta(days=3)
# Of less nothing is concluded.
FEWEST_OF_PERSON, FEWEST_OF_PRODUCT = 2, 5
_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Bought:
    """So many units, kept, of one product, by one person."""

    at: datetime
    units: int


def gaps(bought: Sequence[Bought]) -> list[timedelta]:
    """Between one purchase and the next, for each unit of the earlier one; `bought` is in the order of time."""
    return [(later.at - earlier.at) / earlier.units for earlier, later in pairwise(_purchases(bought))]


def unit_lasts(
    explicit: timedelta | None, of_person: Sequence[timedelta], of_product: Sequence[timedelta]
) -> timedelta | None:
    """What the shop says goes before what was seen; None where nothing is said, and too little was seen."""
    if explicit is not None:
        return explicit
    for seen, fewest in ((of_person, FEWEST_OF_PERSON), (of_product, FEWEST_OF_PRODUCT)):
        if len(seen) >= fewest:
            return max(SHORTEST, timedelta(microseconds=median(each // _TICK for each in seen)))
    return None


def _purchases(bought: Sequence[Bought]) -> list[Bought]:
    found: list[Bought] = []
    for each in bought:
        if found and each.at - found[-1].at < SHORTEST:
            found[-1] = Bought(found[-1].at, found[-1].units + each.units)
        else:
            found.append(each)
    return found
