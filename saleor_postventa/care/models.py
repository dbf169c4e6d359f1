"""A case, what was said in it, and what was done about it."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from saleor_postventa.core.actor import Actor, ActorKind
from saleor_postventa.core.clock import now
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import ShopOwned, scoped

from .rules import UNSOLVED, CaseOrigin, CaseOutcome, CaseState, CaseStep, CaseTopic, Severity

MESSAGE_LENGTH = 4000


class CaseNumber(ShopOwned):
    """The last number given out; locked while the next is taken, so that the series has no gap."""

    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shop"], name="one_series_of_case_numbers")]

    def __str__(self) -> str:
        return str(self.last)


class CaseQuerySet(models.QuerySet["Case"]):
    def unsolved(self) -> Self:
        return self.filter(state__in=UNSOLVED)

    def overdue(self, moment: datetime) -> Self:
        return self.filter(due_at__lt=moment)

    def of_order(self, order_id: int) -> Self:
        return self.filter(order_id=order_id)

    def of_customer(self, customer_id: int) -> Self:
        return self.filter(customer_id=customer_id)

    def for_shoppers(self) -> Self:
        """Without those that the team keeps for itself, as long as it told the shopper nothing."""
        return self.exclude(origin=CaseOrigin.STAFF, first_answered_at=None)

    def newest_first(self) -> Self:
        return self.order_by("-opened_at", "-pk")


class Case(ShopOwned):
    """`cause` is what it was opened for, at most once: a survey's answer, a key of the caller's; empty where nothing.

    `answer_id`, `score_kind` and `score` are those of the answer. `owner` is Saleor's id of a member of staff.
    `due_at` is by when the team has to act; None while it is not its turn.
    """

    number = models.CharField(max_length=20)
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="cases")
    order = models.ForeignKey(Order, on_delete=models.PROTECT, null=True, blank=True, related_name="cases")
    topic = models.CharField(max_length=10, choices=CaseTopic)
    origin = models.CharField(max_length=7, choices=CaseOrigin)
    severity = models.CharField(max_length=6, choices=Severity, default=Severity.NORMAL)
    cause = models.CharField(max_length=80, blank=True, default="")
    answer_id = models.BigIntegerField(null=True, blank=True)
    score_kind = models.CharField(max_length=4, blank=True, default="")
    score = models.SmallIntegerField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=CaseState, default=CaseState.OPEN)
    state_since = models.DateTimeField(default=now)
    owner = models.CharField(max_length=64, blank=True, default="")
    due_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(default=now)
    first_answered_at = models.DateTimeField(null=True, blank=True)
    solved_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=13, choices=CaseOutcome, blank=True, default="")
    times_reopened = models.PositiveSmallIntegerField(default=0)

    objects: ClassVar[CaseQuerySet] = scoped(CaseQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shop", "number"], name="one_case_per_number"),
            models.UniqueConstraint(fields=["shop", "cause"], name="one_case_per_cause", condition=~Q(cause="")),
            models.CheckConstraint(
                condition=Q(state="solved", due_at=None) & ~Q(outcome="") | ~Q(state="solved") & Q(outcome=""),
                name="solved_with_an_outcome",
            ),
        ]
        indexes = [
            models.Index(fields=["shop", "-opened_at", "-id"], name="case_by_date"),
            models.Index(fields=["shop", "due_at"], name="case_due", condition=Q(due_at__isnull=False)),
            models.Index(fields=["shop", "state", "solved_at"], name="case_by_state"),
            models.Index(fields=["order"], name="case_of_order"),
            models.Index(fields=["customer", "-opened_at"], name="case_of_customer"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def reference(self) -> str:
        """How this case is called in holds."""
        return f"case:{self.pk}"

    @property
    def is_solved(self) -> bool:
        return self.state == CaseState.SOLVED

    @property
    def is_for_shopper(self) -> bool:
        """As `for_shoppers`, of a row that is there."""
        return self.origin != CaseOrigin.STAFF or self.first_answered_at is not None


class CaseMessage(ShopOwned):
    """One message of the thread; `is_internal` ones are the team's alone."""

    of = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="messages")
    text = models.CharField(max_length=MESSAGE_LENGTH)
    is_internal = models.BooleanField(default=False)
    at = models.DateTimeField(default=now)
    actor_kind = models.CharField(max_length=8)
    actor_ref = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["of", "at"], name="message_of_case")]

    def __str__(self) -> str:
        return f"message {self.pk}"

    @property
    def is_by_shopper(self) -> bool:
        return self.actor_kind == ActorKind.SHOPPER


class CaseTransition(ShopOwned):
    """One step of a case: who took it, when, and why. `owner` is who looks after it from then on."""

    of = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="transitions")
    step = models.CharField(max_length=6, choices=CaseStep)
    from_state = models.CharField(max_length=8, choices=CaseState, blank=True, default="")
    to_state = models.CharField(max_length=8, choices=CaseState)
    outcome = models.CharField(max_length=13, choices=CaseOutcome, blank=True, default="")
    owner = models.CharField(max_length=64, blank=True, default="")
    at = models.DateTimeField(default=now)
    actor_kind = models.CharField(max_length=8)
    actor_ref = models.CharField(max_length=120, blank=True, default="")
    note = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["of", "at"], name="transition_of_case")]

    def __str__(self) -> str:
        return f"{self.step} to {self.to_state}"

    @property
    def by(self) -> Actor:
        return Actor(ActorKind(self.actor_kind), self.actor_ref)
