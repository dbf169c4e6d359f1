"""What Saleor was told of somebody's points."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from saleor_postventa.core.work import WorkState
from saleor_postventa.shops.scope import ShopWork, scoped

from .ledger import Account


class BalanceMirrorQuerySet(models.QuerySet["BalanceMirror"]):
    def resting(self) -> Self:
        return self.filter(state=WorkState.DONE)

    def given_up(self) -> Self:
        return self.filter(state=WorkState.DEAD)


class BalanceMirror(ShopWork):
    """The points of an account as they stand in Saleor, or are to stand there: one row, whatever changes how often.

    `saleor_id` is the customer whose private metadata may hold them, noted before it is written; `told` is what it
    holds for sure, empty where nobody knows. `sequence` is the newest of the account's entries that was told of.
    `is_asked_again`: something changed while a worker was at it.
    """

    account = models.OneToOneField(Account, on_delete=models.PROTECT, related_name="mirror")
    saleor_id = models.CharField(max_length=64, blank=True, default="")
    told = models.JSONField(default=dict, blank=True)
    sequence = models.BigIntegerField(default=0)
    is_asked_again = models.BooleanField(default=False)

    objects: ClassVar[BalanceMirrorQuerySet] = scoped(BalanceMirrorQuerySet)

    class Meta:
        indexes = [models.Index(fields=["due_at"], name="balance_mirror_due", condition=Q(state="waiting"))]

    def __str__(self) -> str:
        return f"mirror of account {self.account_id}"
