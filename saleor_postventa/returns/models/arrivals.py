"""What arrived, and what it was found to be."""

from django.db import models
from django.db.models import Q

from saleor_postventa.core.clock import now
from saleor_postventa.returns.rules import (
    Disposition,
    Grade,
)
from saleor_postventa.shops.scope import ShopOwned

from .returns import Return, ReturnLine


class Receipt(ShopOwned):
    """A parcel, or part of one, that was taken in; the same `batch` again changes nothing."""

    of = models.ForeignKey(Return, on_delete=models.CASCADE, related_name="receipts")
    batch = models.CharField(max_length=60)
    units = models.JSONField(default=dict)
    at = models.DateTimeField(default=now)
    actor_ref = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["of", "batch"], name="one_receipt_per_batch")]

    def __str__(self) -> str:
        return self.batch


class Inspection(ShopOwned):
    """What some units of a line turned out to be; never changed. The same `batch` again is the same look.

    `warehouse` is Saleor's id of the one that was chosen for what goes back into stock; empty for the one it left from.
    """

    line = models.ForeignKey(ReturnLine, on_delete=models.CASCADE, related_name="inspections")
    quantity = models.PositiveIntegerField()
    grade = models.CharField(max_length=1, choices=Grade)
    disposition = models.CharField(max_length=10, choices=Disposition)
    warehouse = models.CharField(max_length=128, blank=True, default="", db_default="")
    note = models.CharField(max_length=1000, blank=True, default="")
    serial = models.CharField(max_length=120, blank=True, default="")
    batch = models.CharField(max_length=60)
    settlement = models.ForeignKey("Settlement", on_delete=models.PROTECT, null=True, related_name="inspections")
    at = models.DateTimeField(default=now)
    actor_ref = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(quantity__gt=0), name="inspection_of_something")]
        indexes = [models.Index(fields=["line"], name="inspection_of_line")]

    def __str__(self) -> str:
        return f"{self.quantity} {self.grade}"
