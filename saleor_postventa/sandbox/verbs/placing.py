"""An order is placed: at the till of the storefront, or imported from an older shop."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

import msgspec

from saleor_postventa.sandbox.world import totals
from saleor_postventa.sandbox.world.catalogue import Channel, Product, Variant
from saleor_postventa.sandbox.world.happening import Principal
from saleor_postventa.sandbox.world.orders import ZERO, FulfillmentLine, Order, OrderLine
from saleor_postventa.sandbox.world.people import Address, User
from saleor_postventa.sandbox.world.world import World

from .carding import pay_with_card
from .finding import find, find_channel, find_customer_by_email, find_warehouse
from .parcels import add_fulfillment
from .paying import add_transaction, events_of_charge
from .refusing import Refused
from .vouching import use_voucher

FIRST_NUMBER = 1001


class WantedLine(msgspec.Struct, kw_only=True, frozen=True):
    variant: str
    quantity: int = 1
    is_gift: bool = False


class WantedOrder(msgspec.Struct, kw_only=True, frozen=True):
    """`customer` is an account's id; else `email` and names make a guest's order. `pay`: full, none or an amount.

    `gift_card` is the code of one that pays what it can first.
    """

    channel: str
    lines: list[WantedLine]
    customer: str | None = None
    email: str = ""
    first_name: str = ""
    last_name: str = ""
    language_code: str = ""
    city: str = ""
    postal_code: str = ""
    street: str = ""
    country: str = ""
    phone: str = ""
    voucher_code: str | None = None
    gift_card: str | None = None
    pay: str = "full"
    metadata: dict[str, str] = {}
    external_reference: str | None = None
    tracking_number: str | None = None
    created_at: datetime | None = None


def place_order(world: World, wanted: WantedOrder) -> Order:
    """Emits CREATED, what the payment emits, and CONFIRMED where the channel confirms by itself."""
    with world.acting():
        order = make_order(world, wanted)
        channel = find_channel(world, wanted.channel)
        order.status = "UNFULFILLED" if channel.automatically_confirm else "UNCONFIRMED"
        by = _buyer(world, wanted)
        world.happen_to_order(order, by, "order_created")
        if amount := _paid_at_once(order, wanted.pay):
            add_transaction(world, order, amount, "Credit card", owner="payments")
            world.happen_to_order(order, by, *events_of_charge(order))
        if channel.automatically_confirm:
            world.happen_to_order(order, by, "order_confirmed")
        world.store.put(order)
    return order


def import_orders(world: World, wanted: Sequence[WantedOrder], by: Principal) -> list[Order]:
    """One ORDER_BULK_CREATED for all, and nothing else, whatever state they come in."""
    with world.acting():
        orders = [make_order(world, item) for item in wanted]
        for order, item in zip(orders, wanted, strict=True):
            order.origin = "BULK_CREATE"
            order.status = "UNFULFILLED"
            if item.pay == "full":
                add_transaction(world, order, totals.total(order).gross.amount, "legacy", owner=None)
            if item.tracking_number is not None:
                _arrive_fulfilled(world, order, item.tracking_number)
        world.happen("order_bulk_created", by, orders=orders)
        world.store.put(*orders)
    return orders


def _arrive_fulfilled(world: World, order: Order, tracking_number: str) -> None:
    parcel = add_fulfillment(world, order, "FULFILLED", tracking_number, find_warehouse(world, None).pk)
    parcel.lines = [
        FulfillmentLine(pk=world.next_pk(FulfillmentLine), order_line_pk=line.pk, quantity=line.quantity)
        for line in order.lines
    ]
    order.status = "FULFILLED"


def make_order(world: World, wanted: WantedOrder) -> Order:
    if not wanted.lines or any(line.quantity < 1 for line in wanted.lines):
        raise Refused("REQUIRED", "An order has at least one item.")
    channel, buyer = find_channel(world, wanted.channel), _buyer(world, wanted)
    now, address = wanted.created_at or world.clock.now(), _address(world, wanted, buyer, channel)
    email = buyer.email if buyer else wanted.email
    linked = buyer or find_customer_by_email(world, email)
    language = wanted.language_code or (buyer.language_code if buyer else channel.language_code)
    order = Order(
        pk=str(uuid.uuid4()),
        number=str(world.store.next_number("order", FIRST_NUMBER)),
        created=now,
        updated_at=now,
        status="UNFULFILLED",
        channel_pk=channel.pk,
        currency=channel.currency_code,
        language_code=language,
        user_email=email,
        user_pk=linked.pk if linked else None,
        billing_address=address,
        shipping_address=address,
        shipping_method_name=channel.shipping_method_name,
        shipping_tax_rate=channel.tax_rate,
        external_reference=wanted.external_reference,
        metadata=dict(wanted.metadata),
        lines=[_line(world, channel, language, line) for line in wanted.lines],
    )
    order.shipping_gross = channel.shipping_price
    if wanted.voucher_code:
        use_voucher(world, order, channel, wanted.voucher_code)
    if totals.subtotal(order).gross.amount >= channel.free_shipping_from:
        order.shipping_gross = ZERO
    if wanted.gift_card:
        pay_with_card(world, order, wanted.gift_card)
    return order


def _buyer(world: World, wanted: WantedOrder) -> User | None:
    return find(world, User, wanted.customer) if wanted.customer else None


def _address(world: World, wanted: WantedOrder, buyer: User | None, channel: Channel) -> Address:
    if buyer and buyer.default_shipping_address and not wanted.city:
        return buyer.default_shipping_address
    return Address(
        pk=world.next_pk(Address),
        first_name=wanted.first_name or (buyer.first_name if buyer else ""),
        last_name=wanted.last_name or (buyer.last_name if buyer else ""),
        street_address1=wanted.street or "Calle Mayor 1",
        city=(wanted.city or "Madrid").upper(),
        postal_code=wanted.postal_code or "28001",
        country=wanted.country or channel.default_country,
        phone=wanted.phone,
    )


def _line(world: World, channel: Channel, language: str, wanted: WantedLine) -> OrderLine:
    variant = find(world, Variant, wanted.variant)
    product = find(world, Product, variant.product_pk)
    if channel.pk not in variant.prices:
        raise Refused("NOT_AVAILABLE_IN_CHANNEL", f"{product.name} is not sold in {channel.slug}.")
    price = channel.gross(variant.prices[channel.pk])
    return OrderLine(
        pk=str(uuid.uuid4()),
        variant_pk=variant.pk,
        product_name=product.name,
        variant_name=variant.name,
        translated_product_name=product.names.get(language, ""),
        translated_variant_name=variant.names.get(language, ""),
        product_sku=variant.sku,
        quantity=wanted.quantity,
        unit_gross=ZERO if wanted.is_gift else price,
        undiscounted_unit_gross=price,
        tax_rate=channel.tax_rate,
        media_pk=product.pk,
        is_gift=wanted.is_gift,
    )


def _paid_at_once(order: Order, pay: str) -> Decimal:
    total = totals.total(order).gross.amount
    return total if pay == "full" else ZERO if pay == "none" else min(Decimal(pay), total)
