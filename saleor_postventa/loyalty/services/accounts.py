"""Whose points they are: opening accounts, joining them, forgetting people."""

from django.db import transaction
from django.db.models import Q

from saleor_postventa.core.clock import now
from saleor_postventa.loyalty.ledger.movements import Terms, move_in, move_out
from saleor_postventa.loyalty.ledger.posting import UnknownAccount, post
from saleor_postventa.loyalty.models import Account, Adjustment
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import current_shop

from .levels import follow_level
from .mirrors import ask_mirrors, forget_mirrors


@transaction.atomic
def open_account(customer: Customer) -> Account:
    """The customer's account, opened with the first thing that is booked on it; they have their level at once."""
    account, is_new = Account.objects.get_or_create(shop=current_shop(), customer=customer)
    if is_new:
        follow_level(account.pk)
    return account


@transaction.atomic
def merge_accounts(source: Account, into: Account) -> Account:
    """Move all points of one account to another, lot by lot with their expiry; gives the one they are in now.

    The emptied one stays for its entries, and what is booked on it from then on is booked on the other. Once done, it
    changes nothing. Who was left out by the team stays so. Raises UnknownAccount where one is none of the shop's.
    """
    emptied, kept = locked_pair(source.pk, into.pk)
    if emptied.pk == kept.pk:
        return kept
    moved = None
    if emptied.pending or emptied.active:
        moved = post(move_out(emptied, Terms(f"moved_out:{emptied.pk}", cause={"into": kept.pk})))
    Account.objects.filter(Q(pk=emptied.pk) | Q(merged_into=emptied)).update(merged_into=kept)
    _keep_out(emptied, kept)
    if moved is not None:
        post(move_in(kept, moved, Terms(f"moved_in:{emptied.pk}", cause={"from": emptied.pk})))
    ask_mirrors([emptied.pk, kept.pk])
    return Account.objects.get(pk=kept.pk)


def locked_account(account: Account) -> Account:
    """Freshly read: the living account that it is by now."""
    return locked_pair(account.pk, account.pk)[0]


@transaction.atomic
def forget_owners(customer_ids: list[int]) -> int:
    """Accounts of erased customers lose their person and keep their entries; returns how many."""
    theirs = Q(customer_id__in=customer_ids) | Q(merged_into__customer_id__in=customer_ids)
    ids = list(Account.objects.filter(theirs).exclude(customer=None).values_list("pk", flat=True))
    _forget_requests(ids)
    forgotten = Account.objects.filter(pk__in=ids).update(customer=None)
    forget_mirrors(ids)
    return forgotten


def _keep_out(emptied: Account, kept: Account) -> None:
    """Nobody gets in again by having another account."""
    if emptied.excluded_at is not None and kept.excluded_at is None:
        Account.objects.filter(pk=kept.pk).update(
            excluded_at=emptied.excluded_at, exclusion=emptied.exclusion, excluded_by=emptied.excluded_by
        )


def _forget_requests(account_ids: list[int]) -> None:
    """What the team wrote of them goes; what still waits can't be booked any more, and lapses."""
    theirs = Adjustment.objects.filter(account__in=account_ids)
    theirs.update(note="", ended_note="")
    theirs.waiting().update(lapses_at=now())


def locked_pair(source_id: int, into_id: int) -> tuple[Account, Account]:
    """The living accounts that they are, locked in the order of their ids."""
    while True:
        wanted = [_living_id(source_id), _living_id(into_id)]
        rows = Account.objects.select_for_update().filter(pk__in=wanted).order_by("pk")
        locked = {account.pk: account for account in rows}
        if all(account.merged_into_id is None for account in locked.values()):
            return locked[wanted[0]], locked[wanted[1]]


def _living_id(account_id: int) -> int:
    """Raises UnknownAccount."""
    found = Account.objects.filter(pk=account_id).first()
    if found is None:
        raise UnknownAccount(field="account")
    return found.pk if found.merged_into_id is None else _living_id(found.merged_into_id)
