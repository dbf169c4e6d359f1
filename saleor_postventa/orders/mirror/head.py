"""The order itself: its columns, and whose it is."""

import msgspec

from saleor_postventa.orders.models import Order
from saleor_postventa.orders.rules import replaced_order
from saleor_postventa.people.models import Customer
from saleor_postventa.people.rules import OrderContact
from saleor_postventa.people.services import absorb_guest, customer_of, note_link
from saleor_postventa.saleor.marks import marks_in
from saleor_postventa.saleor.shapes import AddressShape, OrderShape

from .reading import Reading

# Whoever holds a checkout's id writes its public metadata, which becomes the order's: a consent is theirs to give.
WRITTEN_BY_SHOPPERS = frozenset({"right_given_up"})


def mirror_head(reading: Reading) -> None:
    order, shape = reading.order, reading.shape
    order.number, order.status = shape.number, shape.status.lower()
    order.origin = shape.origin.lower() or order.origin
    _take_origin(order, shape)
    order.channel, order.currency = shape.channel.slug, shape.total.gross.currency
    order.language = shape.language_code_enum or ""
    order.placed_at = shape.created
    order.saleor_updated_at, order.read_at = reading.updated_at, reading.source.issued_at
    order.shipping_method_name = shape.shipping_method_name or ""
    order.charge_status, order.is_paid = shape.charge_status.lower(), shape.is_paid
    order.voucher_code = shape.voucher_code
    if shape.private_metafields is not None:
        open_marks = {key: mark for key, mark in marks_in(shape.metafields).items() if key in WRITTEN_BY_SHOPPERS}
        order.marks = open_marks | marks_in(shape.private_metafields)
    order.deleted_at = None
    if shape.shipping_address and shape.shipping_address.country:
        order.shipping_country = shape.shipping_address.country.code
    _take_amounts(order, shape)
    former = order.customer
    _take_person(reading)
    order.save()
    _follow_link(reading, former)


def _take_origin(order: Order, shape: OrderShape) -> None:
    """Saleor marks the replacements that it drafts itself; ours say in their reference whose place they take."""
    original = shape.original or replaced_order(shape.external_reference)
    is_own = shape.original is None and original is not None
    order.is_replacement = order.origin == "reissue" or is_own or (not order.origin and original is not None)
    order.original_saleor_id, order.external_reference = original, shape.external_reference


def _take_amounts(order: Order, shape: OrderShape) -> None:
    order.total_gross_amount, order.total_net_amount = shape.total.gross.amount, shape.total.net.amount
    order.shipping_gross_amount = shape.shipping_price.gross.amount
    order.shipping_net_amount = shape.shipping_price.net.amount
    if shape.undiscounted_total:
        order.undiscounted_total_gross_amount = shape.undiscounted_total.gross.amount
    if shape.subtotal:
        order.subtotal_gross_amount = shape.subtotal.gross.amount
    if shape.total_charged:
        order.charged_amount = shape.total_charged.amount
    if shape.total_refunded:
        order.refunded_amount = shape.total_refunded.amount
    if shape.total_granted_refund:
        order.granted_refund_amount = shape.total_granted_refund.amount


def _take_person(reading: Reading) -> None:
    """Once an order was erased, nothing that names its person comes back, though Saleor keeps sending it."""
    order, shape = reading.order, reading.shape
    if order.erased_at is not None:
        return
    order.customer = customer_of(_contact(shape), shape.user, read_at=reading.source.issued_at)
    if order.customer is not None and order.customer.erased_at is not None:
        blank_person(order, order.customer)
        return
    order.user_email = shape.user_email or ""
    order.shipping_address = _plain(shape.shipping_address)
    if shape.gift_cards is not None:
        order.gift_cards = [{"id": card.id, "last4": card.last4_code_chars} for card in shape.gift_cards]


def blank_person(order: Order, customer: Customer) -> None:
    """Take out of the row whatever names a person; the country stays, for taxes and counts."""
    order.customer, order.erased_at = customer, customer.erased_at
    order.user_email, order.shipping_address, order.gift_cards = "", None, []


def _follow_link(reading: Reading, former: Customer | None) -> None:
    order = reading.order
    account = order.customer
    if former is None or account is None or former.pk == account.pk or not former.is_guest or account.is_guest:
        return
    if account.is_erased:
        return
    at, by = reading.source.issued_at, reading.source.actor()
    note_link(order_id=order.pk, guest=former, account=account, at=at, by=by)
    if not Order.objects.of_customer(former.pk).exists():
        absorb_guest(former, account, at=at, by=by)


def _contact(shape: OrderShape) -> OrderContact:
    address = shape.shipping_address or shape.billing_address or AddressShape()
    return OrderContact(
        user_id=shape.user.id if shape.user else None,
        email=shape.user_email or "",
        first_name=address.first_name,
        last_name=address.last_name,
        language=shape.language_code_enum or "",
        country=address.country.code if address.country else "",
        placed_at=shape.created,
    )


def _plain(address: AddressShape | None) -> dict[str, str] | None:
    if address is None:
        return None
    fields = msgspec.structs.asdict(address)
    return {**fields, "country": address.country.code if address.country else "", "phone": address.phone or ""}
