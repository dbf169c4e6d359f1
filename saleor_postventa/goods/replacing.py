"""Ordering a replacement: a draft under a reference of ours, made free of shipping costs, completed and confirmed.

Saleor takes no second order under the same reference. So each step looks at what stands already, and may be broken off
and taken up again as often as it must.
"""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import msgspec

from saleor_postventa.catalogue.models import Variant
from saleor_postventa.core.event import Event
from saleor_postventa.core.money import minor_unit
from saleor_postventa.orders.models import OrderLine
from saleor_postventa.saleor.client import MutationRefused, SaleorClient
from saleor_postventa.saleor.shapes import AddressShape

from .carriers import Reading, Stuck, carriers
from .events import ReplacementOrdered
from .models import GoodsMove
from .outcomes import subject_of
from .rules import MoveKind, Trouble
from .shapes import (
    MethodShape,
    OriginalAnswer,
    OriginalShape,
    ReplacementAnswer,
    ReplacementShape,
)
from .stock import available

DRAFT, UNCONFIRMED = "DRAFT", "UNCONFIRMED"
OVER = frozenset({"CANCELED", "EXPIRED"})
NAME_IN_DISCOUNT = "Postventa"
TENTH = Decimal("0.1")
NEXT_TO_NOTHING = "0.001"  # per cent, which rounding makes nothing; 3.23 takes 0 for no value given
NOT_TO_BE_HAD = frozenset(
    {"INSUFFICIENT_STOCK", "NOT_AVAILABLE_IN_CHANNEL", "PRODUCT_NOT_PUBLISHED", "PRODUCT_UNAVAILABLE_FOR_PURCHASE"}
)


class OrderReplacement:
    def prepare(self, move: GoodsMove, client: SaleorClient) -> Reading:
        """Stock is looked at before anything is drafted; the shop's people may have sold the last one meanwhile."""
        if _find(move, client) is None:
            _check_stock(move)
        return {}

    def call(self, move: GoodsMove, client: SaleorClient) -> Reading:
        order = _find(move, client)
        if order is None or order.status == DRAFT:
            try:
                order = _place(move, client, order)
            except (Stuck, MutationRefused) as no:
                order = _take_away(move, client)
                if order is None:
                    raise _final(no) from no
        if order.status == UNCONFIRMED:
            order = _change(client, "replacement_confirm", {"id": order.id})
        if order.status in OVER:
            raise Stuck(Trouble.REFUSED, f"the replacement {order.number} was cancelled", number=order.number)
        return {"order_saleor_id": order.id, "order_number": order.number}

    def recall(self, move: GoodsMove, client: SaleorClient) -> Reading | None:
        """Every step looks first, so that a broken one is simply taken up again."""
        return None

    def event(self, move: GoodsMove) -> Event:
        return ReplacementOrdered(
            subject=subject_of(move),
            occurred_at=move.status_since,
            move_id=move.pk,
            reference=move.reference,
            order_saleor_id=move.result["order_saleor_id"],
            order_number=move.result["order_number"],
        )


def _place(move: GoodsMove, client: SaleorClient, draft: ReplacementShape | None) -> ReplacementShape:
    original = _original(move, client)
    draft = draft or _create(move, client, original)
    draft = _settle_price(move, client, _address(move, client, draft, original))
    return _change(client, "replacement_complete", {"id": draft.id})


def _take_away(move: GoodsMove, client: SaleorClient) -> ReplacementShape | None:
    """A draft that can't be had goes: nobody shall complete it by mistake. Gives the order where there is one now."""
    found = _find(move, client)
    if found is None or found.status != DRAFT:
        return found
    client.mutate("replacement_delete", dict[str, Any], {"id": found.id})
    return None


def _final(no: Stuck | MutationRefused) -> Stuck | MutationRefused:
    if isinstance(no, MutationRefused) and NOT_TO_BE_HAD & set(no.codes):
        return Stuck(Trouble.OUT_OF_STOCK, "it can no longer be had", errors=no.errors)
    return no


def _find(move: GoodsMove, client: SaleorClient) -> ReplacementShape | None:
    asked = {"reference": move.wanted["external_reference"]}
    return client.query("replacement_by_reference", ReplacementAnswer, asked).order


def _check_stock(move: GoodsMove) -> None:
    wanted: Counter[str] = Counter()
    for line in move.wanted["lines"]:
        wanted[line["variant"]] += int(line["quantity"])
    order = move.order
    there = available(move.shop, wanted, channel=order.channel, country=order.shipping_country)
    short = {variant: there[variant] for variant, units in wanted.items() if there[variant] < units}
    if short:
        raise Stuck(Trouble.OUT_OF_STOCK, "not enough in stock", available=short)


def _original(move: GoodsMove, client: SaleorClient) -> OriginalShape:
    found = client.query("order_to_replace", OriginalAnswer, {"id": move.order.saleor_id}).order
    if found is None:
        raise Stuck(Trouble.REFUSED, "Saleor no longer has the order to replace")
    return found


