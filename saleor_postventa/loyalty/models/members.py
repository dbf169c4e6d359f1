"""When people took no part, and levels that they were given."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from saleor_postventa.core.clock import now
from saleor_postventa.loyalty.codes import AbsenceKind
from saleor_postventa.shops.scope import ShopOwned, scoped

from .ledger import Account


class Absence(ShopOwned):
    """A time that is over, in which somebody took no part: what they bought then earns nothing, whenever asked."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="absences")
    kind = models.CharField(max_length=8, choices=AbsenceKind)
    since = models.DateTimeField()
    until = models.DateTimeField(default=now)
    ended_by = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(since__lte=F("until")), name="absence_ends_after_it_begins")]

    def __str__(self) -> str:
        return f"{self.kind} until {self.until}"


class LevelGrantQuerySet(models.QuerySet["LevelGrant"]):
    def in_force(self) -> Self:
        return self.filter(until__gt=now())


class LevelGrant(ShopOwned):
    """A level that somebody has at least until then, whatever they bought: brought along from elsewhere.

    `key` makes it the same fact, `content` is what it said.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="level_grants")
    key = models.CharField(max_length=200)
    content = models.CharField(max_length=200, blank=True, default="")
    level = models.CharField(max_length=100)
    until = models.DateTimeField()
    given_at = models.DateTimeField(default=now)
    given_by = models.CharField(max_length=120, blank=True, default="")

    objects: ClassVar[LevelGrantQuerySet] = scoped(LevelGrantQuerySet)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shop", "key"], name="one_level_grant_per_key")]
        indexes = [models.Index(fields=["account", "until"], name="level_grant_of_account")]

    def __str__(self) -> str:
        return f"{self.level} until {self.until}"
