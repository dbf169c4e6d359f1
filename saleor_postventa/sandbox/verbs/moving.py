"""Returns as the API takes them, by lines of fulfilments. As in Saleor, nobody asks whose order a line is of."""

from collections.abc import Sequence

import msgspec

from saleor_postventa.sandbox.world import totals
from saleor_postventa.sandbox.world.happening import Principal
from saleor_postventa.sandbox.world.orders import Fulfillment, FulfillmentLine, Order
from saleor_postventa.sandbox.world.world import World

from .parcels import add_fulfillment, change_status
from .refusing import Refused

SOURCES = ("FULFILLED", "REFUNDED", "WAITING_FOR_APPROVAL")
DELETED_WHEN_EMPTY = frozenset({"FULFILLED", "WAITING_FOR_APPROVAL"})


class TakenUnits(msgspec.Struct, kw_only=True, frozen=True):
    """So many of a fulfilment's line, or of an order's line that was never sent. `pk` is that line's key."""

    pk: str
    quantity: int
    reason: str = ""


class RefusedUnits(Refused):
    """`field` is the one that Saleor names."""

    def __init__(self, field: str, code: str, message: str) -> None:
        super().__init__(code, message)
        self.field = field


def take_back(
    world: World,
    order: Order,
    by: Principal,
    packed: Sequence[TakenUnits],
    unsent: Sequence[TakenUnits],
    reason: str = "",
    reason_page: str = "",
) -> Order:
    """Moves them to a new fulfilment of `order`, empty ones too. Nothing is restocked. One ORDER_UPDATED."""
    with world.acting():
        sources = [_source(world, units) for units in packed]
        for units in unsent:
            _refuse_unsent(order, units)
        returned = _move(world, order, sources, packed, unsent)
        returned.reason, returned.reason_page = reason, reason_page
        for whole in {id(source[0]): source[0] for source in sources}.values():
            _tidy(whole)
            world.store.put(whole)
        _tidy(order)
        change_status(world, order, totals.status_by_units(order))
        world.happen_to_order(order, by, "order_updated")
        world.store.put(order)
    return order


Source = tuple[Order, Fulfillment, FulfillmentLine]


def _source(world: World, units: TakenUnits) -> Source:
    for order in world.store.all(Order):
        for parcel in order.fulfillments:
            for line in parcel.lines:
                if line.pk == units.pk:
                    _refuse_packed(parcel, line, units)
                    return order, parcel, line
    message = f"Could not resolve to a node with the global id list of '['{units.pk}']'."
    raise RefusedUnits("fulfillmentLines", "GRAPHQL_ERROR", message)


def _refuse_packed(parcel: Fulfillment, line: FulfillmentLine, units: TakenUnits) -> None:
    """Zero is accepted, as Saleor accepts it."""
    if line.quantity < units.quantity:
        message = "Provided quantity is bigger than quantity from fulfillment line"
        raise RefusedUnits("fulfillmentLineId", "INVALID_QUANTITY", message)
    if parcel.status not in SOURCES:
        message = f"Unable to process action for fulfillmentLine with different status than {', '.join(SOURCES)}."
        raise RefusedUnits("fulfillmentLineId", "INVALID", message)


def _refuse_unsent(order: Order, units: TakenUnits) -> None:
    line = order.line(units.pk)
    if line is None:
        message = f"Could not resolve to a node with the global id list of '['{units.pk}']'."
        raise RefusedUnits("orderLines", "GRAPHQL_ERROR", message)
    if line.quantity - order.quantity_fulfilled(line.pk) < units.quantity:
        message = "Provided quantity is bigger than unfulfilled quantity."
        raise RefusedUnits("orderLineId", "INVALID_QUANTITY", message)


def _move(
    world: World,
    order: Order,
    sources: Sequence[Source],
    packed: Sequence[TakenUnits],
    unsent: Sequence[TakenUnits],
) -> Fulfillment:
    warehouse = sources[0][1].warehouse_pk if sources else None
    returned = add_fulfillment(world, order, "RETURNED", warehouse_pk=warehouse)
    paid_back: Fulfillment | None = None
    for (_, parcel, line), units in zip(sources, packed, strict=True):
        target = returned
        if parcel.status == "REFUNDED":
            paid_back = paid_back or add_fulfillment(world, order, "REFUNDED_AND_RETURNED", warehouse_pk=warehouse)
            target = paid_back
        line.quantity -= units.quantity
        _add(world, target, line.order_line_pk, units)
    for units in unsent:
        _add(world, returned, units.pk, units)
    return returned


def _add(world: World, target: Fulfillment, line_pk: str, units: TakenUnits) -> None:
    if units.quantity:
        made = FulfillmentLine(
            pk=world.next_pk(FulfillmentLine), order_line_pk=line_pk, quantity=units.quantity, reason=units.reason
        )
        target.lines.append(made)


def _tidy(order: Order) -> None:
    for parcel in order.fulfillments:
        parcel.lines = [line for line in parcel.lines if line.quantity]
    order.fulfillments = [item for item in order.fulfillments if item.lines or item.status not in DELETED_WHEN_EMPTY]
