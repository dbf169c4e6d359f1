"""What flows ask the team to do."""

from typing import ClassVar, Self

from django.db import models

from saleor_postventa.core.clock import now
from saleor_postventa.flows.codes import TaskKind, TaskState
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import ShopOwned, scoped

from .journeys import Journey


class StaffTaskQuerySet(models.QuerySet["StaffTask"]):
    def open(self) -> Self:
        return self.filter(state=TaskState.OPEN)


class StaffTask(ShopOwned):
    """`texts` are the shop's, by language, from the flow. Done by one person, once; `note` is what they say of it."""

    journey = models.ForeignKey(Journey, on_delete=models.PROTECT, related_name="tasks", db_index=False)
    step = models.CharField(max_length=60)
    kind = models.CharField(max_length=5, choices=TaskKind)
    texts = models.JSONField()
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    order = models.ForeignKey(Order, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=9, choices=TaskState, default=TaskState.OPEN)
    created_at = models.DateTimeField(default=now)
    due_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=120, blank=True, default="")
    note = models.CharField(max_length=500, blank=True, default="")

    objects: ClassVar[StaffTaskQuerySet] = scoped(StaffTaskQuerySet)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["journey", "step"], name="one_task_per_step")]
        indexes = [models.Index(fields=["shop", "state", "due_at"], name="staff_task_by_state")]

    def __str__(self) -> str:
        return f"task {self.pk}"
