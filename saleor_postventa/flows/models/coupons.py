"""Codes that mails of flows hold."""

from typing import ClassVar, Self

from django.db import models

from saleor_postventa.credits.models import VoucherCode
from saleor_postventa.shops.scope import ShopOwned, scoped

from .journeys import Journey


class CouponQuerySet(models.QuerySet["FlowCoupon"]):
    def in_force(self) -> Self:
        return self.filter(is_over=False)


class FlowCoupon(ShopOwned):
    """One code of one step of a journey, good until `ends_at`; `is_over` once it was taken back, or used."""

    journey = models.ForeignKey(Journey, on_delete=models.PROTECT, related_name="coupons", db_index=False)
    step = models.CharField(max_length=60)
    code = models.OneToOneField(VoucherCode, on_delete=models.PROTECT, related_name="flow_coupon")
    ends_at = models.DateTimeField()
    is_over = models.BooleanField(default=False)

    objects: ClassVar[CouponQuerySet] = scoped(CouponQuerySet)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["journey", "step"], name="one_coupon_per_step")]
        indexes = [
            models.Index(fields=["shop", "ends_at"], name="flow_coupon_ending", condition=models.Q(is_over=False))
        ]

    def __str__(self) -> str:
        return f"coupon {self.pk}"
