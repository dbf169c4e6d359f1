"""Orders as Saleor would show them: `order_shape(**overrides)`, made of plain values."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from saleor_postventa.saleor.handlers import Source
from saleor_postventa.saleor.shapes import (
    AddressShape,
    ChannelShape,
    CodeShape,
    FulfillmentShape,
    GrantedRefundShape,
    IdShape,
    LineProductShape,
    MoneyShape,
    OrderLineShape,
    OrderShape,
    TaxedMoneyShape,
    TransactionEventShape,
    TransactionShape,
    UnitsShape,
    UserShape,
    VariantShape,
)
from tests.cast import global_id

PLACED = datetime(2026, 6, 1, 9, tzinfo=UTC)
LINE = global_id("OrderLine", "line-1")
OTHER_LINE = global_id("OrderLine", "line-2")
PARCEL = global_id("Fulfillment", 1)


def at(minutes: float) -> datetime:
    """So many minutes after the order was placed."""
    return PLACED + timedelta(minutes=minutes)


def money(amount: str | int, currency: str = "EUR") -> MoneyShape:
    return MoneyShape(Decimal(amount), currency)


def taxed(amount: str | int, currency: str = "EUR") -> TaxedMoneyShape:
    return TaxedMoneyShape(money(amount, currency), money(amount, currency))


def source(event: str = "order_updated", minutes: float = 0) -> Source:
    return Source(event, at(minutes), None, 0)


def variant_shape(number: int = 1, name: str = "M") -> VariantShape:
    product = LineProductShape(global_id("Product", number), "shirt", "Shirt")
    return VariantShape(global_id("ProductVariant", number), "SKU-1", name, product)


def line_shape(
    saleor_id: str = LINE,
    *,
    quantity: int = 2,
    fulfilled: int = 0,
    price: str = "10.00",
    variant: VariantShape | None = None,
) -> OrderLineShape:
    return OrderLineShape(
        id=saleor_id,
        product_name="Shirt",
        variant_name="M",
        quantity=quantity,
        quantity_fulfilled=fulfilled,
        unit_price=taxed(price),
        undiscounted_unit_price=taxed(price),
        total_price=taxed(str(Decimal(price) * quantity)),
        variant=variant,
    )


def fulfillment_shape(
    units: dict[str, int] | None = None,
    *,
    number: int = 1,
    status: str = "FULFILLED",
    minutes: float = 10,
    tracking_number: str = "",
) -> FulfillmentShape:
    return FulfillmentShape(
        id=global_id("Fulfillment", number),
        fulfillment_order=number,
        status=status,
        created=at(minutes),
        tracking_number=tracking_number,
        lines=[UnitsShape(quantity, IdShape(line)) for line, quantity in (units or {LINE: 2}).items()],
    )


def refund_event(
    amount: str, *, number: int = 1, minutes: float = 60, kind: str = "REFUND_SUCCESS"
) -> TransactionEventShape:
    return TransactionEventShape(
        id=global_id("TransactionEvent", number), type=kind, amount=money(amount), created_at=at(minutes)
    )


def transaction_shape(events: Sequence[TransactionEventShape] = (), *, charged: str = "20.00") -> TransactionShape:
    nothing = money(0)
    return TransactionShape(
        id=global_id("TransactionItem", 1),
        created_at=PLACED,
        modified_at=PLACED,
        charged_amount=money(charged),
        authorized_amount=nothing,
        refunded_amount=nothing,
        refund_pending_amount=nothing,
        canceled_amount=nothing,
        events=list(events),
    )


def grant_shape(
    amount: str, units: dict[str, int], *, number: int = 1, status: str = "SUCCESS", minutes: float = 50
) -> GrantedRefundShape:
    return GrantedRefundShape(
        id=global_id("OrderGrantedRefund", number),
        created_at=at(minutes),
        updated_at=at(minutes),
        amount=money(amount),
        status=status,
        lines=[UnitsShape(quantity, IdShape(line)) for line, quantity in units.items()],
        transaction=IdShape(global_id("TransactionItem", 1)),
    )


def address_shape(country: str = "ES") -> AddressShape:
    return AddressShape(first_name="Ana", last_name="Ruiz", city="Madrid", country=CodeShape(country))


def order_shape(
    number: int = 1,
    *,
    minutes: float = 0,
    status: str = "UNFULFILLED",
    lines: Sequence[OrderLineShape] | None = None,
    fulfillments: Sequence[FulfillmentShape] = (),
    transactions: Sequence[TransactionShape] | None = (),
    granted_refunds: Sequence[GrantedRefundShape] | None = (),
    user: UserShape | None = None,
    email: str = "ana@example.test",
    origin: str = "CHECKOUT",
    is_paid: bool = False,
    created: datetime = PLACED,
    refunded: str = "0",
    country: str = "ES",
) -> OrderShape:
    """`minutes` after it was placed the order was last changed."""
    return OrderShape(
        id=global_id("Order", f"order-{number}"),
        number=str(number),
        created=created,
        updated_at=at(minutes),
        status=status,
        origin=origin,
        channel=ChannelShape("default-channel", "EUR"),
        language_code_enum="ES",
        user_email=email,
        user=user,
        shipping_address=address_shape(country),
        total=taxed("20.00"),
        shipping_price=taxed("0"),
        total_charged=money("20.00" if is_paid else "0"),
        total_refunded=money(refunded),
        charge_status="FULL" if is_paid else "NONE",
        is_paid=is_paid,
        lines=list(lines) if lines is not None else [line_shape()],
        fulfillments=list(fulfillments),
        transactions=None if transactions is None else list(transactions),
        granted_refunds=None if granted_refunds is None else list(granted_refunds),
    )
