"""Draft orders, from the first line to the order."""

from collections.abc import Callable
from typing import Any

from saleor_postventa.sandbox.graph.context import Context
from saleor_postventa.sandbox.graph.registry import resolves
from saleor_postventa.sandbox.verbs import drafting, ending
from saleor_postventa.sandbox.verbs.drafting import DraftLine, RefusedDraft, WantedDraft
from saleor_postventa.sandbox.verbs.refusing import Refused
from saleor_postventa.sandbox.world.catalogue import Channel
from saleor_postventa.sandbox.world.orders import Order
from saleor_postventa.sandbox.world.people import Address
from saleor_postventa.sandbox.world.record import from_global_id

Payload = dict[str, Any]


def _refuse(field: str | None, code: str, message: str) -> Payload:
    return {"order": None, "errors": [{"field": field, "message": message, "code": code}]}


def _change(context: Context, given: str | None, change: Callable[[Order], object]) -> Payload:
    order = context.world.store.get(Order, from_global_id(given or "", Order.typename))
    if order is None:
        return _refuse("id", "NOT_FOUND", f"Couldn't resolve to a node: {given}")
    try:
        change(order)
    except RefusedDraft as refused:
        return _refuse(refused.field, refused.code, refused.message)
    except Refused as refused:
        return _refuse("id", refused.code, refused.message)
    return {"order": order, "errors": []}


@resolves("Mutation", "draftOrderCreate")
def create_draft(_: None, context: Context, input_: Payload) -> Payload:
    if context.world.store.get(Channel, from_global_id(input_.get("channelId") or "", Channel.typename)) is None:
        return _refuse("channel", "REQUIRED", "Channel id is required.")
    wanted = WantedDraft(
        channel=input_["channelId"],
        user=input_.get("user"),
        email=input_.get("userEmail") or "",
        language_code=input_.get("languageCode"),
        external_reference=input_.get("externalReference"),
        billing_address=_address(context, input_.get("billingAddress")),
        shipping_address=_address(context, input_.get("shippingAddress")),
        private_metadata={each["key"]: each["value"] for each in input_.get("privateMetadata") or []},
        lines=[
            DraftLine(variant=line["variantId"], quantity=line["quantity"], price=line.get("price"))
            for line in input_.get("lines") or []
        ],
    )
    try:
        order = drafting.create_draft(context.world, wanted, context.requestor.principal)
    except RefusedDraft as refused:
        return _refuse(refused.field, refused.code, refused.message)
    return {"order": order, "errors": []}


@resolves("Mutation", "draftOrderUpdate")
def update_draft(_: None, context: Context, input_: Payload, id_: str | None = None) -> Payload:
    address = _address(context, input_.get("shippingAddress"))
    world, by = context.world, context.requestor.principal
    return _change(context, id_, lambda order: address and drafting.send_to(world, order, address, by))


@resolves("Mutation", "orderUpdateShipping")
def update_shipping(_: None, context: Context, order: str, input_: Payload) -> Payload:
    method = from_global_id(input_.get("shippingMethod") or "", "ShippingMethod") or ""
    world, by = context.world, context.requestor.principal
    return _change(context, order, lambda found: drafting.send_by(world, found, method, by))


@resolves("Mutation", "orderDiscountAdd")
def add_discount(_: None, context: Context, order_id: str, input_: Payload) -> Payload:
    kind, value, reason = input_["valueType"], input_["value"], input_.get("reason")
    return _change(context, order_id, lambda order: drafting.add_discount(context.world, order, kind, value, reason))


@resolves("Mutation", "orderLineDiscountUpdate")
def discount_line(_: None, context: Context, order_line_id: str, input_: Payload) -> Payload:
    pk, value = from_global_id(order_line_id, "OrderLine") or "", input_["value"]
    order = next((each for each in context.world.store.all(Order) if each.line(pk)), None)
    return _change(
        context, order.id if order else None, lambda found: drafting.discount_line(context.world, found, pk, value)
    )


@resolves("Mutation", "draftOrderComplete")
def complete(_: None, context: Context, id_: str) -> Payload:
    by = context.requestor.principal
    return _change(context, id_, lambda order: drafting.complete(context.world, order, by))


@resolves("Mutation", "draftOrderDelete")
def delete_draft(_: None, context: Context, id_: str | None = None) -> Payload:
    return _change(context, id_, lambda order: drafting.throw_away(context.world, order))


@resolves("Mutation", "orderConfirm")
def confirm(_: None, context: Context, id_: str) -> Payload:
    by = context.requestor.principal
    return _change(context, id_, lambda order: ending.confirm_order(context.world, order.id, by))


def _address(context: Context, given: Payload | None) -> Address | None:
    if given is None:
        return None
    return Address(
        pk=context.world.next_pk(Address),
        first_name=given.get("firstName") or "",
        last_name=given.get("lastName") or "",
        company_name=given.get("companyName") or "",
        street_address1=given.get("streetAddress1") or "",
        street_address2=given.get("streetAddress2") or "",
        city=given.get("city") or "",
        city_area=given.get("cityArea") or "",
        postal_code=given.get("postalCode") or "",
        country_area=given.get("countryArea") or "",
        country=given.get("country") or "",
        phone=given.get("phone") or "",
    )
