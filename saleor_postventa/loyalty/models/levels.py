"""What counts for levels, and which level who reached when."""

from decimal import Decimal

from django.db import models

from saleor_postventa.core.clock import now
from saleor_postventa.orders.models import Order
from saleor_postventa.shops.scope import ShopOwned

from .ledger import Account


class Count(ShopOwned):
    """What became known, at `at`, of an order of `of`; negative for what came back. The sum of an order is what it is
    worth now.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="counts")
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)
    of = models.DateTimeField()
    spent = models.DecimalField(max_digits=20, decimal_places=4, default=Decimal(0))
    currency = models.CharField(max_length=3)
    points = models.BigIntegerField(default=0)
    orders = models.SmallIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.spent} of {self.order_id}"


class LevelChange(ShopOwned):
    """Codes of levels, "" for none. `at` is when it became so, whenever it was noticed."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="level_changes")
    at = models.DateTimeField()
    before = models.CharField(max_length=100, blank=True, default="")
    after = models.CharField(max_length=100, blank=True, default="")
    noted_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["account", "at"], name="level_of_account")]

    def __str__(self) -> str:
        return f"{self.before} to {self.after}"
