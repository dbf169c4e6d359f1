"""Versions of the policy, and what became of a past year under one of them."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from saleor_postventa.core.clock import now
from saleor_postventa.core.money import Money
from saleor_postventa.orders.models import Order
from saleor_postventa.orders.replays import PastReplay
from saleor_postventa.returns.rules import (
    PolicyStatus,
)
from saleor_postventa.shops.scope import ShopOwned, scoped

from .amounts import amount_field


class PolicyVersionQuerySet(models.QuerySet["PolicyVersion"]):
    def drafts(self) -> Self:
        return self.filter(status=PolicyStatus.DRAFT)

    def in_force_order(self) -> Self:
        """Published or scheduled, the newest to take effect first."""
        kept = [PolicyStatus.PUBLISHED, PolicyStatus.SCHEDULED]
        return self.filter(status__in=kept).order_by("-takes_effect_at", "-pk")


class PolicyVersion(ShopOwned):
    """A version of the return policy. `content` is `policy.document.Policy` as JSON; once published it never changes.

    An order is judged by the newest version in force whose `applies_from` is not after the order was placed.
    `revision` counts what people did to any of the shop's versions: who writes over a draft names the one they read.
    `recomputed_until` is the last order whose windows were reckoned anew, `recomputed_at` when all of them were.
    """

    number = models.PositiveIntegerField()
    status = models.CharField(max_length=9, choices=PolicyStatus, default=PolicyStatus.DRAFT)
    name = models.CharField(max_length=120, blank=True, default="")
    content = models.JSONField()
    created_at = models.DateTimeField(default=now)
    changed_at = models.DateTimeField(default=now)
    created_by = models.CharField(max_length=120, blank=True, default="")
    changed_by = models.CharField(max_length=120, blank=True, default="", db_default="")
    revision = models.PositiveIntegerField(default=0, db_default=0)
    published_by = models.CharField(max_length=120, blank=True, default="")
    published_at = models.DateTimeField(null=True, blank=True)
    takes_effect_at = models.DateTimeField(null=True, blank=True)
    applies_from = models.DateTimeField(null=True, blank=True)
    recomputed_at = models.DateTimeField(null=True, blank=True)
    recomputed_until = models.BigIntegerField(default=0)

    objects: ClassVar[PolicyVersionQuerySet] = scoped(PolicyVersionQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shop", "number"], name="one_policy_version_per_number"),
            models.UniqueConstraint(fields=["shop"], name="one_draft_policy", condition=Q(status="draft")),
        ]

    def __str__(self) -> str:
        return f"policy {self.number}"


class PolicySimulation(PastReplay):
    """A policy held against the shop's own past, order by order; the work of reckoning it, and what came of it.

    `content` and `live_content` are the two policies as they were when it was asked for. `results` are
    `simulation.report.Report` as JSON.
    """

    policy_version = models.ForeignKey(PolicyVersion, on_delete=models.SET_NULL, null=True, related_name="+")
    live_version = models.ForeignKey(PolicyVersion, on_delete=models.SET_NULL, null=True, related_name="+")
    content = models.JSONField()
    live_content = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["due_at"], name="simulations_due", condition=Q(state="waiting"))]

    def __str__(self) -> str:
        return f"simulation {self.pk}"


class SimulatedOrder(ShopOwned):
    """An order of which the two policies make something different; `changes` say what and why, return by return.

    Amounts are what goes back as money; `weight` is the difference without its sign.
    """

    simulation = models.ForeignKey(PolicySimulation, on_delete=models.CASCADE, related_name="orders")
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="+")
    currency = models.CharField(max_length=3)
    live_amount = amount_field()
    draft_amount = amount_field()
    weight = amount_field()
    changes = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["simulation", "order"], name="one_row_per_simulated_order")]
        indexes = [models.Index(fields=["simulation", "-weight", "-id"], name="simulated_orders_by_weight")]

    def __str__(self) -> str:
        return f"{self.order_id} in {self.simulation_id}"

    @property
    def difference(self) -> Money:
        return Money(self.draft_amount - self.live_amount, self.currency)
