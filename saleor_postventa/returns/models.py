from decimal import Decimal
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from saleor_postventa.core.actor import Actor, ActorKind
from saleor_postventa.core.clock import now
from saleor_postventa.core.money import Money
from saleor_postventa.orders.models import Order, OrderLine
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import ShopOwned, ShopWork, scoped

from .rules import (
    CLOSED,
    OPEN,
    Counts,
    Disposition,
    ExchangeStatus,
    Grade,
    Outcome,
    PolicyStatus,
    ProcessingEvent,
    RequestChannel,
    ReturnStatus,
    SettlementStatus,
    Step,
    WindowCause,
)


def _amount() -> "models.DecimalField[Decimal, Decimal]":
    return models.DecimalField(max_digits=20, decimal_places=4, default=Decimal(0))


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
    changed_by = models.CharField(max_length=120, blank=True, default="")
    revision = models.PositiveIntegerField(default=0)
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


class PolicySimulation(ShopWork):
    """A policy held against the shop's own past, order by order; the work of reckoning it, and what came of it.

    `content` and `live_content` are the two policies as they were when it was asked for. `results` are
    `simulation.report.Report` as JSON, empty until it is done. Orders are those placed from `since` until `until`.
    """

    policy_version = models.ForeignKey(PolicyVersion, on_delete=models.SET_NULL, null=True, related_name="+")
    live_version = models.ForeignKey(PolicyVersion, on_delete=models.SET_NULL, null=True, related_name="+")
    content = models.JSONField()
    live_content = models.JSONField()
    since = models.DateTimeField()
    until = models.DateTimeField()
    assumptions = models.JSONField(default=dict)
    asked_at = models.DateTimeField(default=now)
    asked_by = models.CharField(max_length=120, blank=True, default="")
    started_at = models.DateTimeField(null=True, blank=True)
    orders_total = models.PositiveIntegerField(default=0)
    orders_done = models.PositiveIntegerField(default=0)
    results = models.JSONField(default=dict, blank=True)

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
    live_amount = _amount()
    draft_amount = _amount()
    weight = _amount()
    changes = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["simulation", "order"], name="one_row_per_simulated_order")]
        indexes = [models.Index(fields=["simulation", "-weight", "-id"], name="simulated_orders_by_weight")]

    def __str__(self) -> str:
        return f"{self.order_id} in {self.simulation_id}"

    @property
    def difference(self) -> Money:
        return Money(self.draft_amount - self.live_amount, self.currency)


class ReturnWindow(ShopOwned):
    """When the window of an order line ends, as last recorded by ReturnWindowSet; None where it is not known yet.

    `promised_until` keeps what the shopper was told before a later policy reached back: it never gets shorter.
    """

    order_line = models.OneToOneField(OrderLine, on_delete=models.CASCADE, related_name="return_window")
    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    promised_until = models.DateTimeField(null=True, blank=True)
    extended_until = models.DateTimeField(null=True, blank=True)
    extension_reason = models.CharField(max_length=500, blank=True, default="")
    cause = models.CharField(max_length=10, choices=WindowCause)
    policy_version = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT, null=True, related_name="+")
    revision = models.PositiveIntegerField(default=0)
    set_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["shop", "ends_at"], name="return_window_by_end")]

    def __str__(self) -> str:
        return f"until {self.ends_at}"


class Reason(ShopOwned):
    """A reason of the two-level tree. Names by language; `saleor_page_id` is its Page in Saleor (3.23 and later).

    `is_from_saleor`: there was such a page, and no reason of ours that meant it.
    """

    code = models.CharField(max_length=60)
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="children")
    names = models.JSONField(default=dict)
    question = models.JSONField(default=dict, blank=True)
    group = models.CharField(max_length=60, blank=True, default="")
    min_photos = models.PositiveSmallIntegerField(default=0)
    is_shops_fault = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)
    is_on = models.BooleanField(default=True)
    is_from_saleor = models.BooleanField(default=False)
    saleor_page_id = models.CharField(max_length=128, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shop", "code"], name="one_reason_per_code")]

    def __str__(self) -> str:
        return self.code

    def name_in(self, language: str) -> str:
        names: dict[str, str] = self.names
        return names.get(language) or names.get("en") or next(iter(names.values()), self.code)


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
    estimate_amount = _amount()
    fee_amount = _amount()
    shipping_amount = _amount()
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
            models.Index(fields=["shop", "status", "requested_at"], name="return_queue"),
            models.Index(fields=["shop", "-requested_at", "-id"], name="return_by_date"),
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
    estimate_amount = _amount()
    fee_amount = _amount()

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


class Inspection(ShopOwned):
    """What some units of a line turned out to be; never changed. The same `batch` again is the same look.

    `warehouse` is Saleor's id of the one that was chosen for what goes back into stock; empty for the one it left from.
    """

    line = models.ForeignKey(ReturnLine, on_delete=models.CASCADE, related_name="inspections")
    quantity = models.PositiveIntegerField()
    grade = models.CharField(max_length=1, choices=Grade)
    disposition = models.CharField(max_length=10, choices=Disposition)
    warehouse = models.CharField(max_length=128, blank=True, default="")
    note = models.CharField(max_length=1000, blank=True, default="")
    serial = models.CharField(max_length=120, blank=True, default="")
    batch = models.CharField(max_length=60)
    settlement = models.ForeignKey("Settlement", on_delete=models.PROTECT, null=True, related_name="inspections")
    at = models.DateTimeField(default=now)
    actor_ref = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(quantity__gt=0), name="inspection_of_something")]
        indexes = [models.Index(fields=["line"], name="inspection_of_line")]

    def __str__(self) -> str:
        return f"{self.quantity} {self.grade}"


