"""Reckoning the ledger anew, and keeping what came of it."""

from itertools import chain, islice

from django.db import transaction

from saleor_postventa.core.clock import now
from saleor_postventa.loyalty.ledger.verifying import Fault, faults
from saleor_postventa.loyalty.models import Account, Entry, LedgerCheck
from saleor_postventa.loyalty.queries.closed import faults_of_books
from saleor_postventa.shops.scope import current_shop


def check_ledger(*, most: int = 1) -> tuple[LedgerCheck, list[Fault]]:
    """Of the current shop: chains, balances, lots, roots and closed books; at most so many faults.

    Nothing is locked meanwhile: it may take minutes, and what is booked meanwhile does not disturb it.
    """
    found = list(islice(chain(faults(), faults_of_books()), most))
    return _keep(found), found


@transaction.atomic
def _keep(found: list[Fault]) -> LedgerCheck:
    check, _is_new = LedgerCheck.objects.update_or_create(
        shop=current_shop(),
        defaults={
            "checked_at": now(),
            "accounts": Account.objects.count(),
            "entries": Entry.objects.count(),
            "fault": str(found[0]) if found else "",
        },
    )
    return check
