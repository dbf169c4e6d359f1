"""Whose points they are: opening accounts, joining them, forgetting people."""

from django.db import transaction
from django.db.models import Q

from saleor_postventa.loyalty.ledger.movements import Terms, move_in, move_out
from saleor_postventa.loyalty.ledger.posting import UnknownAccount, post
from saleor_postventa.loyalty.models import Account
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import current_shop


@transaction.atomic
def open_account(customer: Customer) -> Account:
    """The customer's account, opened with the first thing that is booked on it."""
    account, _is_new = Account.objects.get_or_create(shop=current_shop(), customer=customer)
    return account


@transaction.atomic
def merge_accounts(source: Account, into: Account) -> Account:
    """Move all points of one account to another, lot by lot with their expiry; gives the one they are in now.

    The emptied one stays for its entries, and what is booked on it from then on is booked on the other. Once done, it
    changes nothing. Raises UnknownAccount where one is none of the shop's.
    """
    emptied, kept = _both(source.pk, into.pk)
    if emptied.pk == kept.pk:
        return kept
    moved = None
    if emptied.pending or emptied.active:
        moved = post(move_out(emptied, Terms(f"moved_out:{emptied.pk}", cause={"into": kept.pk})))
    Account.objects.filter(Q(pk=emptied.pk) | Q(merged_into=emptied)).update(merged_into=kept)
    if moved is not None:
        post(move_in(kept, moved, Terms(f"moved_in:{emptied.pk}", cause={"from": emptied.pk})))
    return Account.objects.get(pk=kept.pk)


@transaction.atomic
def hand_over_points(guest_id: int, customer: Customer) -> Account | None:
    """A guest's record went up in a customer's: their points too, if the customer's address is confirmed.

    Till then they stay where they are: an address that nobody proved must not open a stranger's points.
    """
    account = Account.objects.living().of_customer(guest_id).first()
    if account is None or not customer.is_confirmed:
        return None
    return merge_accounts(account, open_account(customer))


@transaction.atomic
def forget_owners(customer_ids: list[int]) -> int:
    """Accounts of erased customers lose their person and keep their entries; returns how many."""
    theirs = Q(customer_id__in=customer_ids) | Q(merged_into__customer_id__in=customer_ids)
    ids = list(Account.objects.filter(theirs).exclude(customer=None).values_list("pk", flat=True))
    return Account.objects.filter(pk__in=ids).update(customer=None)


def _both(source_id: int, into_id: int) -> tuple[Account, Account]:
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
