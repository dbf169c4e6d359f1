from decimal import Decimal
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from saleor_postventa.catalogue.models import Variant
from saleor_postventa.core.money import Money
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import ShopOwned, scoped

from .rules import DeliverySource, FulfillmentStatus, PaymentState, Purpose, payment_state


def _amount() -> "models.DecimalField[Decimal, Decimal]":
    return models.DecimalField(max_digits=20, decimal_places=4, default=Decimal(0))


class OrderQuerySet(models.QuerySet["Order"]):
    def of_customer(self, customer_id: int) -> Self:
        return self.filter(customer_id=customer_id)


class Order(ShopOwned):
    """`saleor_updated_at` and then `read_at` tell which of two readings is the newer.

    `marks` are what the shop noted for us in the order's metadata: in the private part, which no shopper can write, but
    for the consent that a shopper gave, which the storefront notes in the checkout.
    """

    saleor_id = models.CharField(max_length=128)
    number = models.CharField(max_length=64, blank=True, default="")
    status = models.CharField(max_length=32, blank=True, default="")
    origin = models.CharField(max_length=32, blank=True, default="")
    is_replacement = models.BooleanField(default=False)
    original_saleor_id = models.CharField(max_length=128, null=True, blank=True)
    external_reference = models.CharField(max_length=250, null=True, blank=True)
    channel = models.CharField(max_length=255, blank=True, default="")
    currency = models.CharField(max_length=3, blank=True, default="")
    language = models.CharField(max_length=35, blank=True, default="")
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, null=True, blank=True, related_name="orders")
    user_email = models.CharField(max_length=254, blank=True, default="")
    placed_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    paid_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    expired_at = models.DateTimeField(null=True, blank=True)
    saleor_updated_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    shipping_country = models.CharField(max_length=2, blank=True, default="")
    shipping_address = models.JSONField(null=True, blank=True)
    shipping_method_name = models.CharField(max_length=255, blank=True, default="")
    total_gross_amount = _amount()
    total_net_amount = _amount()
    undiscounted_total_gross_amount = _amount()
    subtotal_gross_amount = _amount()
    shipping_gross_amount = _amount()
    shipping_net_amount = _amount()
    charged_amount = _amount()
    refunded_amount = _amount()
    granted_refund_amount = _amount()
    charge_status = models.CharField(max_length=32, blank=True, default="")
    is_paid = models.BooleanField(default=False)
    voucher_code = models.CharField(max_length=255, null=True, blank=True)
    gift_cards = models.JSONField(default=list, blank=True)
    marks = models.JSONField(default=dict, db_default={}, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[OrderQuerySet] = scoped(OrderQuerySet)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shop", "saleor_id"], name="one_row_per_order")]
        indexes = [
            models.Index(fields=["shop", "placed_at"], name="order_by_date"),
            models.Index(fields=["shop", "number"], name="order_by_number"),
            models.Index(fields=["number"], name="order_by_digits", opclasses=["varchar_pattern_ops"]),
            models.Index(fields=["customer", "placed_at"], name="order_of_customer"),
            models.Index(
                fields=["shop", "id"],
                name="order_unpaid",
                condition=Q(deleted_at=None, is_paid=False, charged_amount=0),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.number}"

    @property
    def is_imported(self) -> bool:
        return self.origin == "bulk_create"

    @property
    def total(self) -> Money:
        return Money(self.total_gross_amount, self.currency)

    @property
    def refunded(self) -> Money:
        return Money(self.refunded_amount, self.currency)

    @property
    def payment_state(self) -> PaymentState:
        return payment_state(charged=self.charged_amount, refunded=self.refunded_amount, is_paid=self.is_paid)


class OrderLine(ShopOwned):
    """`unit_price_*` is what was paid for one unit after every discount.

    `quantity_fulfilled` never goes down in Saleor; `quantity_returned` counts what came back or was replaced,
    `quantity_refunded` what money went back for, `quantity_granted` what a refund was granted for. `marks` are those
    of its product when it was bought, because what is noted there later is no part of the bargain; and its own.
    The translated names, empty where the shop has none, are those of the order's language: what the shopper read.
    """

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    saleor_id = models.CharField(max_length=128)
    position = models.PositiveSmallIntegerField(default=0)
    variant = models.ForeignKey(Variant, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    product_name = models.CharField(max_length=386, blank=True, default="")
    variant_name = models.CharField(max_length=255, blank=True, default="")
    translated_product_name = models.CharField(max_length=386, blank=True, default="", db_default="")
    translated_variant_name = models.CharField(max_length=255, blank=True, default="", db_default="")
    sku = models.CharField(max_length=255, null=True, blank=True)
    thumbnail_url = models.CharField(max_length=1000, blank=True, default="")
    quantity = models.PositiveIntegerField(default=0)
    quantity_fulfilled = models.PositiveIntegerField(default=0)
    quantity_returned = models.PositiveIntegerField(default=0)
    quantity_replaced = models.PositiveIntegerField(default=0)
    quantity_refunded = models.PositiveIntegerField(default=0)
    quantity_granted = models.PositiveIntegerField(default=0)
    currency = models.CharField(max_length=3, blank=True, default="")
    unit_price_gross_amount = _amount()
    unit_price_net_amount = _amount()
    undiscounted_unit_price_gross_amount = _amount()
    total_price_gross_amount = _amount()
    total_price_net_amount = _amount()
    tax_rate = models.DecimalField(max_digits=7, decimal_places=4, null=True, blank=True)
    is_gift = models.BooleanField(default=False)
    is_shipping_required = models.BooleanField(default=True)
    is_removed = models.BooleanField(default=False)
    voucher_code = models.CharField(max_length=255, null=True, blank=True)
    marks = models.JSONField(default=dict, db_default={}, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shop", "saleor_id"], name="one_row_per_order_line")]

    def __str__(self) -> str:
        return f"{self.quantity} x {self.product_name}"

    @property
    def unit_price(self) -> Money:
        return Money(self.unit_price_gross_amount, self.currency)

    @property
    def bought_name(self) -> str:
        """Of the product, as the shopper read it."""
        return self.translated_product_name or self.product_name

    @property
    def bought_variant_name(self) -> str:
        """Empty where it says no more than the product's: what comes in one kind alone is often called so twice."""
        is_own = self.variant_name != self.product_name
        return (self.translated_variant_name or self.variant_name) if is_own else ""


class ParcelQuerySet(models.QuerySet["Parcel"]):
    def on_the_way(self) -> Self:
        return self.sent().filter(delivered_at=None, is_emptied=False)

    def sent(self) -> Self:
        return self.filter(status=FulfillmentStatus.FULFILLED).exclude(shipped_at=None)


class Parcel(ShopOwned):
    """A fulfilment on its way to the shopper, or waiting for approval.

    Saleor deletes a fulfilment once all its units came back; the parcel stays, `is_emptied`, with its dates.
    Saleor says only in FULFILLMENT_CREATED and _APPROVED whether the customer is to be told, and an
    ORDER_UPDATED may show the parcel first: `notify_customer` is None until then, and whoever writes to the
    customer asks for it when the mail falls due, not when the parcel was first seen. One "no" stands.
    """

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="parcels")
    saleor_id = models.CharField(max_length=128)
    number = models.PositiveIntegerField(default=0)
    status = models.CharField(max_length=32)
    tracking_number = models.CharField(max_length=255, blank=True, default="")
    warehouse = models.CharField(max_length=255, blank=True, default="")
    created_at = models.DateTimeField()
    shipped_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    delivered_at = models.DateTimeField(null=True, blank=True)
    delivery_source = models.CharField(max_length=8, choices=DeliverySource, blank=True, default="")
    delivery_revision = models.PositiveIntegerField(default=0)
    notify_customer = models.BooleanField(null=True, blank=True)
    is_imported = models.BooleanField(default=False)
    is_emptied = models.BooleanField(default=False)

    objects: ClassVar[ParcelQuerySet] = scoped(ParcelQuerySet)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shop", "saleor_id"], name="one_row_per_parcel")]
        indexes = [
            models.Index(fields=["shop", "shipped_at"], name="parcel_under_way", condition=Q(delivered_at=None)),
            models.Index(fields=["shop", "shipped_at"], name="parcel_by_departure"),
            models.Index(
                fields=["shop", "tracking_number"], name="parcel_by_tracking", condition=~Q(tracking_number="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order_id}-{self.number}"

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None


class ParcelLine(ShopOwned):
    """`quantity_shipped` left with the parcel; `quantity` of them are still counted to it, the others came back."""

    parcel = models.ForeignKey(Parcel, on_delete=models.CASCADE, related_name="lines")
    order_line = models.ForeignKey(OrderLine, on_delete=models.CASCADE, related_name="parcel_lines")
    quantity_shipped = models.PositiveIntegerField()
    quantity = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["parcel", "order_line"], name="one_row_per_parcel_and_line")]

    def __str__(self) -> str:
        return f"{self.quantity_shipped} of {self.order_line_id}"


class Transaction(ShopOwned):
    """A payment of an order in Saleor, as its app or staff reported it."""

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="transactions")
    saleor_id = models.CharField(max_length=128)
    name = models.CharField(max_length=512, blank=True, default="")
    psp_reference = models.CharField(max_length=512, blank=True, default="")
    created_at = models.DateTimeField()
    modified_at = models.DateTimeField()
    currency = models.CharField(max_length=3)
    charged_amount = _amount()
    authorized_amount = _amount()
    refunded_amount = _amount()
    refund_pending_amount = _amount()
    canceled_amount = _amount()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shop", "saleor_id"], name="one_row_per_transaction")]

    def __str__(self) -> str:
        return self.saleor_id


class TransactionEvent(ShopOwned):
    """One line of a transaction's history; Saleor never changes it."""

    transaction = models.ForeignKey(Transaction, on_delete=models.CASCADE, related_name="events")
    saleor_id = models.CharField(max_length=128)
    kind = models.CharField(max_length=40, blank=True, default="")
    psp_reference = models.CharField(max_length=512, blank=True, default="")
    amount = _amount()
    currency = models.CharField(max_length=3)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shop", "saleor_id"], name="one_row_per_transaction_event")]

    def __str__(self) -> str:
        return f"{self.kind} {self.amount}"


class GrantedRefund(ShopOwned):
    """A refund that somebody granted in Saleor; money moves only with a transaction's REFUND_SUCCESS."""

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="granted_refunds")
    saleor_id = models.CharField(max_length=128)
    transaction_saleor_id = models.CharField(max_length=128, null=True, blank=True)
    status = models.CharField(max_length=16)
    amount = _amount()
    currency = models.CharField(max_length=3)
    is_shipping_included = models.BooleanField(default=False)
    reason = models.TextField(blank=True, default="")
    units = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shop", "saleor_id"], name="one_row_per_granted_refund")]

    def __str__(self) -> str:
        return f"{self.amount} {self.status}"


class ReservationQuerySet(models.QuerySet["Reservation"]):
    def held(self) -> Self:
        return self.filter(released_at=None)

    def made_for(self, purpose: str, reference: str) -> Self:
        return self.filter(purpose=purpose, reference=reference)


class Reservation(ShopOwned):
    """Units of an order line that a return, an exchange, a claim or a withdrawal has spoken for."""

    order_line = models.ForeignKey(OrderLine, on_delete=models.CASCADE, related_name="reservations")
    quantity = models.PositiveIntegerField()
    purpose = models.CharField(max_length=10, choices=Purpose)
    reference = models.CharField(max_length=120)
    created_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[ReservationQuerySet] = scoped(ReservationQuerySet)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(quantity__gt=0), name="reservation_of_something")]
        indexes = [models.Index(fields=["shop", "purpose", "reference"], name="reservation_by_reference")]

    def __str__(self) -> str:
        return f"{self.quantity} for {self.purpose} {self.reference}"
