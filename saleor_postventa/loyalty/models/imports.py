"""Files of members that the team brings along."""

from django.db import models
from django.db.models import Q

from saleor_postventa.core.clock import now
from saleor_postventa.loyalty.codes import ImportStep
from saleor_postventa.shops.scope import ShopWork


class MemberImport(ShopWork):
    """A CSV file: the work of checking it, then of importing it, and what came of it.

    `mistakes` are `[row, code, column]`, no values: the file may name people, and is deleted when it is done with.
    `unread` are columns that the program does not know.
    """

    step = models.CharField(max_length=9, choices=ImportStep, default=ImportStep.CHECKING)
    name = models.CharField(max_length=120, blank=True, default="")
    file = models.FileField(upload_to="member-imports/", blank=True, default="")
    size = models.PositiveIntegerField(default=0)
    asked_by = models.CharField(max_length=120, blank=True, default="")
    asked_at = models.DateTimeField(default=now)
    began_by = models.CharField(max_length=120, blank=True, default="")
    rows_total = models.PositiveIntegerField(default=0)
    rows_done = models.PositiveIntegerField(default=0)
    rows_new = models.PositiveIntegerField(default=0)
    rows_known = models.PositiveIntegerField(default=0)
    rows_wrong = models.PositiveIntegerField(default=0)
    points = models.BigIntegerField(default=0)
    mistakes = models.JSONField(default=list, blank=True)
    unread = models.JSONField(default=list, blank=True)

    class Meta:
        indexes = [models.Index(fields=["due_at"], name="member_imports_due", condition=Q(state="waiting"))]

    def __str__(self) -> str:
        return f"import {self.pk}"
