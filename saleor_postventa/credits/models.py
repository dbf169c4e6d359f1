from decimal import Decimal
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from saleor_postventa.core.clock import now
from saleor_postventa.core.money import Money
from saleor_postventa.core.steps import Stepwise
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import ShopOwned, ShopWork, scoped

from .rules import CodeStatus, CodeTrouble, CreditStatus, CreditTrouble, VoucherKind, VoucherStatus, VoucherTerms


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


class Voucher(ShopOwned, Stepwise):
    """A voucher in Saleor, made once for one code, whose `key` it has.

    `sealed_mark` is its first code, that nobody is given: by it the voucher is found again after a break. It is deleted
    in Saleor before the code is given away.
    """

    key = models.CharField(max_length=150)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=8, choices=VoucherKind)
    value = models.DecimalField(max_digits=20, decimal_places=4)
    currency = models.CharField(max_length=3, blank=True, default="")
    min_spent = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    channels = models.JSONField(default=list, blank=True)
    products = models.JSONField(default=list, blank=True)
    status = models.CharField(max_length=8, choices=VoucherStatus, default=VoucherStatus.ASKED)
    status_since = models.DateTimeField(default=now)
    saleor_id = models.CharField(max_length=128, blank=True, default="")
    sealed_mark = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shop", "key"], name="one_voucher_per_key"),
            models.CheckConstraint(condition=Q(value__gt=0), name="voucher_of_something"),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def terms(self) -> VoucherTerms:
        return VoucherTerms(
            kind=VoucherKind(self.kind),
            value=Decimal(self.value),
            currency=self.currency,
            min_spent=self.min_spent,
            ends_at=self.ends_at,
            channels=tuple(self.channels),
            products=tuple(self.products),
        )


class VoucherCodeQuerySet(models.QuerySet["VoucherCode"]):
    def stuck(self) -> Self:
        return self.filter(status=CodeStatus.STUCK)

    def unwanted(self) -> Self:
        return self.filter(status=CodeStatus.UNWANTED)


class VoucherCode(ShopWork, Stepwise):
    """A code for one person, though whoever holds it may use it: it is encrypted, and found again by its digest.

    `called_at` is when Saleor was last about to be asked to add it. `customer` is None once they were forgotten.
    """

    key = models.CharField(max_length=150)
    reference = models.CharField(max_length=120)
    voucher = models.ForeignKey(Voucher, on_delete=models.PROTECT, related_name="codes")
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    order = models.ForeignKey(Order, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    status = models.CharField(max_length=9, choices=CodeStatus, default=CodeStatus.ASKED)
    status_since = models.DateTimeField(default=now)
    called_at = models.DateTimeField(null=True, blank=True)
    sealed_code = models.TextField(blank=True)
    digest = models.CharField(max_length=64)
    last_chars = models.CharField(max_length=4, blank=True, default="")
    trouble = models.CharField(max_length=30, choices=CodeTrouble, blank=True, default="")
    asked_at = models.DateTimeField(default=now)

    objects: ClassVar[VoucherCodeQuerySet] = scoped(VoucherCodeQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shop", "key"], name="one_voucher_code_per_key"),
            models.UniqueConstraint(fields=["shop", "digest"], name="one_voucher_code_per_digest"),
        ]
        indexes = [
            models.Index(fields=["due_at"], name="voucher_code_due", condition=Q(state="waiting")),
            models.Index(fields=["lane", "id"], name="voucher_code_lane", condition=Q(state="waiting")),
            models.Index(fields=["shop", "status", "status_since"], name="voucher_code_by_status"),
        ]

    def __str__(self) -> str:
        return self.key
