"""A person's points."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Sum

from saleor_postventa.loyalty.models import Account, Entry, EntryQuerySet, Lot


def account_of(customer_id: int) -> Account | None:
    """The living account of a customer: its `pending` and `active` are the balance.

    There is one at most: not asked for in an order, which would cost a third more than the answer itself.
    """
    return next(iter(Account.objects.filter(merged_into=None, customer_id=customer_id)[:1]), None)


def accounts_of(account: Account) -> list[int]:
    """The account's id, and those of the accounts that were moved into it."""
    return [account.pk, *Account.objects.filter(merged_into=account).order_by("pk").values_list("pk", flat=True)]


def newest_entries(account: Account) -> EntryQuerySet:
    """Of this account alone, the newest first; nothing prefetched."""
    return Entry.objects.of_account(account.pk).newest_first()


def next_expiries(account: Account, *, until: datetime | None = None) -> Sequence[tuple[datetime, int]]:
    """When points end and how many, the next first; those that never do are left out."""
    ending = Lot.objects.open().filter(account=account, expires_at__isnull=False)
    if until is not None:
        ending = ending.filter(expires_at__lte=until)
    rows = ending.values("expires_at").annotate(points=Sum("rest")).order_by("expires_at")
    return [(row["expires_at"], row["points"]) for row in rows if row["expires_at"] is not None]
