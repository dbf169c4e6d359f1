"""Flows, and the versions of their document."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from saleor_postventa.core.clock import now
from saleor_postventa.flows.codes import FlowState
from saleor_postventa.shops.scope import ShopOwned, scoped


class FlowQuerySet(models.QuerySet["Flow"]):
    def live(self) -> Self:
        return self.filter(state=FlowState.LIVE)


class Flow(ShopOwned):
    """`current` is the version that whoever begins now goes through; None until the first is published.

    `code` stays the same, whatever it is called: links, exports and draws of people name it. `title` is for the team.
    One that goes by the calendar was looked through for `looked_for`, and is being looked through from the customer
    `looked_to` on.
    """

    code = models.SlugField(max_length=60, db_index=False)
    title = models.CharField(max_length=120)
    state = models.CharField(max_length=6, choices=FlowState, default=FlowState.DRAFT)
    state_since = models.DateTimeField(default=now)
    current = models.ForeignKey("flows.FlowVersion", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(default=now)
    created_by = models.CharField(max_length=120, blank=True, default="")
    changed_at = models.DateTimeField(default=now)
    changed_by = models.CharField(max_length=120, blank=True, default="")
    looked_for = models.CharField(max_length=10, blank=True, default="", db_default="")
    looked_to = models.BigIntegerField(default=0, db_default=0)

    objects: ClassVar[FlowQuerySet] = scoped(FlowQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shop", "code"], name="one_flow_per_code"),
            models.CheckConstraint(
                condition=Q(state=FlowState.DRAFT, current=None)
                | (~Q(state=FlowState.DRAFT) & Q(current__isnull=False)),
                name="flow_runs_a_version",
            ),
        ]
        indexes = [models.Index(fields=["shop", "state"], name="flow_by_state")]

    def __str__(self) -> str:
        return self.code


class FlowVersionQuerySet(models.QuerySet["FlowVersion"]):
    def drafts(self) -> Self:
        return self.filter(number=None)

    def published(self) -> Self:
        """The newest first."""
        return self.exclude(number=None).order_by("-number")


class FlowVersion(ShopOwned):
    """`document` is `document.document.FlowDocument` as JSON; a draft has no `number`, and a flow one draft.

    Once it is published it does not change any more: whoever is on the way goes on as it was. `revision` counts what
    people did to any of the flow's versions: who writes over a draft names the one they read.
    """

    flow = models.ForeignKey(Flow, on_delete=models.PROTECT, related_name="versions", db_index=False)
    number = models.PositiveIntegerField(null=True, blank=True)
    document = models.JSONField()
    revision = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=now)
    created_by = models.CharField(max_length=120, blank=True, default="")
    changed_at = models.DateTimeField(default=now)
    changed_by = models.CharField(max_length=120, blank=True, default="")
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.CharField(max_length=120, blank=True, default="")

    objects: ClassVar[FlowVersionQuerySet] = scoped(FlowVersionQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["flow", "number"], name="one_flow_version_per_number"),
            models.UniqueConstraint(fields=["flow"], name="one_draft_per_flow", condition=Q(number=None)),
            models.CheckConstraint(
                condition=Q(number=None, published_at=None) | Q(number__gt=0, published_at__isnull=False),
                name="flow_version_published_has_number",
            ),
        ]

    def __str__(self) -> str:
        return f"version {self.number or '-'} of flow {self.flow_id}"

    @property
    def is_draft(self) -> bool:
        return self.number is None

    @property
    def status(self) -> str:
        """As `events.drafts` names it."""
        return "draft" if self.is_draft else "published"
