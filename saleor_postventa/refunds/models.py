from decimal import Decimal
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from saleor_postventa.core.clock import now
from saleor_postventa.core.money import Money
from saleor_postventa.core.steps import Stepwise
from saleor_postventa.orders.models import Order
from saleor_postventa.orders.rules import Purpose
from saleor_postventa.shops.scope import ShopOwned, ShopWork, scoped

from .rules import NEEDS_PERSON, PartStatus, Path, RefundStatus, Trouble


def _amount() -> "models.DecimalField[Decimal, Decimal]":
    return models.DecimalField(max_digits=20, decimal_places=4, default=Decimal(0))


class RefundQuerySet(models.QuerySet["Refund"]):
    def of_order(self, order_id: int) -> Self:
        return self.filter(order_id=order_id)

    def in_need_of_staff(self) -> Self:
        return self.filter(status__in=[RefundStatus.FOR_STAFF, RefundStatus.FAILED])

    def unsettled(self) -> Self:
        return self.exclude(status=RefundStatus.SETTLED)


class Refund(ShopOwned):
    """What goes back for some units; `key` makes it the same one within the shop.

    `amount` is all of it, fees taken off, `shipping_amount` what of it is for the shipping; `units` are
    `{our order line id: quantity}`. One that failed stays owed: it is tried again, or confirmed by a person.
    """

    key = models.CharField(max_length=150)
    purpose = models.CharField(max_length=10, choices=Purpose)
    reference = models.CharField(max_length=120)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="+")
    amount = _amount()
    shipping_amount = _amount()
    currency = models.CharField(max_length=3)
    units = models.JSONField(default=dict)
    status = models.CharField(max_length=9, choices=RefundStatus, default=RefundStatus.OPEN)
    reason = models.CharField(max_length=250, blank=True, default="")
    reason_reference = models.CharField(max_length=128, blank=True, default="")
    actor_kind = models.CharField(max_length=8)
    actor_ref = models.CharField(max_length=120, blank=True, default="")
    requested_at = models.DateTimeField(default=now)
    settled_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    alarmed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[RefundQuerySet] = scoped(RefundQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shop", "key"], name="one_refund_per_key"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="refund_of_something"),
        ]
        indexes = [
            models.Index(fields=["shop", "reference"], name="refund_by_reference"),
            models.Index(fields=["order"], name="refund_of_order"),
            models.Index(fields=["shop", "status", "due_at"], name="refund_by_deadline"),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)


class RefundPartQuerySet(models.QuerySet["RefundPart"]):
    def of_order(self, order_id: int) -> Self:
        return self.filter(refund__order_id=order_id)

    def pending(self) -> Self:
        return self.filter(status=PartStatus.PENDING)

    def in_need_of_staff(self) -> Self:
        return self.filter(status__in=NEEDS_PERSON)


class RefundPart(ShopWork, Stepwise):
    """The share of one payment, and the work of bringing it back. One row per refund and payment.

    `requests_before` is how often Saleor had been asked for it when the call was about to be made; `due_at` of one that
    is PENDING is when it is looked at again.
    """

    refund = models.ForeignKey(Refund, on_delete=models.CASCADE, related_name="parts")
    path = models.CharField(max_length=12, choices=Path)
    transaction_saleor_id = models.CharField(max_length=128, blank=True, default="")
    amount = _amount()
    status = models.CharField(max_length=10, choices=PartStatus, default=PartStatus.ASKED)
    status_since = models.DateTimeField(default=now)
    grant_saleor_id = models.CharField(max_length=128, blank=True, default="")
    trouble = models.CharField(max_length=40, choices=Trouble, blank=True, default="")
    attempt = models.PositiveSmallIntegerField(default=1)
    requests_before = models.PositiveSmallIntegerField(default=0)
    confirmed_by = models.CharField(max_length=120, blank=True, default="")

    objects: ClassVar[RefundPartQuerySet] = scoped(RefundPartQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["refund", "path", "transaction_saleor_id"], name="one_part_per_payment"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="refund_part_of_something"),
        ]
        indexes = [
            models.Index(fields=["due_at"], name="refund_part_due", condition=Q(state="waiting")),
            models.Index(fields=["lane", "id"], name="refund_part_lane", condition=Q(state="waiting")),
            models.Index(fields=["shop", "grant_saleor_id"], name="refund_part_by_grant"),
        ]

    def __str__(self) -> str:
        return f"{self.amount} by {self.path}"

    @property
    def money(self) -> Money:
        return Money(self.amount, self.refund.currency)
