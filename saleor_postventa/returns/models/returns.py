"""A return, its lines, and what was done and said about it."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from saleor_postventa.core.actor import Actor, ActorKind
from saleor_postventa.core.clock import now
from saleor_postventa.core.money import Money
from saleor_postventa.orders.models import Order, OrderLine
from saleor_postventa.people.models import Customer
from saleor_postventa.returns.rules import (
    CLOSED,
    OPEN,
    Counts,
    Outcome,
    ProcessingEvent,
    RequestChannel,
    ReturnStatus,
    Step,
)
from saleor_postventa.shops.scope import ShopOwned, scoped

from .amounts import amount_field
from .policies import PolicyVersion
from .reasons import Reason


class ReturnNumber(ShopOwned):
    """The last number given out; locked while the next is taken, so that the series has no gap."""

    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shop"], name="one_series_of_return_numbers")]

    def __str__(self) -> str:
        return str(self.last)


class ReturnQuerySet(models.QuerySet["Return"]):
    def open(self) -> Self:
        return self.filter(status__in=OPEN)

    def closed(self) -> Self:
        return self.filter(status__in=CLOSED)

    def of_order(self, order_id: int) -> Self:
        return self.filter(order_id=order_id)

    def of_customer(self, customer_id: int) -> Self:
        return self.filter(customer_id=customer_id)

    def newest_first(self) -> Self:
        return self.order_by("-requested_at", "-pk")


class Return(ShopOwned):
    """What one shopper sends back of one order, for one outcome.

    `decision` is what the policy said when it was asked for (codes, fees, trace), kept as proof. `send_by` is when an
    approved return has to be on its way; `refund_due_at` the moment by which the money has to be back, None while it
    may be withheld; `overdue_at` tells that this was missed.
    """

    number = models.CharField(max_length=20)
    request_key = models.CharField(max_length=60, blank=True, default="")
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="returns")
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, null=True, related_name="returns")
    status = models.CharField(max_length=9, choices=ReturnStatus, default=ReturnStatus.REQUESTED)
    status_since = models.DateTimeField(default=now)
    outcome = models.CharField(max_length=10, choices=Outcome)
    method = models.CharField(max_length=30, blank=True, default="")
    method_details = models.JSONField(default=dict, blank=True)
    channel = models.CharField(max_length=6, choices=RequestChannel, default=RequestChannel.PORTAL)
    language = models.CharField(max_length=8, default="en")
    processing_event = models.CharField(max_length=10, choices=ProcessingEvent, default=ProcessingEvent.INSPECTED)
    policy_version = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT, null=True, related_name="+")
    decision = models.JSONField(default=dict, blank=True)
    needs_review = models.BooleanField(default=False)
    is_keep_it = models.BooleanField(default=False)
    override_reason = models.CharField(max_length=500, blank=True, default="")
    decline_reason = models.CharField(max_length=500, blank=True, default="")
    currency = models.CharField(max_length=3)
    estimate_amount = amount_field()
    fee_amount = amount_field()
    shipping_amount = amount_field()
    tracking_number = models.CharField(max_length=255, blank=True, default="")
    carrier = models.CharField(max_length=60, blank=True, default="")
    destination = models.CharField(max_length=60, blank=True, default="")
    requested_at = models.DateTimeField(default=now)
    approved_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    first_received_at = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField(null=True, blank=True)
    inspected_at = models.DateTimeField(null=True, blank=True)
    resolved_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    expired_at = models.DateTimeField(null=True, blank=True)
    reopened_at = models.DateTimeField(null=True, blank=True)
    send_by = models.DateTimeField(null=True, blank=True)
    remind_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    refund_due_at = models.DateTimeField(null=True, blank=True)
    alarmed_at = models.DateTimeField(null=True, blank=True)
    overdue_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[ReturnQuerySet] = scoped(ReturnQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shop", "number"], name="one_return_per_number"),
            models.UniqueConstraint(
                fields=["order", "request_key"], name="one_return_per_request", condition=~Q(request_key="")
            ),
        ]
        indexes = [
            models.Index(fields=["shop", "-requested_at", "-id"], name="return_by_date"),
            models.Index(fields=["shop", "status", "requested_at"], name="return_queue"),
            models.Index(fields=["order"], name="return_of_order"),
            models.Index(fields=["customer", "requested_at"], name="return_of_customer"),
            models.Index(fields=["shop", "send_by"], name="return_to_be_sent", condition=Q(status="approved")),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def reference(self) -> str:
        """How this return is called in reservations, refunds, credits, goods and holds."""
        return f"return:{self.pk}"

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def estimate(self) -> Money:
        return Money(self.estimate_amount, self.currency)


class ReturnLine(ShopOwned):
    """Units of one order line. `estimate_amount` is for all asked for; `details` answers the reason's question.

    `is_unsealed`: the shopper says that its seal was opened.

    `wanted_variant` is Saleor's id of the variant to get instead, in an exchange. Missing units were given up, wrong
    ones turned out to be something else, and returned ones are counted as returned by Saleor.
    """

    of = models.ForeignKey(Return, on_delete=models.CASCADE, related_name="lines")
    order_line = models.ForeignKey(OrderLine, on_delete=models.PROTECT, related_name="return_lines")
    quantity = models.PositiveIntegerField()
    quantity_approved = models.PositiveIntegerField(null=True, blank=True)
    quantity_received = models.PositiveIntegerField(default=0)
    quantity_inspected = models.PositiveIntegerField(default=0)
    quantity_settled = models.PositiveIntegerField(default=0)
    quantity_missing = models.PositiveIntegerField(default=0)
    quantity_wrong = models.PositiveIntegerField(default=0)
    quantity_returned = models.PositiveIntegerField(default=0)
    reason = models.ForeignKey(Reason, on_delete=models.PROTECT, related_name="+")
    details = models.CharField(max_length=1000, blank=True, default="")
    is_unsealed = models.BooleanField(default=False)
    wanted_variant = models.CharField(max_length=64, blank=True, default="")
    decline_reason = models.CharField(max_length=500, blank=True, default="")
    estimate_amount = amount_field()
    fee_amount = amount_field()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["of", "order_line"], name="one_return_line_per_order_line"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="return_of_something"),
            models.CheckConstraint(
                condition=Q(quantity_approved=None) | Q(quantity_approved__lte=models.F("quantity")),
                name="no_more_approved_than_asked",
            ),
            models.CheckConstraint(
                condition=Q(quantity_inspected__lte=models.F("quantity_received")),
                name="no_more_inspected_than_received",
            ),
            models.CheckConstraint(
                condition=Q(quantity_settled__lte=models.F("quantity")), name="no_more_settled_than_asked"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} of {self.order_line_id}"

    @property
    def counts(self) -> Counts:
        return Counts(
            self.quantity,
            self.quantity_approved,
            self.quantity_received,
            self.quantity_inspected,
            self.quantity_settled,
            self.quantity_missing,
            self.quantity_returned,
            self.quantity_wrong,
        )


class ReturnTransition(ShopOwned):
    """One step of a return: who took it, when, and why."""

    of = models.ForeignKey(Return, on_delete=models.CASCADE, related_name="transitions")
    step = models.CharField(max_length=8, choices=Step, blank=True, default="")
    from_status = models.CharField(max_length=9, choices=ReturnStatus, blank=True, default="")
    to_status = models.CharField(max_length=9, choices=ReturnStatus)
    at = models.DateTimeField(default=now)
    actor_kind = models.CharField(max_length=8)
    actor_ref = models.CharField(max_length=120, blank=True, default="")
    reason = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["of", "at"], name="transition_of_return")]

    def __str__(self) -> str:
        return f"{self.from_status} to {self.to_status}"

    @property
    def by(self) -> Actor:
        return Actor(ActorKind(self.actor_kind), self.actor_ref)


class ReturnNote(ShopOwned):
    """`is_internal` notes are the team's alone."""

    of = models.ForeignKey(Return, on_delete=models.CASCADE, related_name="notes")
    text = models.CharField(max_length=2000)
    is_internal = models.BooleanField(default=True)
    at = models.DateTimeField(default=now)
    actor_kind = models.CharField(max_length=8)
    actor_ref = models.CharField(max_length=120, blank=True, default="")

    def __str__(self) -> str:
        return f"note {self.pk}"
