"""Sums of days and months that are over, so that books of years are read in one go: `loyalty.services.closing`."""

from django.db import models

from saleor_postventa.loyalty.codes import EntryKind
from saleor_postventa.shops.scope import ShopOwned


class BooksClosed(ShopOwned):
    """How far a shop's books are closed, each moment excluded; days and months are those of `zone`."""

    zone = models.CharField(max_length=64)
    days_until = models.DateField()
    months_until = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shop"], name="books_closed_once")]

    def __str__(self) -> str:
        return f"closed until {self.days_until}"


class DaySum(ShopOwned):
    """What all entries of a kind changed on a day; no row where there was none."""

    day = models.DateField()
    kind = models.CharField(max_length=10, choices=EntryKind)
    pending = models.BigIntegerField()
    active = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shop", "day", "kind"], name="one_sum_per_day_and_kind")]

    def __str__(self) -> str:
        return f"{self.kind} on {self.day}"


class CohortSum(ShopOwned):
    """What a month did to the points that a month had issued: both are first days.

    `issued` is what came, less what was taken back; `used` is what was spent, less what was given back.
    """

    issued_on = models.DateField()
    happened_on = models.DateField()
    issued = models.BigIntegerField()
    used = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shop", "issued_on", "happened_on"], name="one_sum_per_cohort_and_month")
        ]

    def __str__(self) -> str:
        return f"{self.issued_on} in {self.happened_on}"
