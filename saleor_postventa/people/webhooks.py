"""Accounts in Saleor: made, changed, confirmed, moved to another address, deleted by staff or by themselves."""

import msgspec

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.errors import Failure
from saleor_postventa.saleor.handlers import Source, handles
from saleor_postventa.saleor.shapes import UserShape
from saleor_postventa.shops.scope import current_shop

from .services import change_address, erase_customer, learn_account

MANAGE_USERS = "MANAGE_USERS"


class UserPayload(msgspec.Struct, rename="camel", frozen=True):
    user: UserShape | None = None


class AddressPayload(UserPayload, frozen=True):
    new_email: str | None = None


class UserMissing(Failure):
    """Saleor sent the event without its user: we may not read it, or the document asked too much."""

    def __init__(self, event: str) -> None:
        super().__init__(f"{event} came without a user", permanent=True)


@handles(
    "customer_created",
    "customer_updated",
    "customer_metadata_updated",
    "account_confirmed",
    payload=UserPayload,
    permission=MANAGE_USERS,
)
def follow_account(payload: UserPayload, source: Source) -> None:
    """What we write there ourselves comes back to us, and says nothing of a customer."""
    if payload.user is None:
        raise UserMissing(source.event)
    if source.actor() == Actor.app(current_shop().app_id):
        return
    learn_account(payload.user, read_at=source.issued_at)


@handles("account_email_changed", payload=AddressPayload, permission=MANAGE_USERS)
def follow_address(payload: AddressPayload, source: Source) -> None:
    if payload.user is None:
        raise UserMissing(source.event)
    change_address(payload.user.id, payload.new_email or payload.user.email, as_of=source.issued_at)


@handles("customer_deleted", "account_deleted", payload=UserPayload, permission=MANAGE_USERS)
def forget_account(payload: UserPayload, source: Source) -> None:
    if payload.user is None:
        raise UserMissing(source.event)
    by = source.actor(shopper_id=payload.user.id)
    erase_customer(payload.user.id, email=payload.user.email, at=source.issued_at, by=by)
