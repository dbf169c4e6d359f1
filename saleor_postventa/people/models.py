from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from saleor_postventa.core.clock import now
from saleor_postventa.shops.scope import ShopOwned, scoped

from .rules import HoldReason


class CustomerQuerySet(models.QuerySet["Customer"]):
    def living(self) -> Self:
        """Neither erased nor joined with another record."""
        return self.filter(erased_at=None, merged_into=None)

    def accounts(self) -> Self:
        return self.living().exclude(saleor_id=None)

    def guests(self) -> Self:
        return self.living().filter(saleor_id=None)

    def of_address(self, email: str) -> Self:
        return self.living().filter(email=email)


class Customer(ShopOwned):
    """`known_at` and `read_at` are the age of the account's facts, `ordered_at` of those that an order told us."""

    saleor_id = models.CharField(max_length=64, null=True, blank=True)
    email = models.CharField(max_length=254, blank=True, default="")
    first_name = models.CharField(max_length=256, blank=True, default="")
    last_name = models.CharField(max_length=256, blank=True, default="")
    language = models.CharField(max_length=35, blank=True, default="")
    country = models.CharField(max_length=2, blank=True, default="")
    is_active = models.BooleanField(default=True)
    is_confirmed = models.BooleanField(default=False)
    is_staff = models.BooleanField(default=False)
    joined_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=now)
    known_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    email_as_of = models.DateTimeField(null=True, blank=True)
    ordered_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)
    erased_email_digest = models.CharField(max_length=64, blank=True, default="")
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects: ClassVar[CustomerQuerySet] = scoped(CustomerQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shop", "saleor_id"], name="one_customer_per_account"),
            models.UniqueConstraint(
                fields=["shop", "email"],
                name="one_guest_per_address",
                condition=Q(saleor_id=None, erased_at=None, merged_into=None),
            ),
        ]
        indexes = [
            models.Index(fields=["shop", "email"], name="customer_by_address"),
            models.Index(
                fields=["shop", "erased_email_digest"], name="customer_erased", condition=~Q(erased_email_digest="")
            ),
        ]

    def __str__(self) -> str:
        return f"customer {self.pk}"

    @property
    def is_guest(self) -> bool:
        return self.saleor_id is None

    @property
    def is_erased(self) -> bool:
        return self.erased_at is not None

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


class AddressSalt(ShopOwned):
    """What addresses of a shop are hashed with; never changed, or every block and every erasure would be forgotten."""

    salt = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shop"], name="one_salt_per_shop")]

    def __str__(self) -> str:
        return f"salt of {self.shop_id}"


class CustomerFact(ShopOwned):
    """What another domain knows of a customer (tier, NPS class, return rate ...), one row per key.

    `earlier` are the values before, the oldest first, each with when it began.
    """

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="facts")
    key = models.CharField(max_length=60)
    value = models.JSONField()
    since = models.DateTimeField()
    earlier = models.JSONField(default=list, db_default=[], blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["customer", "key"], name="one_fact_per_key")]

    def __str__(self) -> str:
        return self.key

    def value_at(self, moment: datetime) -> Any:
        """What was known of that moment; None of one before anything was."""
        if self.since <= moment:
            return self.value
        return next(
            (each["value"] for each in reversed(self.earlier) if datetime.fromisoformat(each["since"]) <= moment), None
        )


class HoldQuerySet(models.QuerySet["Hold"]):
    def in_force(self) -> Self:
        return self.filter(lifted_at=None)

    def touching(self, *, customer_id: int, order_id: int | None = None) -> Self:
        """Of the whole customer, or of this one order."""
        return self.filter(Q(order_id=None) | Q(order_id=order_id), customer_id=customer_id)


class Hold(ShopOwned):
    """Something is open: `key` names it (a return, a case); `order_id` is the id of our order, if it is about one."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="holds")
    order_id = models.BigIntegerField(null=True, blank=True)
    reason = models.CharField(max_length=20, choices=HoldReason)
    key = models.CharField(max_length=120)
    since = models.DateTimeField(default=now)
    lifted_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[HoldQuerySet] = scoped(HoldQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["shop", "reason", "key"], name="one_open_hold_per_key", condition=Q(lifted_at=None)
            )
        ]
        indexes = [models.Index(fields=["customer", "lifted_at"], name="hold_of_customer")]

    def __str__(self) -> str:
        return f"{self.reason} {self.key}"
