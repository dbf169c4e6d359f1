"""Named reads that the API, the portal and the reports share."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from .models import StoreCredit, VoucherCode
from .rules import CodeStatus


def credits_by_reference(references: Sequence[str]) -> dict[str, list[StoreCredit]]:
    """By what asked for them, the oldest first."""
    found: dict[str, list[StoreCredit]] = defaultdict(list)
    for row in StoreCredit.objects.filter(reference__in=references).select_related("customer").order_by("pk"):
        found[row.reference].append(row)
    return found


def credit_troubles() -> dict[str, int]:
    """How many are stuck, by why."""
    return dict(Counter(StoreCredit.objects.stuck().values_list("trouble", flat=True)))


def code_troubles() -> dict[str, int]:
    """How many codes could not be issued, by why, since one last could."""
    stuck = VoucherCode.objects.stuck()
    last = VoucherCode.objects.filter(status=CodeStatus.ISSUED).order_by("-status_since").first()
    if last is not None:
        stuck = stuck.filter(status_since__gt=last.status_since)
    return dict(Counter(stuck.values_list("trouble", flat=True)))
