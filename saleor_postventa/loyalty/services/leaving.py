"""Taking no part, and taking part again: of one's own wish, or because the team says so.

Points that are there stay, and end on their day. They can't be used meanwhile, nothing is earned, and there is no
level; whoever takes part again is on the level that what they bought comes to.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.event import Subject
from saleor_postventa.events.services import record
from saleor_postventa.loyalty.codes import AbsenceKind, ExclusionReason
from saleor_postventa.loyalty.events import MemberCameBack, MemberExcluded, MemberLeft, MemberReadmitted
from saleor_postventa.loyalty.models import Absence, Account
from saleor_postventa.loyalty.queries.members import is_own_account
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import current_shop

from .accounts import locked_account, open_account
from .levels import follow_level


class OwnMembership(Refusal):
    code = "own_points"
    text = _("This is your own account. Ask somebody else of the team.")


@transaction.atomic
def leave_programme(customer: Customer, *, by: Actor) -> Account:
    """They earn nothing from now on. Again, it changes nothing."""
    account = locked_account(open_account(customer))
    if account.left_at is None:
        account.left_at = now()
        account.save(update_fields=["left_at"])
        record(MemberLeft(**_told(account, account.left_at)), by=by)
        follow_level(account.pk, by=by)
    return account


@transaction.atomic
def come_back(customer: Customer, *, by: Actor) -> Account:
    """What is bought from now on counts again. Who was left out by the team stays so."""
    account = locked_account(open_account(customer))
    if account.left_at is not None:
        _note_absence(account, AbsenceKind.LEFT, account.left_at, by)
        account.left_at = None
        account.save(update_fields=["left_at"])
        record(MemberCameBack(**_told(account, now())), by=by)
        follow_level(account.pk, by=by)
    return account


@transaction.atomic
def exclude_member(customer: Customer, reason: ExclusionReason, *, by: Actor) -> Account:
    """Of somebody who is left out already only the reason changes. Raises OwnMembership."""
    account = _locked_of_another(customer, by)
    if account.exclusion != reason:
        is_new = account.excluded_at is None
        account.excluded_at = account.excluded_at or now()
        account.exclusion, account.excluded_by = reason, by.ref
        account.save(update_fields=["excluded_at", "exclusion", "excluded_by"])
        if is_new:
            record(MemberExcluded(**_told(account, account.excluded_at), reason=reason), by=by)
            follow_level(account.pk, by=by)
    return account


@transaction.atomic
def readmit_member(customer: Customer, *, by: Actor) -> Account:
    """Whoever left of their own wish has still left. Raises OwnMembership."""
    account = _locked_of_another(customer, by)
    if account.excluded_at is not None:
        _note_absence(account, AbsenceKind.EXCLUDED, account.excluded_at, by)
        account.excluded_at, account.exclusion, account.excluded_by = None, "", ""
        account.save(update_fields=["excluded_at", "exclusion", "excluded_by"])
        record(MemberReadmitted(**_told(account, now())), by=by)
        follow_level(account.pk, by=by)
    return account


def _locked_of_another(customer: Customer, by: Actor) -> Account:
    account = locked_account(open_account(customer))
    if is_own_account(account, by):
        raise OwnMembership(field="customer_id")
    return account


def _note_absence(account: Account, kind: AbsenceKind, since: datetime, by: Actor) -> None:
    Absence.objects.create(shop=current_shop(), account=account, kind=kind, since=since, until=now(), ended_by=by.ref)


def _told(account: Account, at: datetime) -> dict[str, Any]:
    return {
        "subject": Subject(customer=account.customer_id),
        "occurred_at": at,
        "account_id": account.pk,
        "at": at,
    }
