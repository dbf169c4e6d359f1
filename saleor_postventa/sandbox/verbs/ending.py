"""Orders that come to nothing, are confirmed by hand, or get a note."""

from saleor_postventa.sandbox.world.happening import Principal
from saleor_postventa.sandbox.world.orders import Order
from saleor_postventa.sandbox.world.world import World

from .finding import find_order
from .refusing import Refused
from .vouching import lower_use

ON_ITS_WAY = frozenset({"FULFILLED", "RETURNED", "REPLACED", "WAITING_FOR_APPROVAL"})


def cancel_order(world: World, order_id: str, by: Principal) -> Order:
    """The payment stays charged."""
    with world.acting():
        order = find_order(world, order_id)
        if order.status in {"CANCELED", "EXPIRED", "DRAFT"} or any(
            fulfillment.status in ON_ITS_WAY for fulfillment in order.fulfillments
        ):
            raise Refused("CANNOT_CANCEL_ORDER", "This order can't be canceled.")
        _end(world, order, by, "CANCELED", "order_cancelled")
    return order


def expire_order(world: World, order_id: str) -> Order:
    with world.acting():
        order = find_order(world, order_id)
        if order.transactions or order.status not in {"UNCONFIRMED", "UNFULFILLED"}:
            raise Refused("INVALID", "Only an unpaid order expires.")
        lower_use(world, order)
        _end(world, order, None, "EXPIRED", "order_expired")
    return order


def _end(world: World, order: Order, by: Principal, status: str, code: str) -> None:
    order.status = status
    world.touch(order)
    world.happen_to_order(order, by, code, "order_updated")


def confirm_order(world: World, order_id: str, by: Principal) -> Order:
    with world.acting():
        order = find_order(world, order_id)
        if order.status != "UNCONFIRMED":
            raise Refused("INVALID", "Provided order order_id belongs to an order that is not UNCONFIRMED.")
        order.status = "UNFULFILLED"
        world.touch(order)
        world.happen_to_order(order, by, "order_confirmed")
    return order


def add_note(world: World, order_id: str, by: Principal) -> Order:
    """A staff note: one more ORDER_UPDATED."""
    with world.acting():
        order = find_order(world, order_id)
        world.touch(order)
        world.happen_to_order(order, by, "order_updated")
    return order
