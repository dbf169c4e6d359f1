"""Named sets of people, and where each of them stands among all customers."""

from typing import ClassVar, Self

from django.db import models

from saleor_postventa.core.clock import now
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import ShopOwned, scoped


class SegmentQuerySet(models.QuerySet["Segment"]):
    def in_order(self) -> Self:
        return self.order_by("title", "code")


class Segment(ShopOwned):
    """`conditions` are those of `flows.conditions`, as JSON: whoever fits all of them is in it, at that moment."""

    code = models.SlugField(max_length=60, db_index=False)
    title = models.CharField(max_length=120)
    conditions = models.JSONField(default=list)
    revision = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=now)
    changed_at = models.DateTimeField(default=now)
    changed_by = models.CharField(max_length=120, blank=True, default="")

    objects: ClassVar[SegmentQuerySet] = scoped(SegmentQuerySet)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shop", "code"], name="one_segment_per_code")]

    def __str__(self) -> str:
        return self.code


class Standing(ShopOwned):
    """Fifths of all customers who bought, 5 the best, as reckoned at `reckoned_at`; and what they were reckoned from.

    `spent` is what they paid less what went back, in `currency`, the one that most of the shop's orders have.
    """

    customer = models.OneToOneField(Customer, on_delete=models.CASCADE, related_name="standing")
    recency = models.PositiveSmallIntegerField()
    frequency = models.PositiveSmallIntegerField()
    monetary = models.PositiveSmallIntegerField()
    orders = models.PositiveIntegerField()
    last_order_at = models.DateTimeField()
    spent = models.DecimalField(max_digits=20, decimal_places=3)
    currency = models.CharField(max_length=3)
    reckoned_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["shop", "recency", "frequency", "monetary"], name="standing_by_scores"),
        ]

    def __str__(self) -> str:
        return f"{self.recency}{self.frequency}{self.monetary} of {self.customer_id}"
