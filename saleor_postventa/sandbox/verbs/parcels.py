"""What fulfilling and returning share: parcels of an order, and the status that follows from them."""

from saleor_postventa.sandbox.world.orders import Fulfillment, Order
from saleor_postventa.sandbox.world.record import from_global_id
from saleor_postventa.sandbox.world.world import World

from .refusing import Refused


def change_status(world: World, order: Order, status: str) -> None:
    """A status that stays the same moves no `updatedAt`."""
    if status != order.status:
        order.status = status
        world.touch(order)


def line_pk(order: Order, given: str) -> str:
    pk = from_global_id(given, "OrderLine") or given
    if order.line(pk) is None:
        raise Refused("NOT_FOUND", "There is no such line in this order.")
    return pk


def add_fulfillment(
    world: World, order: Order, status: str, tracking_number: str = "", warehouse_pk: str | None = None
) -> Fulfillment:
    numbers = [fulfillment.fulfillment_order for fulfillment in order.fulfillments]
    fulfillment = Fulfillment(
        pk=world.next_pk(Fulfillment),
        fulfillment_order=max(numbers, default=0) + 1,
        status=status,
        created=world.clock.now(),
        tracking_number=tracking_number,
        warehouse_pk=warehouse_pk,
    )
    order.fulfillments.append(fulfillment)
    return fulfillment
