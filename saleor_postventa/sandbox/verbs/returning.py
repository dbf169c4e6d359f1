"""Goods come back, or are replaced. Nothing is restocked: Saleor does not."""

import uuid

import msgspec

from saleor_postventa.sandbox.world import totals
from saleor_postventa.sandbox.world.happening import Principal
from saleor_postventa.sandbox.world.orders import ZERO, Fulfillment, FulfillmentLine, Order, OrderDiscount
from saleor_postventa.sandbox.world.world import World

from .finding import find_order
from .parcels import add_fulfillment, change_status, line_pk
from .placing import FIRST_NUMBER
from .refusing import Refused

RETURNABLE = frozenset({"FULFILLED", "WAITING_FOR_APPROVAL"})


class ReturnedUnits(msgspec.Struct, kw_only=True, frozen=True):
    line: str
    quantity: int
    replace: bool = False
    reason: str = ""


def return_units(world: World, order_id: str, by: Principal, units: list[ReturnedUnits], reason: str = "") -> Order:
    """Moves units into a RETURNED fulfilment. One ORDER_UPDATED; DRAFT_ORDER_CREATED where something is replaced."""
    with world.acting():
        order = find_order(world, order_id)
        wanted = [msgspec.structs.replace(item, line=line_pk(order, item.line)) for item in units]
        _refuse_too_many(order, wanted)
        replaced = [item for item in wanted if item.replace]
        draft = _replace(world, order, replaced) if replaced else None
        _move(world, order, [item for item in wanted if not item.replace], "RETURNED", reason)
        order.fulfillments = [item for item in order.fulfillments if item.lines or item.status not in RETURNABLE]
        change_status(world, order, totals.status_by_units(order))
        if draft:
            world.happen_to_order(draft, by, "draft_order_created")
        world.happen_to_order(order, by, "order_updated")
        world.store.put(order)
    return order


def replace_units(world: World, order_id: str, by: Principal, units: list[ReturnedUnits]) -> Order:
    """The whole exchange: returned with replacement, and the free draft completed. Gives the new order."""
    with world.acting():
        exchanged = [msgspec.structs.replace(item, replace=True) for item in units]
        original = return_units(world, order_id, by, exchanged)
        draft = next(order for order in reversed(world.store.all(Order)) if order.original == original.id)
        return complete_draft(world, draft.id, by)


def complete_draft(world: World, order_id: str, by: Principal) -> Order:
    """For nothing: a discount of all of it. No PAID, no UPDATED, and `chargeStatus` stays NONE."""
    with world.acting():
        order = find_order(world, order_id)
        if order.status != "DRAFT":
            raise Refused("INVALID", "Only a draft can be completed.")
        saved = totals.subtotal(order).gross.amount
        for line in order.lines:
            line.unit_gross = ZERO
        order.discounts = [
            OrderDiscount(
                pk=str(uuid.uuid4()),
                type="MANUAL",
                name="",
                value_type="PERCENTAGE",
                value=saved * 0 + 100,
                amount=saved,
            )
        ]
        order.status = "UNFULFILLED"
        world.touch(order)
        world.happen_to_order(order, by, "order_created", "order_confirmed")
    return order


def _refuse_too_many(order: Order, wanted: list[ReturnedUnits]) -> None:
    """Zero is accepted, as Saleor accepts it."""
    for line in order.lines:
        asked = sum(item.quantity for item in wanted if item.line == line.pk)
        back = (
            part for item in order.fulfillments if item.status not in {*RETURNABLE, "CANCELED"} for part in item.lines
        )
        gone = sum(part.quantity for part in back if part.order_line_pk == line.pk)
        if asked > line.quantity - gone:
            raise Refused("INVALID_QUANTITY", "Provided quantity is bigger than quantity from fulfillment line")


def _move(world: World, order: Order, units: list[ReturnedUnits], status: str, reason: str) -> Fulfillment:
    sources = [item for item in order.fulfillments if item.status in RETURNABLE]
    target = add_fulfillment(world, order, status, warehouse_pk=sources[0].warehouse_pk if sources else None)
    target.reason = reason
    for item in units:
        _take(sources, item.line, item.quantity)
        target.lines.append(
            FulfillmentLine(
                pk=world.next_pk(FulfillmentLine),
                order_line_pk=item.line,
                quantity=item.quantity,
                reason=item.reason,
            )
        )
    return target


def _take(sources: list[Fulfillment], line: str, quantity: int) -> None:
    """What is not found there was never sent, and is returned all the same."""
    for fulfillment in sources:
        for part in fulfillment.lines:
            if part.order_line_pk == line:
                taken = min(part.quantity, quantity)
                part.quantity -= taken
                quantity -= taken
        fulfillment.lines = [part for part in fulfillment.lines if part.quantity]


def _replace(world: World, order: Order, units: list[ReturnedUnits]) -> Order:
    _move(world, order, units, "REPLACED", "")
    now = world.clock.now()
    lines = []
    for item in units:
        line = order.line(item.line)
        if line is not None:
            copy = msgspec.structs.replace(
                line, pk=str(uuid.uuid4()), quantity=item.quantity, metadata=dict(line.metadata)
            )
            lines.append(copy)
    draft = Order(
        pk=str(uuid.uuid4()),
        number=str(world.store.next_number("order", FIRST_NUMBER)),
        created=now,
        updated_at=now,
        status="DRAFT",
        origin="REISSUE",
        original=order.id,
        channel_pk=order.channel_pk,
        currency=order.currency,
        language_code=order.language_code,
        user_email=order.user_email,
        user_pk=order.user_pk,
        billing_address=order.billing_address,
        shipping_address=order.shipping_address,
        shipping_method_name=order.shipping_method_name,
        shipping_tax_rate=order.shipping_tax_rate,
        lines=lines,
        metadata=dict(order.metadata),
        private_metadata=dict(order.private_metadata),
    )
    world.store.put(draft)
    return draft