def _create(move: GoodsMove, client: SaleorClient, original: OriginalShape) -> ReplacementShape:
    """Without the address that it goes to: Saleor puts a price on shipping where there is one."""
    given = {
        "channel": original.channel.id,
        "user": original.user.id if original.user else None,
        "userEmail": None if original.user else original.user_email,
        "language": original.language_code_enum,
        "billingAddress": _input(original.billing_address),
        "reference": move.wanted["external_reference"],
        "lines": [
            {
                "variantId": line["variant"],
                "quantity": line["quantity"],
                "price": str(_listed(move, line["variant"], Decimal(line["price"]))),
                "forceNewLine": True,
            }
            for line in move.wanted["lines"]
        ],
        "privateMetadata": [
            {"key": "postventa.replaces", "value": original.id},
            {"key": "postventa.move", "value": move.key},
        ],
    }
    known = {name: value for name, value in given.items() if value is not None}
    try:
        return _change(client, "replacement_create", known)
    except MutationRefused as refused:
        found = _find(move, client) if "UNIQUE" in refused.codes else None
        if found is None:
            raise
        return found


def _listed(move: GoodsMove, saleor_id: str, price: Decimal) -> Decimal:
    """Without the tax where Saleor adds it: to a tenth of a cent, so that what was agreed comes out again."""
    variant = Variant.objects.filter(saleor_id=saleor_id).first()
    if variant is None or not variant.is_net_in(move.order.channel):
        return price
    taxed = OrderLine.objects.filter(order=move.order).exclude(tax_rate=None).order_by("position")
    alike = taxed.filter(variant__product=variant.product).first() or taxed.first()
    rate = alike.tax_rate if alike and alike.tax_rate else Decimal(0)
    return (price / (1 + rate)).quantize(TENTH * minor_unit(move.order.currency))


def _address(
    move: GoodsMove, client: SaleorClient, order: ReplacementShape, original: OriginalShape
) -> ReplacementShape:
    """How and where to it goes."""
    if not order.is_shipping_required:
        return order
    if order.shipping_address is None:
        if original.shipping_address is None:
            raise Stuck(Trouble.REFUSED, "the order to replace went to no address")
        usual = _choose(original.shipping_methods, original.delivery_method, move.wanted["delivery"])
        if order.delivery_method is None and usual is not None:
            order = _change(client, "replacement_send_by", {"id": order.id, "method": usual.id})
        address = _input(original.shipping_address)
        order = _change(client, "replacement_send_to", {"id": order.id, "address": address})
    best = _choose(order.shipping_methods, order.delivery_method, move.wanted["delivery"])
    if best is None:
        raise Stuck(Trouble.REFUSED, "nothing ships it to that address")
    if order.delivery_method is None or order.delivery_method.id != best.id:
        order = _change(client, "replacement_send_by", {"id": order.id, "method": best.id})
    return order


def _choose(ways: Iterable[MethodShape], usual: MethodShape | None, wanted: str) -> MethodShape | None:
    """What the policy wants, else as the original went, else the cheapest: of those that serve."""
    there = [way for way in ways if way.active]
    named = [way for way in there if wanted and way.code == wanted]
    same = [way for way in there if usual is not None and way.id == usual.id]
    return next(iter([*named, *same]), None) or min(there, key=lambda way: (way.cost, way.id or ""), default=None)


def _settle_price(move: GoodsMove, client: SaleorClient, order: ReplacementShape) -> ReplacementShape:
    """What shipping costs all the same is taken off again; then it costs what was agreed, or nobody orders it."""
    agreed = sum((Decimal(line["price"]) * int(line["quantity"]) for line in move.wanted["lines"]), Decimal(0))
    order = _keep_promotions_out(client, order)
    shipping = order.shipping_price.gross.amount
    if shipping > 0 and not order.discounts:
        all_of_it = {"type": "PERCENTAGE", "value": "100"}
        discount = {"type": "FIXED", "value": str(shipping)} if agreed else all_of_it
        given = {"id": order.id, "reason": NAME_IN_DISCOUNT, **discount}
        order = _change(client, "replacement_discount", given)
    total, units = order.total.gross.amount, sum(line.quantity for line in order.lines)
    if (total, units) != (agreed, sum(int(line["quantity"]) for line in move.wanted["lines"])):
        raise Stuck(Trouble.WRONG_PRICE, "Saleor reckons otherwise", agreed=str(agreed), total=str(total))
    return order


def _keep_promotions_out(client: SaleorClient, order: ReplacementShape) -> ReplacementShape:
    """A promotion of the shop takes its share off our price, too. A discount by hand takes its place."""
    if order.discounts:  # that one is spread over the lines as well
        return order
    for line in [each for each in order.lines if each.is_reduced]:
        given = {"line": line.id, "value": NEXT_TO_NOTHING, "reason": NAME_IN_DISCOUNT}
        order = _change(client, "replacement_keep_price", given)
    return order


def _change(client: SaleorClient, name: str, variables: dict[str, Any]) -> ReplacementShape:
    payload = next(iter(client.mutate(name, dict[str, ReplacementAnswer], variables).values()), None)
    if payload is None or payload.order is None:
        raise Stuck(Trouble.REFUSED, f"{name}: Saleor gave no order back")
    return payload.order


def _input(address: AddressShape | None) -> dict[str, str] | None:
    if address is None:
        return None
    fields = msgspec.to_builtins(address)
    named = {name: text for name, text in fields.items() if name != "country" and text}
    return named | ({"country": address.country.code} if address.country else {})


carriers.add(MoveKind.REPLACE, OrderReplacement())
