"""How long cases are kept, and how long one waits for its shopper."""

from datetime import datetime, timedelta
from functools import partial

from django.db import transaction

from saleor_postventa.care.models import Case
from saleor_postventa.care.rules import CaseState
from saleor_postventa.core.clock import now
from saleor_postventa.core.rounds import one_by_one
from saleor_postventa.shops.scope import current_shop

from .handling import settle_case

DELETED_AT_ONCE = 500
SETTLED_AT_ONCE = 500


def forget_cases(*, before: datetime) -> int:
    """Delete what was solved before a moment, with all that was said in it; returns how many."""
    old = Case.objects.filter(state=CaseState.SOLVED, solved_at__lt=before).order_by("pk")
    total = 0
    while ids := list(old.values_list("pk", flat=True)[:DELETED_AT_ONCE]):
        with transaction.atomic():
            Case.objects.filter(pk__in=ids).delete()
        total += len(ids)
    return total


def settle_quiet() -> int:
    """Close what waits for a shopper who has nothing more to say, and lift its hold with it; returns how many."""
    days = current_shop().preferences.case_settled_days
    before = now() - timedelta(days=days)
    quiet = Case.objects.filter(state=CaseState.ANSWERED, state_since__lt=before).order_by("pk")
    ids = list(quiet.values_list("pk", flat=True)[:SETTLED_AT_ONCE])
    return one_by_one(ids, partial(settle_case, before=before, quiet_days=days), what="case")
