"""Accounts: made, changed, confirmed, erased; and guests' orders that find their owner in silence."""

import msgspec

from saleor_postventa.sandbox.world.happening import Principal
from saleor_postventa.sandbox.world.orders import Order
from saleor_postventa.sandbox.world.people import Address, User
from saleor_postventa.sandbox.world.world import World

from .finding import find, find_customer_by_email
from .refusing import Refused


class WantedCustomer(msgspec.Struct, kw_only=True, frozen=True):
    """None leaves a field as it is."""

    email: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    language_code: str | None = None
    external_reference: str | None = None
    metadata: dict[str, str] | None = None
    address: dict[str, str] | None = None
    is_confirmed: bool | None = None


def create_customer(world: World, wanted: WantedCustomer, by: Principal) -> User:
    """By staff, or by the customer's own registration (`by` None). Guests make none."""
    with world.acting():
        if not wanted.email or find_customer_by_email(world, wanted.email):
            raise Refused("UNIQUE", "User with this Email already exists.")
        now = world.clock.now()
        user = User(pk=world.next_pk(User), email=wanted.email, date_joined=now, updated_at=now)
        _change(world, user, wanted)
        world.happen("customer_created", by, user=user)
        if wanted.metadata:
            world.happen("customer_metadata_updated", by, user=user)
    return user


def update_customer(world: World, customer_id: str, wanted: WantedCustomer, by: Principal) -> User:
    """Metadata in it sends CUSTOMER_METADATA_UPDATED as well."""
    with world.acting():
        user = find(world, User, customer_id)
        _change(world, user, wanted)
        world.happen("customer_updated", by, user=user)
        if wanted.metadata is not None:
            world.happen("customer_metadata_updated", by, user=user)
        if wanted.email is not None:
            link_guest_orders(world, user.id)
    return user


def change_email(world: World, customer_id: str, email: str) -> User:
    """By the customer, through the mailed link."""
    with world.acting():
        user = find(world, User, customer_id)
        user.email = email
        user.updated_at = world.clock.now()
        world.happen("account_email_changed", user, user=user, new_email=email)
        world.happen("customer_updated", user, user=user)
        world.store.put(user)
        link_guest_orders(world, user.id)
    return user


def confirm_account(world: World, customer_id: str) -> User:
    with world.acting():
        user = find(world, User, customer_id)
        user.is_confirmed = True
        user.updated_at = world.clock.now()
        world.happen("account_confirmed", user, user=user)
        world.store.put(user)
        link_guest_orders(world, user.id)
    return user


def link_guest_orders(world: World, customer_id: str) -> list[Order]:
    """No event, no new `updatedAt`: a bulk update behind everyone's back."""
    with world.acting():
        user = find(world, User, customer_id)
        guests = [order for order in world.store.all(Order) if order.user_pk is None and order.user_email == user.email]
        linked = [order for order in guests if order.status != "UNCONFIRMED"]
        for order in linked:
            order.user_pk = user.pk
        world.store.put(*linked)
    return linked


def delete_customer(world: World, customer_id: str, by: Principal) -> None:
    """By staff: CUSTOMER_DELETED alone. Their orders keep the address and lose the account, in silence."""
    with world.acting():
        _erase(world, find(world, User, customer_id), by, "customer_deleted")


def delete_own_account(world: World, customer_id: str) -> None:
    """By the customer: ACCOUNT_DELETED alone."""
    with world.acting():
        user = find(world, User, customer_id)
        _erase(world, user, user, "account_deleted")


def _erase(world: World, user: User, by: Principal, code: str) -> None:
    if user.is_staff:
        raise Refused("DELETE_STAFF_ACCOUNT", "Cannot delete a staff account.")
    world.happen(code, by, user=user)
    for order in world.store.all(Order):
        if order.user_pk == user.pk:
            order.user_pk = None
            world.store.put(order)
    world.store.remove(user)


def _change(world: World, user: User, wanted: WantedCustomer) -> None:
    for name in ("email", "first_name", "last_name", "language_code", "external_reference", "is_confirmed"):
        value = getattr(wanted, name)
        if value is not None:
            setattr(user, name, value)
    if wanted.metadata is not None:
        user.metadata = {**user.metadata, **wanted.metadata}
    if wanted.address is not None:
        user.default_shipping_address = _address(world, user, wanted.address)
        user.default_billing_address = user.default_shipping_address
    user.updated_at = world.clock.now()
    world.store.put(user)


def _address(world: World, user: User, given: dict[str, str]) -> Address:
    named = {"first_name": user.first_name, "last_name": user.last_name, **given}
    return msgspec.convert({"pk": world.next_pk(Address), **named}, Address)
