"""Points of guests wait for the account that proves to be theirs."""

from django.db import transaction
from django.db.models import Exists, OuterRef

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.loyalty.models import Account, Earning
from saleor_postventa.people.models import Customer
from saleor_postventa.people.queries import accounts_by_address
from saleor_postventa.people.rules import email_key

from .accounts import merge_accounts, open_account
from .levels import follow_level


@transaction.atomic
def hand_over_points(guest_id: int, customer: Customer, *, by: Actor = SYSTEM) -> Account | None:
    """A guest's points become the customer's, if the customer's confirmed address is the one they were earned with.

    Till then they stay where they are: an address that nobody proved must not open a stranger's points.
    """
    account = Account.objects.living().select_related("customer").of_customer(guest_id).first()
    if account is None or account.customer is None or not customer.is_confirmed or customer.is_guest:
        return None
    if not _is_of_address(account, account.customer, customer.email):
        return None
    joined = merge_accounts(account, open_account(customer))
    follow_level(joined.pk, by=by)
    return joined


def claim_waiting(*, limit: int = 500) -> int:
    """Of guests whose address is a confirmed account's by now; returns how many accounts moved.

    Saleor moves their orders to the account without a word, so some were joined with it, and some not yet.
    """
    return _claim_joined(limit) + _claim_of_address(limit)


def _claim_of_address(limit: int) -> int:
    proved = Customer.objects.accounts().filter(is_confirmed=True, email=OuterRef("customer__email"))
    guests = Account.objects.living().filter(
        customer__saleor_id=None, customer__merged_into=None, customer__erased_at=None
    )
    found = guests.exclude(customer__email="").filter(Exists(proved)).order_by("pk")
    addresses = dict(found.values_list("customer_id", "customer__email")[:limit])
    owners = accounts_by_address(sorted(set(addresses.values())))
    moved = [hand_over_points(guest, owners[email]) for guest, email in addresses.items()]
    return sum(1 for each in moved if each is not None)


def _claim_joined(limit: int) -> int:
    waiting = Account.objects.living().filter(
        customer__merged_into__is_confirmed=True, customer__merged_into__erased_at=None
    )
    rows = list(waiting.select_related("customer__merged_into").order_by("pk")[:limit])
    found = [
        hand_over_points(row.customer.pk, row.customer.merged_into)
        for row in rows
        if row.customer is not None and row.customer.merged_into is not None
    ]
    return sum(1 for each in found if each is not None)


def _is_of_address(account: Account, guest: Customer, address: str) -> bool:
    """A record that was joined has no address any more: its orders still tell it."""
    if guest.email:
        return guest.email == address
    told = Earning.objects.filter(account=account).exclude(order=None).values_list("order__user_email", flat=True)
    return all(email_key(each) == address for each in told.distinct() if each)
