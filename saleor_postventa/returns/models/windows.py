"""Until when a line can be returned."""

from django.db import models

from saleor_postventa.core.clock import now
from saleor_postventa.orders.models import OrderLine
from saleor_postventa.returns.rules import (
    WindowCause,
)
from saleor_postventa.shops.scope import ShopOwned

from .policies import PolicyVersion


class ReturnWindow(ShopOwned):
    """When the window of an order line ends, as last recorded by ReturnWindowSet; None where it is not known yet.

    `promised_until` keeps what the shopper was told before a later policy reached back: it never gets shorter.
    """

    order_line = models.OneToOneField(OrderLine, on_delete=models.CASCADE, related_name="return_window")
    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    promised_until = models.DateTimeField(null=True, blank=True)
    extended_until = models.DateTimeField(null=True, blank=True)
    extension_reason = models.CharField(max_length=500, blank=True, default="")
    cause = models.CharField(max_length=10, choices=WindowCause)
    policy_version = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT, null=True, related_name="+")
    revision = models.PositiveIntegerField(default=0)
    set_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["shop", "ends_at"], name="return_window_by_end")]

    def __str__(self) -> str:
        return f"until {self.ends_at}"
