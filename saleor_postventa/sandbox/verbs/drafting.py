"""Draft orders: made by staff or apps, sent somewhere somehow, made cheaper, completed or thrown away."""

import uuid
from collections.abc import Sequence
from decimal import Decimal

import msgspec

from saleor_postventa.sandbox.world import totals
from saleor_postventa.sandbox.world.catalogue import Channel, Product, Variant
from saleor_postventa.sandbox.world.happening import Principal
from saleor_postventa.sandbox.world.money import quantize
from saleor_postventa.sandbox.world.orders import ZERO, Order, OrderDiscount, OrderLine
from saleor_postventa.sandbox.world.people import Address, User
from saleor_postventa.sandbox.world.shipping import ShippingMethod, method_of, methods_of
from saleor_postventa.sandbox.world.stock import available
from saleor_postventa.sandbox.world.world import World

from .finding import find, find_customer_by_email
from .placing import FIRST_NUMBER
from .refusing import Refused

EDITABLE = frozenset({"DRAFT", "UNCONFIRMED"})


class RefusedDraft(Refused):
    """`field` is the one that Saleor names."""

    def __init__(self, field: str, code: str, message: str) -> None:
        super().__init__(code, message)
        self.field = field


class DraftLine(msgspec.Struct, kw_only=True, frozen=True):
    """`price` is the unit's, in place of the channel's, and with the tax or without it as that is."""

    variant: str
    quantity: int
    price: Decimal | None = None


class WantedDraft(msgspec.Struct, kw_only=True, frozen=True):
    channel: str
    lines: list[DraftLine] = []
    user: str | None = None
    email: str = ""
    language_code: str | None = None
    external_reference: str | None = None
    billing_address: Address | None = None
    shipping_address: Address | None = None
    private_metadata: dict[str, str] = {}


def create_draft(world: World, wanted: WantedDraft, by: Principal) -> Order:
    """DRAFT_ORDER_CREATED alone. An external reference is taken once, drafts included."""
    with world.acting():
        channel = find(world, Channel, wanted.channel)
        _refuse_taken(world, wanted.external_reference)
        user = find(world, User, wanted.user) if wanted.user else find_customer_by_email(world, wanted.email)
        now, language = world.clock.now(), wanted.language_code or channel.language_code
        order = Order(
            pk=str(uuid.uuid4()),
            number=str(world.store.next_number("order", FIRST_NUMBER)),
            created=now,
            updated_at=now,
            status="DRAFT",
            origin="DRAFT",
            external_reference=wanted.external_reference,
            channel_pk=channel.pk,
            currency=channel.currency_code,
            language_code=language,
            user_email=user.email if user else wanted.email,
            user_pk=user.pk if user else None,
            billing_address=wanted.billing_address,
            shipping_address=wanted.shipping_address,
            shipping_tax_rate=channel.tax_rate,
            lines=[_line(world, channel, language, line) for line in wanted.lines],
            private_metadata=dict(wanted.private_metadata),
        )
        world.store.put(order)
        world.happen_to_order(order, by, "draft_order_created")
    return order


def send_by(world: World, order: Order, method_pk: str, by: Principal) -> Order:
    """Costs nothing while there is no address, and that price stays when one comes (seen in 3.23)."""
    with world.acting():
        if order.status not in EDITABLE:
            raise RefusedDraft("id", "NOT_EDITABLE", "Only draft and unconfirmed orders can be edited.")
        channel = find(world, Channel, order.channel_pk)
        way = next((item for item in methods_of(channel) if item.pk == method_pk), None)
        if way is None:
            text = "Shipping method not available in the given channel."
            raise RefusedDraft("shippingMethod", "SHIPPING_METHOD_NOT_APPLICABLE", text)
        order.shipping_method_pk, order.shipping_method_name = way.pk, way.name
        order.shipping_gross = way.amount if order.shipping_address else ZERO
        _touch(world, order, by)
    return order


def send_to(world: World, order: Order, address: Address, by: Principal) -> Order:
    with world.acting():
        _refuse_placed(order)
        order.shipping_address = address
        _touch(world, order, by)
    return order


def add_discount(world: World, order: Order, value_type: str, value: Decimal, reason: str | None) -> Order:
    """Off goods and shipping alike, in proportion; no event."""
    with world.acting():
        if order.status not in EDITABLE:
            raise RefusedDraft("orderId", "CANNOT_DISCOUNT", "Only draft and unconfirmed order can be modified.")
        if order.discounts:
            raise RefusedDraft("orderId", "CANNOT_DISCOUNT", "Order already has assigned discount.")
        total = totals.total(order).gross.amount
        most = Decimal(100) if value_type == "PERCENTAGE" else total
        if value > most:
            raise RefusedDraft("value", "INVALID", f"The value ({value}) cannot be higher than {most}")
        saved = quantize(total * value / 100, order.currency) if value_type == "PERCENTAGE" else value
        _take_off(order, total, saved)
        order.discounts.append(
            OrderDiscount(
                pk=str(uuid.uuid4()),
                type="MANUAL",
                name="",
                value_type=value_type,
                value=value,
                amount=saved,
                reason=reason,
            )
        )
        world.touch(order)
    return order


