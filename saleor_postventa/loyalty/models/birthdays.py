"""The day that somebody told us, to get points on it."""

from django.db import models
from django.db.models import Q

from saleor_postventa.core.clock import now
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import ShopOwned


class Birthday(ShopOwned):
    """Day and month alone: no year is asked for. `entered_at` is when it was told, or changed last."""

    customer = models.OneToOneField(Customer, on_delete=models.CASCADE, related_name="+")
    month = models.PositiveSmallIntegerField()
    day = models.PositiveSmallIntegerField()
    entered_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(month__gte=1, month__lte=12), name="birthday_in_a_month"),
            models.CheckConstraint(condition=Q(day__gte=1, day__lte=31), name="birthday_on_a_day"),
        ]
        indexes = [models.Index(fields=["shop", "month", "day"], name="birthday_by_day")]

    def __str__(self) -> str:
        return f"{self.day:02}/{self.month:02}"
