"""Booking a movement: once per key, whole or not at all, never below what it may fall to."""

from datetime import datetime

from django.db import connection
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.loyalty.models import Account, Entry
from saleor_postventa.shops.scope import current_shop

from . import in_one_statement, row_by_row
from .movements import Movement
from .outcomes import Outcome, Posting


class NotEnoughPoints(Refusal):
    code = "not_enough_points"
    text = _("There are not enough points: {active} can be spent.")


class PointsKeyTaken(Refusal):
    code = "key_taken"
    text = _("Points were booked under this key already, and others.")


class MoreThanItsSource(Refusal):
    code = "more_than_its_source"
    text = _("That is more than is left of the entry whose points these are.")


class NothingToBook(Refusal):
    code = "nothing_to_book"
    text = _("There are no points that this would change.")


class UnknownAccount(Refusal):
    code = "not_found"
    text = _("This points account doesn't exist, or belongs to another shop.")


class UnknownEntry(Refusal):
    code = "not_found"
    text = _("This entry doesn't exist, or belongs to another account.")


def post(movement: Movement) -> Entry:
    """Book it; under a key that is known already nothing changes, and the first entry is given.

    On an account that was moved into another one it is booked there. Raises NotEnoughPoints, PointsKeyTaken (known,
    with another content), MoreThanItsSource, NothingToBook (nothing is due to expire), UnknownAccount, UnknownEntry.
    """
    shop, moment = current_shop(), now()
    book = in_one_statement.book if connection.vendor == "postgresql" else row_by_row.book
    found = book(shop.pk, movement, recorded_at=moment)
    match found.outcome:
        case Outcome.POSTED:
            return _posted(found, movement, shop.pk, moment)
        case Outcome.KNOWN:
            return _known(movement)
        case Outcome.NOT_ENOUGH:
            raise NotEnoughPoints(field="points", pending=found.pending, active=found.active)
        case Outcome.TOO_MUCH:
            raise MoreThanItsSource(field="points")
        case Outcome.NOTHING:
            raise NothingToBook
        case Outcome.UNKNOWN_ACCOUNT:
            raise UnknownAccount(field="account")
        case Outcome.UNKNOWN_ENTRY:
            raise UnknownEntry(field="entry")


def _posted(found: Posting, movement: Movement, shop_id: int, recorded_at: datetime) -> Entry:
    values = {
        "id": found.entry,
        "shop_id": shop_id,
        "account_id": found.account,
        "sequence": found.sequence,
        "kind": movement.kind,
        "pending": found.pending,
        "active": found.active,
        "pending_after": found.pending_after,
        "active_after": found.active_after,
        "key": movement.key,
        "occurred_at": movement.occurred_at,
        "recorded_at": recorded_at,
        "expires_at": movement.expires_at,
        "of_id": movement.of_id,
        "cause": movement.cause,
        "why": movement.why,
        "previous": found.previous,
        "hash": found.hash,
    }
    return Entry.from_db(connection.alias, list(values), list(values.values()))


def _known(movement: Movement) -> Entry:
    entry = Entry.objects.get(key=movement.key)
    is_as_much = movement.due is not None or entry.pending == movement.pending
    if movement.due is None and not movement.is_capped:
        is_as_much = is_as_much and entry.active == movement.active
    is_same = (entry.kind, entry.of_id, entry.cause) == (movement.kind, movement.of_id, movement.cause)
    if not (is_as_much and is_same and _is_same_account(entry.account_id, movement.account_id)):
        raise PointsKeyTaken(field="key")
    return entry


def _is_same_account(one: int, other: int) -> bool:
    """Or one was moved into the other since."""
    return one == other or _living(one) == _living(other)


def _living(account_id: int) -> int:
    while into := Account.objects.filter(pk=account_id).values_list("merged_into_id", flat=True).first():
        account_id = into
    return account_id
