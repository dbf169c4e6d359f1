"""Accounts, their entries, and the lots that active points lie in. `loyalty.ledger.posting.post` alone writes them."""

import uuid
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from saleor_postventa.core.clock import now
from saleor_postventa.loyalty.codes import EntryKind, ExclusionReason
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import ShopOwned, scoped

NO_HASH = "0" * 64

_PENDING_ALONE, _ACTIVE_ALONE = Q(active=0), Q(pending=0)
_SIGNS: dict[EntryKind, Q] = {
    EntryKind.EARNED: Q(pending__gt=0) & _PENDING_ALONE,
    EntryKind.ACTIVATED: Q(pending__lt=0, active=-F("pending")),
    EntryKind.GRANTED: Q(active__gt=0) & _ACTIVE_ALONE,
    EntryKind.TAKEN_BACK: Q(pending__lte=0, active__lte=0),
    EntryKind.SPENT: Q(active__lt=0) & _ACTIVE_ALONE,
    EntryKind.GIVEN_BACK: Q(active__gt=0) & _ACTIVE_ALONE,
    EntryKind.EXPIRED: Q(active__lt=0) & _ACTIVE_ALONE,
    EntryKind.ADJUSTED: ~Q(pending=0, active=0),
    EntryKind.MOVED_OUT: ~Q(pending=0, active=0),
    EntryKind.MOVED_IN: ~Q(pending=0, active=0),
    EntryKind.IMPORTED: Q(pending__gte=0, active__gte=0) & ~Q(pending=0, active=0),
}


def _signs_of_kinds() -> Q:
    whole = Q()
    for kind, signs in _SIGNS.items():
        whole |= Q(kind=kind) & signs
    return whole


class AccountQuerySet(models.QuerySet["Account"]):
    def living(self) -> Self:
        """Not moved into another account."""
        return self.filter(merged_into=None)

    def of_customer(self, customer_id: int) -> Self:
        return self.filter(customer_id=customer_id)


class Account(ShopOwned):
    """The points of one customer. `active` may be below zero where the programme lets it; it is never owed in money.

    `head` is the hash of the newest entry, `sequence` its number. An erased customer's account keeps its entries and
    loses its `customer`. `left_at`, of their own wish, and `excluded_at`, by the team: since when they take no part;
    when that was before is in `Absence`.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True)
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sequence = models.BigIntegerField(default=0)
    pending = models.BigIntegerField(default=0)
    active = models.BigIntegerField(default=0)
    head = models.CharField(max_length=64, default=NO_HASH)
    opened_at = models.DateTimeField(default=now)
    left_at = models.DateTimeField(null=True, blank=True)
    excluded_at = models.DateTimeField(null=True, blank=True)
    exclusion = models.CharField(max_length=9, choices=ExclusionReason, blank=True, default="", db_default="")
    excluded_by = models.CharField(max_length=120, blank=True, default="", db_default="")
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects: ClassVar[AccountQuerySet] = scoped(AccountQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shop", "customer"], name="one_account_per_customer"),
            models.CheckConstraint(condition=Q(pending__gte=0), name="pending_points_not_below_zero"),
            models.CheckConstraint(condition=Q(sequence__gte=0), name="account_sequence_counts_up"),
            models.CheckConstraint(
                condition=Q(merged_into=None) | Q(pending=0, active=0), name="merged_account_is_empty"
            ),
        ]

    def __str__(self) -> str:
        return str(self.public_id)

    @property
    def takes_part(self) -> bool:
        return self.left_at is None and self.excluded_at is None


class EntryQuerySet(models.QuerySet["Entry"]):
    def of_account(self, account_id: int) -> Self:
        return self.filter(account_id=account_id)

    def in_order(self) -> Self:
        return self.order_by("account_id", "sequence")

    def newest_first(self) -> Self:
        """Of one account."""
        return self.order_by("-sequence")


class Entry(ShopOwned):
    """One change of an account's points; the database refuses to change or delete it.

    `pending` and `active` are what it added, `..._after` what there was afterwards. `key` makes it the same fact within
    the shop. `of` is the entry whose points these are: what was earned, for those that activate it or take it back;
    what was spent, for those that give it back; what was moved out, for what moved in. `cause` are ids and codes, `why`
    the arithmetic; neither holds personal data. `previous` and `hash` are the chain's: `loyalty.ledger.chain`.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="entries", db_index=False)
    sequence = models.BigIntegerField()
    kind = models.CharField(max_length=10, choices=EntryKind)
    pending = models.BigIntegerField(default=0)
    active = models.BigIntegerField(default=0)
    pending_after = models.BigIntegerField()
    active_after = models.BigIntegerField()
    key = models.CharField(max_length=200)
    occurred_at = models.DateTimeField()
    recorded_at = models.DateTimeField(default=now)
    expires_at = models.DateTimeField(null=True, blank=True)
    of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts")
    cause = models.JSONField(default=dict, blank=True)
    why = models.JSONField(default=dict, blank=True)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects: ClassVar[EntryQuerySet] = scoped(EntryQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "sequence"], name="one_entry_per_sequence"),
            models.UniqueConstraint(fields=["shop", "key"], name="one_entry_per_key"),
            models.CheckConstraint(condition=Q(sequence__gt=0), name="entries_count_from_one"),
            models.CheckConstraint(condition=Q(pending_after__gte=0), name="entry_pending_not_below_zero"),
            models.CheckConstraint(condition=_signs_of_kinds(), name="entry_signs_of_its_kind"),
        ]
        indexes = [models.Index(fields=["shop", "recorded_at"], name="entry_by_day")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class LotQuerySet(models.QuerySet["Lot"]):
    def open(self) -> Self:
        return self.filter(rest__gt=0)

    def first_in_first_out(self) -> Self:
        """Those that expire first, first; those that never do, last."""
        return self.order_by(F("expires_at").asc(nulls_last=True), "pk")


class Lot(ShopOwned):
    """Active points that came together and expire together; `rest` is what was not drawn yet, and only falls.

    `entry` made it, as its `number`th lot. `origin` is the entry that earned these points first: it stays when they
    are spent and given back, or move to another account.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="lots", db_index=False)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="lots", db_index=False)
    number = models.PositiveIntegerField()
    points = models.BigIntegerField()
    rest = models.BigIntegerField()
    expires_at = models.DateTimeField(null=True, blank=True)
    origin = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[LotQuerySet] = scoped(LotQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "number"], name="one_lot_per_number"),
            models.CheckConstraint(condition=Q(points__gt=0), name="lot_of_something"),
            models.CheckConstraint(condition=Q(rest__gte=0, rest__lte=F("points")), name="no_more_rest_than_points"),
        ]
        indexes = [
            models.Index(fields=["account", "expires_at", "id"], name="lot_open", condition=Q(rest__gt=0)),
            models.Index(
                fields=["shop", "expires_at"], name="lot_expiring", condition=Q(rest__gt=0, expires_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rest} of {self.points}"


class Draw(ShopOwned):
    """Points that an entry took out of a lot; the database refuses to change or delete it."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="draws", db_index=False)
    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, related_name="draws")
    points = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "lot"], name="one_draw_per_lot"),
            models.CheckConstraint(condition=Q(points__gt=0), name="draw_of_something"),
        ]

    def __str__(self) -> str:
        return f"{self.points} of lot {self.lot_id}"
