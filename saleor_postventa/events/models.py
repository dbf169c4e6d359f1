from typing import ClassVar

from django.db import models

from saleor_postventa.core.actor import Actor, ActorKind
from saleor_postventa.core.clock import now
from saleor_postventa.core.event import Event, Subject, event_types
from saleor_postventa.shops.scope import ShopOwned, ShopWork, scoped


class RecordedEventQuerySet(models.QuerySet["RecordedEvent"]):
    def of_order(self, order_id: int) -> "RecordedEventQuerySet":
        return self.filter(order_id=order_id)

    def of_customer(self, customer_id: int, order_ids: list[int]) -> "RecordedEventQuerySet":
        """Of the person and of their orders, also those linked to the account later."""
        return self.filter(models.Q(customer_id=customer_id) | models.Q(order_id__in=order_ids))

    def newest_first(self) -> "RecordedEventQuerySet":
        return self.order_by("-occurred_at", "-pk")


class RecordedEvent(ShopOwned):
    """An event as it stands in the log. `key` makes it the same fact within the shop."""

    name = models.CharField(max_length=60)
    version = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=200)
    order_id = models.BigIntegerField(null=True, blank=True)
    customer_id = models.BigIntegerField(null=True, blank=True)
    line_ids = models.JSONField(default=list, blank=True)
    occurred_at = models.DateTimeField()
    recorded_at = models.DateTimeField(default=now)
    actor_kind = models.CharField(max_length=8)
    actor_ref = models.CharField(max_length=120, blank=True, default="")
    cause = models.CharField(max_length=120, blank=True, default="")
    data = models.JSONField(default=dict)

    objects: ClassVar[RecordedEventQuerySet] = scoped(RecordedEventQuerySet)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shop", "key"], name="one_row_per_fact")]
        indexes = [
            models.Index(fields=["shop", "order_id", "occurred_at"], name="event_of_order"),
            models.Index(fields=["shop", "customer_id", "occurred_at"], name="event_of_customer"),
            models.Index(fields=["shop", "occurred_at"], name="event_audit"),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def by(self) -> Actor:
        return Actor(ActorKind(self.actor_kind), self.actor_ref)

    @property
    def subject(self) -> Subject:
        return Subject(order=self.order_id, customer=self.customer_id, lines=tuple(self.line_ids))

    @property
    def fact(self) -> Event:
        """The typed event. Raises UnknownCode where its type is no longer part of the program."""
        event_type = event_types.get(self.name)
        return event_type.load(self.data, version=self.version, subject=self.subject, occurred_at=self.occurred_at)


class ReactionRun(ShopWork):
    """One reaction to one event: `code` is `<domain>.<function>`."""

    read_with = ("shop", "event")

    event = models.ForeignKey(RecordedEvent, on_delete=models.CASCADE, related_name="runs")
    code = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "code"], name="one_run_per_event_and_reaction")]
        indexes = [
            models.Index(fields=["due_at"], name="reaction_due", condition=models.Q(state="waiting")),
            models.Index(fields=["shop"], name="reaction_dead", condition=models.Q(state="dead")),
            models.Index(fields=["lane", "id"], name="reaction_lane", condition=models.Q(state="waiting")),
            models.Index(fields=["shop", "state"], name="reaction_by_state"),
        ]

    def __str__(self) -> str:
        return f"{self.code} on {self.event_id}"
