"""Points that the team adds or takes by hand."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from saleor_postventa.core.clock import now
from saleor_postventa.loyalty.codes import AdjustmentReason, AdjustmentState
from saleor_postventa.shops.scope import ShopOwned, scoped

from .ledger import Account, Entry

_IS_DECIDED = Q(state__in=[AdjustmentState.BOOKED, AdjustmentState.DECLINED])


class AdjustmentQuerySet(models.QuerySet["Adjustment"]):
    def waiting(self) -> Self:
        return self.filter(state=AdjustmentState.WAITING)


class Adjustment(ShopOwned):
    """What somebody asked for, and what became of it. `points` below nothing are taken.

    Above the shop's limit it `needs_second`: another person decides, before it lapses. The note is the team's own.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="adjustments")
    key = models.CharField(max_length=100)
    points = models.BigIntegerField()
    reason = models.CharField(max_length=10, choices=AdjustmentReason)
    note = models.TextField(blank=True, default="")
    needs_second = models.BooleanField()
    state = models.CharField(max_length=9, choices=AdjustmentState, default=AdjustmentState.WAITING)
    asked_by = models.CharField(max_length=120)
    asked_at = models.DateTimeField(default=now)
    lapses_at = models.DateTimeField()
    ended_by = models.CharField(max_length=120, blank=True, default="")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_note = models.TextField(blank=True, default="")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects: ClassVar[AdjustmentQuerySet] = scoped(AdjustmentQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shop", "key"], name="one_adjustment_per_key"),
            models.CheckConstraint(condition=~Q(points=0), name="adjustment_of_points"),
            models.CheckConstraint(
                condition=Q(needs_second=False) | ~_IS_DECIDED | ~Q(ended_by=F("asked_by")),
                name="adjustment_by_two_persons",
            ),
            models.CheckConstraint(
                condition=Q(state=AdjustmentState.BOOKED, entry__isnull=False)
                | (~Q(state=AdjustmentState.BOOKED) & Q(entry=None)),
                name="booked_adjustment_has_entry",
            ),
        ]
        indexes = [
            models.Index(fields=["shop", "lapses_at"], name="adjustment_waiting", condition=Q(state="waiting")),
            models.Index(fields=["shop", "asked_at"], name="adjustment_by_date"),
        ]

    def __str__(self) -> str:
        return f"{self.points:+} {self.state}"
