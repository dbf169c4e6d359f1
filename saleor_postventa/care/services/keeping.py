"""How long cases are kept."""

from datetime import datetime

from django.db import transaction

from saleor_postventa.care.models import Case
from saleor_postventa.care.rules import CaseState

DELETED_AT_ONCE = 500


def forget_cases(*, before: datetime) -> int:
    """Delete what was solved before a moment, with all that was said in it; returns how many."""
    old = Case.objects.filter(state=CaseState.SOLVED, solved_at__lt=before).order_by("pk")
    total = 0
    while ids := list(old.values_list("pk", flat=True)[:DELETED_AT_ONCE]):
        with transaction.atomic():
            Case.objects.filter(pk__in=ids).delete()
        total += len(ids)
    return total
