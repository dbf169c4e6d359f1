"""Named reads that the API, the portal and the reports share."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from .models import StoreCredit


def credits_by_reference(references: Sequence[str]) -> dict[str, list[StoreCredit]]:
    """By what asked for them, the oldest first."""
    found: dict[str, list[StoreCredit]] = defaultdict(list)
    for row in StoreCredit.objects.filter(reference__in=references).select_related("customer").order_by("pk"):
        found[row.reference].append(row)
    return found


def credit_troubles() -> dict[str, int]:
    """How many are stuck, by why."""
    return dict(Counter(StoreCredit.objects.stuck().values_list("trouble", flat=True)))
