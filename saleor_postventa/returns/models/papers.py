"""Photos and papers of a return, and the ways of sending back."""

from django.db import models
from django.db.models import Q

from saleor_postventa.core.clock import now
from saleor_postventa.shops.scope import ShopOwned, ShopWork

from .arrivals import Inspection
from .returns import Return, ReturnLine


class FileKind(models.TextChoices):
    PHOTO = "photo"
    LABEL = "label"
    INSPECTION = "inspection"
    CODE = "code"


class ReturnFile(ShopOwned):
    """A photo, a label or a code to show, kept through Django's storage. Photos are without what cameras add.

    `inspection` is the look at which the team took it: such photos are for the team alone.
    """

    of = models.ForeignKey(Return, on_delete=models.CASCADE, null=True, related_name="files")
    line = models.ForeignKey(ReturnLine, on_delete=models.CASCADE, null=True, blank=True, related_name="files")
    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, null=True, blank=True, related_name="photos")
    kind = models.CharField(max_length=10, choices=FileKind)
    file = models.FileField(upload_to="returns/%Y/%m")
    content_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    at = models.DateTimeField(default=now)
    actor_kind = models.CharField(max_length=8)
    actor_ref = models.CharField(max_length=120, blank=True, default="")

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class MethodChoice(ShopOwned):
    """What the shop chose for a way of sending back; `settings` are read by the way's own model."""

    code = models.CharField(max_length=30)
    is_on = models.BooleanField(default=True)
    settings = models.JSONField(default=dict, blank=True)
    changed_at = models.DateTimeField(default=now)
    changed_by = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shop", "code"], name="one_choice_per_return_method")]

    def __str__(self) -> str:
        return self.code


class PaperOrder(ShopWork):
    """The work of making an approved return's label and code, once per way that it is to be sent."""

    of = models.ForeignKey(Return, on_delete=models.CASCADE, related_name="paper_orders")
    method = models.CharField(max_length=30)
    asked_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["of", "method"], name="papers_once_per_return_method")]
        indexes = [models.Index(fields=["due_at"], name="return_papers_due", condition=Q(state="waiting"))]

    def __str__(self) -> str:
        return f"papers of {self.of_id}"
