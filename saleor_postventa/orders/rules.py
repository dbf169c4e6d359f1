"""Statuses of the mirror, and decisions about them."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from django.db.models import TextChoices


class OrderStatus(StrEnum):
    """Saleor's, in lower case; one that a later Saleor adds is kept as it comes."""

    DRAFT = "draft"
    UNCONFIRMED = "unconfirmed"
    UNFULFILLED = "unfulfilled"
    PARTIALLY_FULFILLED = "partially_fulfilled"
    FULFILLED = "fulfilled"
    PARTIALLY_RETURNED = "partially_returned"
    RETURNED = "returned"
    CANCELED = "canceled"
    EXPIRED = "expired"


CONFIRMED = frozenset(
    {
        OrderStatus.UNFULFILLED,
        OrderStatus.PARTIALLY_FULFILLED,
        OrderStatus.FULFILLED,
        OrderStatus.PARTIALLY_RETURNED,
        OrderStatus.RETURNED,
    }
)
CLOSED = frozenset({OrderStatus.CANCELED, OrderStatus.EXPIRED})


class FulfillmentStatus(StrEnum):
    FULFILLED = "fulfilled"
    WAITING = "waiting_for_approval"
    CANCELED = "canceled"
    REFUNDED = "refunded"
    RETURNED = "returned"
    REPLACED = "replaced"
    REFUNDED_AND_RETURNED = "refunded_and_returned"


OUTBOUND = frozenset({FulfillmentStatus.FULFILLED, FulfillmentStatus.WAITING, FulfillmentStatus.CANCELED})
SHIPPED = frozenset({FulfillmentStatus.FULFILLED, FulfillmentStatus.CANCELED})
CAME_BACK = frozenset({FulfillmentStatus.RETURNED, FulfillmentStatus.REPLACED, FulfillmentStatus.REFUNDED_AND_RETURNED})
REFUNDED = frozenset({FulfillmentStatus.REFUNDED, FulfillmentStatus.REFUNDED_AND_RETURNED})


class PaymentState(StrEnum):
    """What became of the money of an order, until now."""

    UNPAID = "unpaid"
    PARTLY_PAID = "partly_paid"
    PAID = "paid"
    PARTLY_REFUNDED = "partly_refunded"
    REFUNDED = "refunded"


class DeliverySource(TextChoices):
    """Who says that a parcel was delivered, the most trusted first."""

    CARRIER = "carrier"
    STAFF = "staff"
    SHOPPER = "shopper"
    ESTIMATE = "estimate"


# The kind of a payment's event by which the shopper's bank took money back.
CHARGE_BACK = "charge_back"
_TRUST = {source: rank for rank, source in enumerate(reversed(DeliverySource.values))}


class Purpose(TextChoices):
    """What units of an order line are spoken for by."""

    RETURN = "return"
    EXCHANGE = "exchange"
    CLAIM = "claim"
    WITHDRAWAL = "withdrawal"


_OWN_REPLACEMENT = "postventa:replacement:"


def replacement_reference(original_saleor_id: str, token: str) -> str:
    """The external reference of a replacement order that we place: only staff and apps can write one."""
    return f"{_OWN_REPLACEMENT}{original_saleor_id}:{token}"


def replaced_order(external_reference: str | None) -> str | None:
    """Saleor's id of the order that one of ours replaces; None where the reference is none of ours."""
    if not external_reference or not external_reference.startswith(_OWN_REPLACEMENT):
        return None
    original, _, token = external_reference.removeprefix(_OWN_REPLACEMENT).rpartition(":")
    return original if original and token else None


def payment_state(*, charged: Decimal, refunded: Decimal, is_paid: bool) -> PaymentState:
    """`charged` is what the shop still has. Saleor takes an order for unpaid again once money went back."""
    if refunded > 0:
        return PaymentState.PARTLY_REFUNDED if charged > 0 else PaymentState.REFUNDED
    if is_paid:
        return PaymentState.PAID
    return PaymentState.PARTLY_PAID if charged > 0 else PaymentState.UNPAID


def may_replace(known: str, new: str) -> bool:
    """Whether a delivery date of source `new` may take the place of one of `known`: never the less trusted's."""
    return _TRUST[new] >= _TRUST[known] and not (known == new == DeliverySource.ESTIMATE)


def shipping_moment(created: datetime, *, announced_at: datetime | None, approval_gap: float = 60) -> datetime:
    """When a fulfilment left: as it was created, unless it was announced much later, after an approval."""
    if announced_at is not None and (announced_at - created).total_seconds() > approval_gap:
        return announced_at
    return created
