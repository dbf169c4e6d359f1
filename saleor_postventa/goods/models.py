from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from saleor_postventa.core.actor import Actor, ActorKind
from saleor_postventa.core.clock import now
from saleor_postventa.orders.models import Order
from saleor_postventa.shops.scope import ShopWork, scoped

from .rules import MoveKind, MoveStatus


class GoodsMoveQuerySet(models.QuerySet["GoodsMove"]):
    def asked_for(self, reference: str) -> Self:
        return self.filter(reference=reference)

    def stuck(self) -> Self:
        return self.filter(status=MoveStatus.STUCK)


class GoodsMove(ShopWork):
    """One change to Saleor's book of goods; `key` makes it the same one within the shop.

    `wanted` is what was asked for, `before` what Saleor said right before the call, `result` what came of it.
    `taken_at` is when a worker took it up, by the machine's clock; while it is recent, nobody else touches the lane.
    """

    key = models.CharField(max_length=150)
    kind = models.CharField(max_length=14, choices=MoveKind)
    reference = models.CharField(max_length=120)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=8, choices=MoveStatus, default=MoveStatus.ASKED)
    status_since = models.DateTimeField(default=now)
    wanted = models.JSONField(default=dict)
    before = models.JSONField(default=dict, blank=True)
    result = models.JSONField(default=dict, blank=True)
    trouble = models.CharField(max_length=30, blank=True, default="")
    attempt = models.PositiveSmallIntegerField(default=1)
    actor_kind = models.CharField(max_length=8)
    actor_ref = models.CharField(max_length=120, blank=True, default="")
    taken_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(default=now)
    reviewed_by = models.CharField(max_length=120, blank=True, default="")

    objects: ClassVar[GoodsMoveQuerySet] = scoped(GoodsMoveQuerySet)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shop", "key"], name="one_goods_move_per_key")]
        indexes = [
            models.Index(fields=["shop", "reference"], name="goods_move_by_reference"),
            models.Index(fields=["due_at"], name="goods_move_due", condition=Q(state="waiting")),
            models.Index(fields=["lane", "id"], name="goods_move_lane", condition=Q(state="waiting")),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def actor(self) -> Actor:
        """Who asked for it."""
        return Actor(ActorKind(self.actor_kind), self.actor_ref)
