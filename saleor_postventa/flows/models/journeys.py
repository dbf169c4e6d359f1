"""Who goes through a flow, for what cause, and how far they came."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from saleor_postventa.core.clock import now
from saleor_postventa.flows.codes import Arm, JourneyState
from saleor_postventa.mailing.codes import MessageStatus
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import ShopOwned, scoped

from .flows import Flow, FlowVersion


class JourneyQuerySet(models.QuerySet["Journey"]):
    def waiting(self) -> Self:
        return self.filter(state=JourneyState.WAITING)

    def of_customer(self, customer_id: int) -> Self:
        return self.filter(customer_id=customer_id)

    def to_come(self) -> Self:
        """On the way, or through with a mail that has not left yet."""
        unsent = Passage.objects.filter(journey=OuterRef("pk"), message__status=MessageStatus.WAITING)
        return self.filter(Q(state=JourneyState.WAITING) | Q(state=JourneyState.ENDED) & Exists(unsent))

    def begun(self) -> Self:
        """Those that count where what a flow brings is reckoned: who got it, and who was held back from it."""
        return self.exclude(state=JourneyState.NOT_FOR_THEM)


class Journey(ShopOwned):
    """One person goes through a flow once for one cause: `cause` is its key, as in `delivered:12`.

    `step` is the code of the step that they stand at, since `came_at`; they are looked at again when it is `due_at`.
    `began_at` is when what it follows happened. `reason` is one of `codes.Exit` or `codes.EndReason`. `person` is what
    draws go by, and outlasts the customer, who is None once they were erased.
    """

    flow = models.ForeignKey(Flow, on_delete=models.PROTECT, related_name="journeys", db_index=False)
    version = models.ForeignKey(FlowVersion, on_delete=models.PROTECT, related_name="+")
    customer = models.ForeignKey(
        Customer, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    order = models.ForeignKey(Order, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    person = models.CharField(max_length=40)
    trigger = models.CharField(max_length=40)
    cause = models.CharField(max_length=150)
    arm = models.CharField(max_length=8, choices=Arm, default=Arm.TREATED)
    state = models.CharField(max_length=12, choices=JourneyState, default=JourneyState.WAITING)
    reason = models.CharField(max_length=40, blank=True, default="")
    step = models.CharField(max_length=60, blank=True, default="")
    began_at = models.DateTimeField()
    came_at = models.DateTimeField()
    due_at = models.DateTimeField()
    created_at = models.DateTimeField(default=now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[JourneyQuerySet] = scoped(JourneyQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["flow", "cause"], name="one_journey_per_cause"),
            models.CheckConstraint(
                condition=Q(state=JourneyState.WAITING, ended_at=None)
                | (~Q(state=JourneyState.WAITING) & Q(ended_at__isnull=False)),
                name="journey_is_over_at_a_time",
            ),
        ]
        indexes = [
            models.Index(fields=["shop", "due_at"], name="journey_due", condition=Q(state=JourneyState.WAITING)),
            models.Index(fields=["customer", "flow", "began_at"], name="journey_of_customer"),
            models.Index(fields=["flow", "state"], name="journey_by_state"),
            models.Index(fields=["flow", "began_at"], name="journey_by_beginning"),
        ]

    def __str__(self) -> str:
        return f"journey {self.pk}"


class Passage(ShopOwned):
    """A step that a journey took, and what came of it: `went_to` is the next step's code, or `end`.

    `message` is the mail that it asked for; `is_of_trial` says which of two mails that was.
    """

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="passages", db_index=False)
    step = models.CharField(max_length=60)
    kind = models.CharField(max_length=40)
    at = models.DateTimeField(default=now)
    went_to = models.CharField(max_length=60)
    message = models.ForeignKey(
        "mailing.Message", on_delete=models.PROTECT, null=True, blank=True, related_name="passages"
    )
    trial = models.CharField(max_length=60, blank=True, default="")
    is_of_trial = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["journey", "step"], name="each_step_once")]

    def __str__(self) -> str:
        return f"{self.step} of journey {self.journey_id}"
