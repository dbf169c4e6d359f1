"""Vouchers are made, listed in channels, given codes, and used."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

import msgspec

from saleor_postventa.sandbox.world import totals
from saleor_postventa.sandbox.world.cards import Card
from saleor_postventa.sandbox.world.catalogue import Channel, Product, Variant
from saleor_postventa.sandbox.world.money import quantize
from saleor_postventa.sandbox.world.orders import ZERO, Order, OrderDiscount, OrderLine
from saleor_postventa.sandbox.world.vouchers import Voucher, VoucherCode, VoucherListing
from saleor_postventa.sandbox.world.world import World

from .finding import find
from .refusing import Refused


class WantedVoucher(msgspec.Struct, kw_only=True, frozen=True):
    name: str
    codes: list[str]
    type: str = "ENTIRE_ORDER"
    discount_value_type: str = "PERCENTAGE"
    products: list[str] = []
    single_use: bool = False
    apply_once_per_order: bool = False
    ends_at: datetime | None = None


class WantedListing(msgspec.Struct, kw_only=True, frozen=True):
    channel: str
    value: Decimal
    min_spent: Decimal | None = None


def create_voucher(world: World, wanted: WantedVoucher) -> Voucher:
    """Good nowhere until it is listed in a channel."""
    with world.acting():
        voucher = Voucher(
            pk=world.next_pk(Voucher),
            name=wanted.name,
            type=wanted.type,
            discount_value_type=wanted.discount_value_type,
            product_pks=[find(world, Product, given).pk for given in wanted.products],
            single_use=wanted.single_use,
            apply_once_per_order=wanted.apply_once_per_order,
            ends_at=wanted.ends_at,
        )
        _add_codes(world, voucher, wanted.codes)
        world.store.put(voucher)
    return voucher


def add_codes(world: World, voucher_id: str, codes: Sequence[str]) -> Voucher:
    """All of them, or none where one is known already, of a voucher or a gift card."""
    with world.acting():
        voucher = find(world, Voucher, voucher_id)
        _add_codes(world, voucher, codes)
        world.store.put(voucher)
    return voucher


def list_voucher(world: World, voucher_id: str, wanted: Sequence[WantedListing]) -> Voucher:
    """In channels where it is listed already, its value changes."""
    with world.acting():
        voucher = find(world, Voucher, voucher_id)
        for listing in wanted:
            channel = find(world, Channel, listing.channel)
            if voucher.discount_value_type == "PERCENTAGE" and listing.value > 100:
                raise Refused("INVALID", "Invalid percentage value.", field="discountValue")
            if voucher.discount_value_type == "FIXED" and listing.value != quantize(
                listing.value, channel.currency_code
            ):
                raise Refused("INVALID", "Value cannot have that many decimal places.", field="discountValue")
            voucher.listings[channel.pk] = VoucherListing(value=listing.value, min_spent=listing.min_spent)
        world.store.put(voucher)
    return voucher


def delete_codes(world: World, ids: Sequence[str]) -> int:
    """Used ones too: nobody asks. How many there were; of one that is gone nothing is said."""
    with world.acting():
        found = [(voucher, code) for voucher in world.store.all(Voucher) for code in voucher.codes if code.id in ids]
        for voucher, code in found:
            voucher.codes.remove(code)
            world.store.put(voucher)
    return len(found)


def use_voucher(world: World, order: Order, channel: Channel, given: str) -> None:
    """At the checkout's end. Of a single use, the code is closed and not counted; whose it was is not asked."""
    voucher, code = _usable(world, channel, given)
    listing = voucher.listings[channel.pk]
    before = totals.subtotal(order).gross.amount
    if listing.min_spent is not None and before < listing.min_spent:
        raise Refused("VOUCHER_NOT_APPLICABLE", "Voucher is not applicable to this checkout.")
    saved = order.shipping_gross if voucher.type == "SHIPPING" else ZERO
    if voucher.type == "SHIPPING":
        order.shipping_gross -= _worth(voucher, listing, order.shipping_gross, order.currency)
        saved -= order.shipping_gross
    else:
        _take_off_lines(world, order, voucher, listing)
        saved = before - totals.subtotal(order).gross.amount
    code.used += not voucher.single_use
    code.is_active = not voucher.single_use
    order.voucher_code = given
    order.discounts.append(_discount(voucher, saved))
    world.store.put(voucher)


def lower_use(world: World, order: Order) -> None:
    """Of an order that expired; a code of a single use stays closed all the same."""
    for voucher in world.store.all(Voucher):
        code = voucher.find_code(order.voucher_code or "")
        if code is not None and code.used:
            code.used -= 1
            world.store.put(voucher)


def _add_codes(world: World, voucher: Voucher, codes: Sequence[str]) -> None:
    if len(set(codes)) < len(codes):
        raise Refused("DUPLICATED_INPUT_ITEM", "Duplicated promo codes provided.", field="addCodes")
    known = {code.code for each in world.store.all(Voucher) for code in each.codes}
    known |= {card.code for card in world.store.all(Card)}
    if known & set(codes):
        raise Refused("ALREADY_EXISTS", "Promo code already exists.", field="addCodes")
    made = [VoucherCode(pk=str(uuid.uuid4()), code=code, created_at=world.clock.now()) for code in codes]
    voucher.codes.extend(made)


def _usable(world: World, channel: Channel, given: str) -> tuple[Voucher, VoucherCode]:
    for voucher in world.store.all(Voucher):
        code = voucher.find_code(given)
        is_over = voucher.ends_at is not None and voucher.ends_at <= world.clock.now()
        if code is not None and code.is_active and not is_over and channel.pk in voucher.listings:
            return voucher, code
    raise Refused("INVALID", "Voucher code is not valid.")


def _take_off_lines(world: World, order: Order, voucher: Voucher, listing: VoucherListing) -> None:
    """Shared out by what each line costs; the reason names the voucher's first code, as Saleor's does."""
    lines = [line for line in order.lines if _is_meant(world, voucher, line)]
    if voucher.apply_once_per_order and lines:
        cheapest = min(lines, key=lambda line: line.unit_gross)
        _lower(cheapest, _worth(voucher, listing, cheapest.unit_gross, order.currency), voucher, order.currency)
        return
    whole = sum((line.unit_gross * line.quantity for line in lines), ZERO)
    left = _worth(voucher, listing, whole, order.currency)
    for line in lines:
        costs = line.unit_gross * line.quantity
        share = quantize(left * costs / whole, order.currency) if whole else ZERO
        left, whole = left - share, whole - costs
        _lower(line, share, voucher, order.currency)


def _is_meant(world: World, voucher: Voucher, line: OrderLine) -> bool:
    if voucher.type != "SPECIFIC_PRODUCT":
        return True
    variant = world.store.get(Variant, line.variant_pk)
    return variant is not None and variant.product_pk in voucher.product_pks


def _lower(line: OrderLine, amount: Decimal, voucher: Voucher, currency: str) -> None:
    line.unit_gross = quantize((line.unit_gross * line.quantity - amount) / line.quantity, currency)
    line.unit_discount_reason = f"Entire order voucher code: {voucher.codes[0].code}"


def _worth(voucher: Voucher, listing: VoucherListing, amount: Decimal, currency: str) -> Decimal:
    if voucher.discount_value_type == "PERCENTAGE":
        return quantize(amount * listing.value / 100, currency)
    return min(listing.value, amount)


def _discount(voucher: Voucher, saved: Decimal) -> OrderDiscount:
    return OrderDiscount(
        pk=str(uuid.uuid4()), type="VOUCHER", name=voucher.name, value_type="FIXED", value=saved, amount=saved
    )
