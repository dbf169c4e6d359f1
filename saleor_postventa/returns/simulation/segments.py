"""By what the differences are told apart."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from enum import StrEnum

from .results import LineResult, Result


class Dimension(StrEnum):
    COUNTRY = "country"
    PRODUCT_TYPE = "product_type"
    CATEGORY = "category"
    CUSTOMER_SEGMENT = "customer_segment"
    REASON = "reason"


_KEYS: dict[Dimension, Callable[[LineResult], tuple[str, ...]]] = {
    Dimension.COUNTRY: lambda line: (line.asked.facts.order.country,),
    Dimension.PRODUCT_TYPE: lambda line: (line.asked.facts.line.product_type,),
    Dimension.CATEGORY: lambda line: (line.asked.facts.line.category,),
    Dimension.CUSTOMER_SEGMENT: lambda line: tuple(sorted(line.asked.facts.customer.segments)) or ("",),
    Dimension.REASON: lambda line: (line.asked.reason,),
}


def parts_of(result: Result) -> Iterator[tuple[Dimension, str, list[LineResult]]]:
    """The lines of a return by each dimension; "" where nothing is known. A customer may be in several groups."""
    for dimension, keys in _KEYS.items():
        found: dict[str, list[LineResult]] = defaultdict(list)
        for line in result.lines:
            for key in keys(line):
                found[key].append(line)
        for key, lines in found.items():
            yield dimension, key, lines