def discount_line(world: World, order: Order, pk: str, percent: Decimal) -> Order:
    """In place of what a promotion took off; no event."""
    with world.acting():
        line = order.line(pk)
        if line is not None and order.status in EDITABLE:
            line.unit_gross = quantize(line.undiscounted_unit_gross * (100 - percent) / 100, order.currency)
            world.touch(order)
    return order


def complete(world: World, order: Order, by: Principal) -> Order:
    """ORDER_CREATED, and CONFIRMED where the channel confirms by itself; stock is looked at now and not before."""
    with world.acting():
        if order.status != "DRAFT":
            raise RefusedDraft("id", "INVALID", "The order is not draft.")
        _refuse_unready(world, order)
        channel = find(world, Channel, order.channel_pk)
        order.status = "UNFULFILLED" if channel.automatically_confirm else "UNCONFIRMED"
        account = find_customer_by_email(world, order.user_email)
        order.user_pk = order.user_pk or (account.pk if account else None)
        world.touch(order)
        confirmed = ["order_confirmed"] if channel.automatically_confirm else []
        world.happen_to_order(order, by, "order_created", *confirmed)
    return order


def throw_away(world: World, order: Order) -> None:
    with world.acting():
        _refuse_placed(order)
        world.store.remove(order)


def shipping_of(world: World, order: Order) -> ShippingMethod | None:
    return method_of(order, find(world, Channel, order.channel_pk))


def _touch(world: World, order: Order, by: Principal) -> None:
    world.touch(order)
    world.happen_to_order(order, by, "draft_order_updated" if order.status == "DRAFT" else "order_updated")


def _take_off(order: Order, total: Decimal, saved: Decimal) -> None:
    kept = (total - saved) / total if total else Decimal(1)
    for line in order.lines:
        line.unit_gross = quantize(line.unit_gross * kept, order.currency)
    order.shipping_gross = total - saved - totals.subtotal(order).gross.amount


def _line(world: World, channel: Channel, language: str, wanted: DraftLine) -> OrderLine:
    variant = _variant(world, wanted.variant)
    product = find(world, Product, variant.product_pk)
    if wanted.quantity < 1:
        raise RefusedDraft("quantity", "ZERO_QUANTITY", "Ensure this value is greater than 0.")
    if channel.pk not in variant.prices:
        text = "Cannot add lines with unavailable variants."
        raise RefusedDraft("lines", "NOT_AVAILABLE_IN_CHANNEL", text)
    price = channel.gross(variant.prices[channel.pk] if wanted.price is None else wanted.price)
    return OrderLine(
        pk=str(uuid.uuid4()),
        variant_pk=variant.pk,
        product_name=product.name,
        variant_name=variant.name,
        translated_product_name=product.names.get(language, ""),
        translated_variant_name=variant.names.get(language, ""),
        product_sku=variant.sku,
        quantity=wanted.quantity,
        unit_gross=quantize(price * (100 - variant.promotion) / 100, channel.currency_code),
        undiscounted_unit_gross=price,
        tax_rate=channel.tax_rate,
        media_pk=product.pk,
    )


def _variant(world: World, given: str) -> Variant:
    try:
        return find(world, Variant, given)
    except Refused as refused:
        raise RefusedDraft("variantId", "GRAPHQL_ERROR", "Could not resolve to a node.") from refused


def _refuse_taken(world: World, reference: str | None) -> None:
    if reference and any(order.external_reference == reference for order in world.store.all(Order)):
        raise RefusedDraft("externalReference", "UNIQUE", "Order with this External reference already exists.")


def _refuse_placed(order: Order) -> None:
    if order.status != "DRAFT":
        text = "Provided order id belongs to non-draft order. Use `orderUpdate` mutation instead."
        raise RefusedDraft("id", "INVALID", text)


def _refuse_unready(world: World, order: Order) -> None:
    if order.billing_address is None:
        raise RefusedDraft("order", "BILLING_ADDRESS_NOT_SET", "Can't finalize draft with no billing address.")
    if order.shipping_address is None:
        raise RefusedDraft("order", "ORDER_NO_SHIPPING_ADDRESS", "Can't finalize draft with no shipping address.")
    if order.shipping_method_name is None:
        raise RefusedDraft("shipping", "SHIPPING_METHOD_REQUIRED", "Shipping method is required.")
    _refuse_short(world, order.lines)


def _refuse_short(world: World, lines: Sequence[OrderLine]) -> None:
    for pk in {line.variant_pk for line in lines}:
        variant = world.store.get(Variant, pk)
        if variant is None:
            raise RefusedDraft("lines", "NOT_FOUND", "Could not create orders with non-existing products.")
        wanted = sum(line.quantity for line in lines if line.variant_pk == pk)
        if variant.track_inventory and wanted > available(world.store, variant):
            raise RefusedDraft("lines", "INSUFFICIENT_STOCK", "Insufficient product stock.")
