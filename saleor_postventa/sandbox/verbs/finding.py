"""Look-ups that refuse what does not exist. Ids may be Saleor's global ones or, for people's ease, plain keys."""

from typing import TypeVar

from saleor_postventa.sandbox.world.catalogue import Channel, Warehouse
from saleor_postventa.sandbox.world.orders import Fulfillment, Order
from saleor_postventa.sandbox.world.people import User
from saleor_postventa.sandbox.world.record import Record, from_global_id
from saleor_postventa.sandbox.world.world import World

from .refusing import Refused

R = TypeVar("R", bound=Record)


def find(world: World, kind: type[R], given: str) -> R:
    found = world.store.get(kind, from_global_id(given, kind.typename)) or world.store.get(kind, given)
    if found is None:
        raise Refused("NOT_FOUND", f"There is no {kind.typename} {given}.")
    return found


def find_order(world: World, given: str) -> Order:
    """By id, or by `#12` and `12`, its number."""
    number = given.removeprefix("#")
    by_number = (order for order in world.store.all(Order) if order.number == number)
    return (
        world.store.get(Order, from_global_id(given, Order.typename))
        or next(by_number, None)
        or find(world, Order, given)
    )


def find_fulfillment(order: Order, given: str | None) -> Fulfillment:
    """The one named, else the last."""
    pk = from_global_id(given, Fulfillment.typename) if given else None
    chosen = [item for item in order.fulfillments if given is None or item.pk in {pk, given}]
    if not chosen:
        raise Refused("NOT_FOUND", "There is no such fulfillment.")
    return chosen[-1]


def find_channel(world: World, slug: str) -> Channel:
    for channel in world.store.all(Channel):
        if channel.slug == slug:
            return channel
    raise Refused("NOT_FOUND", f"There is no channel {slug}.")


def find_warehouse(world: World, slug: str | None) -> Warehouse:
    for warehouse in world.store.all(Warehouse):
        if slug in (None, warehouse.slug):
            return warehouse
    raise Refused("NOT_FOUND", f"There is no warehouse {slug}.")


def find_customer_by_email(world: World, email: str) -> User | None:
    return next((user for user in world.store.all(User) if user.email == email and user.is_active), None)


def find_staff(world: World) -> User:
    staff = next((user for user in world.store.all(User) if user.is_staff), None)
    if staff is None:
        raise Refused("NOT_FOUND", "The shop has no staff.")
    return staff
