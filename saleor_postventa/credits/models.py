from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from saleor_postventa.core.clock import now
from saleor_postventa.core.money import Money
from saleor_postventa.core.steps import Stepwise
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import ShopWork, scoped

from .rules import CreditStatus, CreditTrouble


class StoreCreditQuerySet(models.QuerySet["StoreCredit"]):
    def stuck(self) -> Self:
        return self.filter(status=CreditStatus.STUCK)


class StoreCredit(ShopWork, Stepwise):
    """A gift card for one person. `sealed_code` opens the card: it is encrypted, and shown in the mail alone."""

    key = models.CharField(max_length=150)
    reference = models.CharField(max_length=120)
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="+")
    order = models.ForeignKey(Order, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    amount = models.DecimalField(max_digits=20, decimal_places=4)
    currency = models.CharField(max_length=3)
    expires_on = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=8, choices=CreditStatus, default=CreditStatus.ASKED)
    status_since = models.DateTimeField(default=now)
    saleor_id = models.CharField(max_length=128, blank=True, default="")
    sealed_code = models.TextField(blank=True, default="")
    last_chars = models.CharField(max_length=4, blank=True, default="")
    trouble = models.CharField(max_length=30, choices=CreditTrouble, blank=True, default="")
    attempt = models.PositiveSmallIntegerField(default=1)
    actor_kind = models.CharField(max_length=8)
    actor_ref = models.CharField(max_length=120, blank=True, default="")
    asked_at = models.DateTimeField(default=now)

    objects: ClassVar[StoreCreditQuerySet] = scoped(StoreCreditQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shop", "key"], name="one_store_credit_per_key"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="store_credit_of_something"),
        ]
        indexes = [
            models.Index(fields=["shop", "reference"], name="store_credit_by_reference"),
            models.Index(fields=["shop", "saleor_id"], name="store_credit_by_card"),
            models.Index(fields=["due_at"], name="store_credit_due", condition=Q(state="waiting")),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)
