from typing import ClassVar, Self

from django.db import models

from saleor_postventa.core.clock import now
from saleor_postventa.core.work import WorkState
from saleor_postventa.shops.scope import ShopOwned, ShopWork, scoped


class RunKind(models.TextChoices):
    BACKFILL = "backfill"
    RECONCILE = "reconcile"


class RunState(models.TextChoices):
    RUNNING = "running"
    FINISHED = "finished"
    ABANDONED = "abandoned"


class CatchUpRunQuerySet(models.QuerySet["CatchUpRun"]):
    def running(self, kind: str) -> Self:
        return self.filter(kind=kind, state=RunState.RUNNING)

    def newest_first(self) -> Self:
        return self.order_by("-pk")


class CatchUpRun(ShopOwned):
    """One backfill or reconcile; at most one of a kind runs in a shop."""

    kind = models.CharField(max_length=10, choices=RunKind)
    state = models.CharField(max_length=10, choices=RunState, default=RunState.RUNNING)
    is_thorough = models.BooleanField(default=False)
    started_at = models.DateTimeField(default=now)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[CatchUpRunQuerySet] = scoped(CatchUpRunQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["shop", "kind"], name="one_run_of_a_kind", condition=models.Q(state=RunState.RUNNING)
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def is_stuck(self) -> bool:
        """It runs, and no step is left that a worker would take."""
        waiting = CatchUpStep.objects.filter(progress__run=self, state=WorkState.WAITING)
        return self.state == RunState.RUNNING and not waiting.exists()


class FeedProgress(ShopOwned):
    """How far one feed of a run has come: `step` pages are written, the next begins after `cursor`."""

    run = models.ForeignKey(CatchUpRun, on_delete=models.CASCADE, related_name="feeds")
    feed = models.CharField(max_length=60)
    since = models.DateTimeField(null=True, blank=True)
    began_at = models.DateTimeField(default=now)
    cursor = models.CharField(max_length=500, blank=True, default="")
    step = models.PositiveIntegerField(default=0)
    read = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True, blank=True)
    is_finished = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "feed"], name="one_progress_per_feed")]

    def __str__(self) -> str:
        return f"{self.feed} {self.read}/{self.total or '?'}"


class CatchUpStep(ShopWork):
    """Reading one page; `number` is the count of pages written before it, so that none is written twice."""

    progress = models.ForeignKey(FeedProgress, on_delete=models.CASCADE, related_name="steps")
    number = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["progress", "number"], name="one_step_per_page")]
        indexes = [models.Index(fields=["due_at"], name="step_due", condition=models.Q(state="waiting"))]

    def __str__(self) -> str:
        return f"page {self.number} of {self.progress_id}"
