"""Lists that the team keeps: who is blocked or allowed, and views of the queue."""

from django.db import models

from saleor_postventa.core.clock import now
from saleor_postventa.shops.scope import ShopOwned


class Guard(ShopOwned):
    """A block or an allowance, with a reason and an end: of a customer, an item, an order or a voucher code."""

    class Subject(models.TextChoices):
        CUSTOMER = "customer"
        SKU = "sku"
        COLLECTION = "collection"
        ORDER = "order"
        VOUCHER = "voucher"

    subject = models.CharField(max_length=10, choices=Subject)
    value = models.CharField(max_length=255)
    is_block = models.BooleanField(default=True)
    reason = models.CharField(max_length=500)
    expires_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=now)
    created_by = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shop", "subject", "value", "is_block"], name="one_guard_per_subject")
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.value}"


class SavedView(ShopOwned):
    """A filter of the queue that staff gave a name."""

    name = models.CharField(max_length=80)
    filters = models.JSONField(default=dict)
    owner = models.CharField(max_length=120, blank=True, default="")
    is_shared = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shop", "name"], name="one_saved_view_per_name")]

    def __str__(self) -> str:
        return self.name
