"""Parcels leave, get a number, are taken back."""

from datetime import datetime

import msgspec

from saleor_postventa.sandbox.world import totals
from saleor_postventa.sandbox.world.happening import Principal
from saleor_postventa.sandbox.world.orders import Fulfillment, FulfillmentLine, Order
from saleor_postventa.sandbox.world.world import World

from .finding import find_fulfillment, find_order, find_warehouse
from .parcels import add_fulfillment, change_status, line_pk
from .refusing import Refused
from .stocking import take_from_stock

CLOSED = frozenset({"CANCELED", "EXPIRED", "DRAFT", "UNCONFIRMED"})


class Units(msgspec.Struct, kw_only=True, frozen=True):
    """So many of an order's line, from that warehouse."""

    line: str
    quantity: int
    warehouse: str | None = None


class WantedFulfillment(msgspec.Struct, kw_only=True, frozen=True):
    """Without `lines`, all that is left."""

    lines: list[Units] | None = None
    tracking_number: str = ""
    notify_customer: bool = True


def fulfill_order(world: World, order_id: str, by: Principal, wanted: WantedFulfillment) -> list[Fulfillment]:
    """One fulfilment for each warehouse. Where parcels wait for approval, only ORDER_UPDATED is sent."""
    with world.acting():
        order = find_order(world, order_id)
        units = _units(order, wanted.lines)
        approved = world.setting("fulfillment_auto_approve", True)
        made = [
            _add(world, order, slug, units, wanted, "FULFILLED" if approved else "WAITING_FOR_APPROVAL")
            for slug in sorted({item.warehouse for item in units}, key=str)
        ]
        take_from_stock(world, order, made)
        before = order.updated_at
        change_status(world, order, totals.status_by_units(order))
        if approved:
            _tell_of(world, order, by, before, made, wanted)
        world.happen_to_order(order, by, "order_updated")
        if approved and order.status == "FULFILLED":
            world.happen_to_order(order, by, "order_fulfilled")
        world.store.put(order)
    return made


def approve_fulfillment(world: World, order_id: str, by: Principal, fulfillment_id: str | None = None) -> Fulfillment:
    with world.acting():
        order = find_order(world, order_id)
        fulfillment = find_fulfillment(order, fulfillment_id)
        if fulfillment.status != "WAITING_FOR_APPROVAL":
            raise Refused(
                "INVALID",
                "Invalid fulfillment status, only WAITING_FOR_APPROVAL fulfillments can be accepted.",
            )
        fulfillment.status = "FULFILLED"
        before = order.updated_at
        change_status(world, order, totals.status_by_units(order))
        _tell_parcels(world, order, by, before, ["fulfillment_created", "fulfillment_approved"], [fulfillment], True)
        codes = ["order_updated", "order_fulfilled"] if order.status == "FULFILLED" else ["order_updated"]
        world.happen_to_order(order, by, *codes)
        world.store.put(order)
    return fulfillment


def update_tracking(
    world: World, order_id: str, by: Principal, tracking_number: str, fulfillment_id: str | None = None
) -> Fulfillment:
    """Leaves the order's `updatedAt` as it was."""
    with world.acting():
        order = find_order(world, order_id)
        fulfillment = find_fulfillment(order, fulfillment_id)
        fulfillment.tracking_number = tracking_number
        world.happen("fulfillment_tracking_number_updated", by, orders=[order], fulfillment=fulfillment)
        world.happen_to_order(order, by, "order_updated")
        world.store.put(order)
    return fulfillment


def cancel_fulfillment(world: World, order_id: str, by: Principal, fulfillment_id: str | None = None) -> Fulfillment:
    with world.acting():
        order = find_order(world, order_id)
        fulfillment = find_fulfillment(order, fulfillment_id)
        if fulfillment.status not in {"FULFILLED", "WAITING_FOR_APPROVAL"}:
            raise Refused("CANNOT_CANCEL_FULFILLMENT", "This fulfillment can't be canceled.")
        fulfillment.status = "CANCELED"
        change_status(world, order, totals.status_by_units(order))
        world.happen("fulfillment_canceled", by, orders=[order], fulfillment=fulfillment)
        world.happen_to_order(order, by, "order_updated")
        world.store.put(order)
    return fulfillment


def _units(order: Order, wanted: list[Units] | None) -> list[Units]:
    if order.status in CLOSED:
        raise Refused("CANNOT_FULFILL_UNPAID_ORDER", f"An order that is {order.status} can't be fulfilled.")
    left = {line.pk: line.quantity - order.quantity_fulfilled(line.pk) for line in order.lines}
    if wanted is None:
        wanted = [Units(line=pk, quantity=quantity) for pk, quantity in left.items() if quantity]
    units = [msgspec.structs.replace(item, line=line_pk(order, item.line)) for item in wanted]
    if not units or any(not 0 < item.quantity <= left[item.line] for item in units):
        raise Refused("FULFILL_ORDER_LINE", "Only the quantity that is left can be fulfilled.")
    return units


def _add(
    world: World, order: Order, slug: str | None, units: list[Units], wanted: WantedFulfillment, status: str
) -> Fulfillment:
    fulfillment = add_fulfillment(world, order, status, wanted.tracking_number, find_warehouse(world, slug).pk)
    fulfillment.lines = [
        FulfillmentLine(pk=world.next_pk(FulfillmentLine), order_line_pk=item.line, quantity=item.quantity)
        for item in units
        if item.warehouse == slug
    ]
    return fulfillment


def _tell_of(
    world: World,
    order: Order,
    by: Principal,
    before: datetime,
    made: list[Fulfillment],
    wanted: WantedFulfillment,
) -> None:
    completes = order.status == "FULFILLED"
    codes = ["fulfillment_created", "fulfillment_approved"] if completes else ["fulfillment_created"]
    _tell_parcels(world, order, by, before, codes, made, wanted.notify_customer)
    if wanted.tracking_number:
        for fulfillment in made:
            world.happen("fulfillment_tracking_number_updated", by, orders=[order], fulfillment=fulfillment)


def _tell_parcels(
    world: World,
    order: Order,
    by: Principal,
    before: datetime,
    codes: list[str],
    made: list[Fulfillment],
    notify: bool,
) -> None:
    """These payloads are built at once, and show the new state under the old `updatedAt` (seen in 3.23)."""
    seen = msgspec.structs.replace(order, updated_at=before)
    for code in codes:
        for fulfillment in made:
            world.happen(code, by, orders=[seen], fulfillment=fulfillment, notify_customer=notify)