class Receipt(ShopOwned):
    """A parcel, or part of one, that was taken in; the same `batch` again changes nothing."""

    of = models.ForeignKey(Return, on_delete=models.CASCADE, related_name="receipts")
    batch = models.CharField(max_length=60)
    units = models.JSONField(default=dict)
    at = models.DateTimeField(default=now)
    actor_ref = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["of", "batch"], name="one_receipt_per_batch")]

    def __str__(self) -> str:
        return self.batch


class Settlement(ShopOwned):
    """What the shopper gets for one batch of units: `units` are `{our order line id: quantity}`.

    It is done once its refund, credit or exchange is: `awaits` are those still under way (`refund:12`, `credit:3`,
    `move:7`). `flat_fee_amount` is the part of the fees that is taken once for the whole return, `note` what staff did
    where it could not go on by itself.
    """

    of = models.ForeignKey(Return, on_delete=models.CASCADE, related_name="settlements")
    number = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=10, choices=Outcome)
    units = models.JSONField(default=dict)
    goods_amount = _amount()
    fee_amount = _amount()
    flat_fee_amount = _amount()
    loss_amount = _amount()
    shipping_amount = _amount()
    bonus_amount = _amount()
    amount = _amount()
    currency = models.CharField(max_length=3)
    status = models.CharField(max_length=9, choices=SettlementStatus, default=SettlementStatus.OPEN)
    trouble = models.CharField(max_length=40, blank=True, default="")
    note = models.CharField(max_length=500, blank=True, default="")
    awaits = models.JSONField(default=list, blank=True)
    made_at = models.DateTimeField(default=now)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["of", "number"], name="one_settlement_per_number")]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        return f"return:{self.of_id}:{self.number}"

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)


class Exchange(ShopOwned):
    """The other half of a return whose outcome is an exchange: what goes out for what comes back.

    `lines` are `[{"return_line", "variant", "quantity", "unit_price", "unit_difference"}]`, amounts as text; a positive
    difference is what the shopper pays on the replacement order, a negative one goes back as a refund. `revision`
    counts the choices that the shopper made.
    """

    of = models.OneToOneField(Return, on_delete=models.CASCADE, related_name="exchange")
    status = models.CharField(max_length=12, choices=ExchangeStatus, default=ExchangeStatus.REQUESTED)
    status_since = models.DateTimeField(default=now)
    lines = models.JSONField(default=list)
    difference_amount = _amount()
    currency = models.CharField(max_length=3)
    revision = models.PositiveSmallIntegerField(default=1)
    replacement_saleor_id = models.CharField(max_length=128, blank=True, default="")
    replacement_number = models.CharField(max_length=64, blank=True, default="")

    def __str__(self) -> str:
        return f"exchange of {self.of_id}"


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


class Guard(ShopOwned):
    """A block or an allowance, with a reason and an end: of a customer, an item, an order or a voucher code."""

    class Subject(models.TextChoices):
        CUSTOMER = "customer"
        SKU = "sku"
        COLLECTION = "collection"
        ORDER = "order"
        VOUCHER = "voucher"

    subject = models.CharField(max_length=10, choices=Subject)
    value = models.CharField(max_length=255)
    is_block = models.BooleanField(default=True)
    reason = models.CharField(max_length=500)
    expires_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=now)
    created_by = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shop", "subject", "value", "is_block"], name="one_guard_per_subject")
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.value}"


class SavedView(ShopOwned):
    """A filter of the queue that staff gave a name."""

    name = models.CharField(max_length=80)
    filters = models.JSONField(default=dict)
    owner = models.CharField(max_length=120, blank=True, default="")
    is_shared = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shop", "name"], name="one_saved_view_per_name")]

    def __str__(self) -> str:
        return self.name
