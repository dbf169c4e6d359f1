"""Points that should have expired, and did not."""

from django.db import models

from saleor_postventa.core.clock import now
from saleor_postventa.loyalty.codes import StayReason
from saleor_postventa.shops.scope import ShopOwned

from .ledger import Account


class ExpiryStay(ShopOwned):
    """Points of the account that were due at `due` or before are kept till `until`, and looked at again then.

    `hold_id` is what was open, where something was.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="stays")
    due = models.DateTimeField()
    until = models.DateTimeField()
    points = models.BigIntegerField()
    reason = models.CharField(max_length=12, choices=StayReason)
    hold_id = models.BigIntegerField(null=True, blank=True)
    noted_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "due", "until"], name="one_stay_per_moment")]
        indexes = [models.Index(fields=["account", "until"], name="stay_of_account")]

    def __str__(self) -> str:
        return f"{self.reason} until {self.until}"
