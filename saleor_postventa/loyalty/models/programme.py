"""Versions of the programme."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from saleor_postventa.core.clock import now
from saleor_postventa.loyalty.codes import ProgrammeStatus
from saleor_postventa.shops.scope import ShopOwned, scoped


class ProgrammeVersionQuerySet(models.QuerySet["ProgrammeVersion"]):
    def drafts(self) -> Self:
        return self.filter(status=ProgrammeStatus.DRAFT)

    def published(self) -> Self:
        """The newest to come into force first."""
        return self.filter(status=ProgrammeStatus.PUBLISHED).order_by("-in_force_since")


class ProgrammeVersion(ShopOwned):
    """A version of the programme. `content` is `programme.document.Programme` as JSON.

    One version is in force at a time: the published one with the newest `in_force_since` that is not ahead. Once it is
    published the database refuses to change or delete it, as entries of the ledger name it. `revision` counts what
    people did to any of the shop's versions: who writes over a draft names the one they read.
    """

    number = models.PositiveIntegerField()
    status = models.CharField(max_length=9, choices=ProgrammeStatus, default=ProgrammeStatus.DRAFT)
    name = models.CharField(max_length=120, blank=True, default="")
    content = models.JSONField()
    revision = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=now)
    created_by = models.CharField(max_length=120, blank=True, default="")
    changed_at = models.DateTimeField(default=now)
    changed_by = models.CharField(max_length=120, blank=True, default="")
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.CharField(max_length=120, blank=True, default="")
    in_force_since = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[ProgrammeVersionQuerySet] = scoped(ProgrammeVersionQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shop", "number"], name="one_programme_per_number"),
            models.UniqueConstraint(fields=["shop"], name="one_draft_programme", condition=Q(status="draft")),
            models.UniqueConstraint(fields=["shop", "in_force_since"], name="one_programme_in_force"),
            models.CheckConstraint(
                condition=Q(status="published", in_force_since__isnull=False, published_at__isnull=False)
                | (~Q(status="published") & Q(in_force_since=None, published_at=None)),
                name="programme_in_force_is_published",
            ),
        ]

    def __str__(self) -> str:
        return f"programme {self.number}"
