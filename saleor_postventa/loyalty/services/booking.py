"""Booking, and telling the others."""

from datetime import datetime
from typing import Any

from django.db import transaction

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.event import Event, Subject
from saleor_postventa.events.services import record
from saleor_postventa.loyalty.codes import EntryKind
from saleor_postventa.loyalty.events import (
    PointsActivated,
    PointsAdjusted,
    PointsEarned,
    PointsExpired,
    PointsGivenBack,
    PointsSpent,
    PointsTakenBack,
)
from saleor_postventa.loyalty.ledger.movements import Movement, Terms, expire
from saleor_postventa.loyalty.ledger.posting import NothingToBook, post
from saleor_postventa.loyalty.models import Account, Entry


@transaction.atomic
def book(movement: Movement, *, by: Actor) -> Entry:
    """Post it and record its event, once per key. Raises what `post` raises; nothing changes then."""
    entry = post(movement)
    fact = event_of(entry, Account.objects.get(pk=entry.account_id))
    if fact is not None:
        record(fact, by=by)
    return entry


def expire_points(account: Account, *, due: datetime, by: Actor) -> Entry | None:
    """Take what is left in lots that end at `due` or before; None where nothing is.

    Never more than a lot's rest, whoever spends meanwhile: the sum is made under the account's lock.
    """
    terms = Terms(f"expired:{account.pk}:{due.isoformat()}", why={"due": due.isoformat()}, occurred_at=due)
    try:
        return book(expire(account, terms, due=due), by=by)
    except NothingToBook:
        return None


def event_of(entry: Entry, account: Account) -> Event | None:
    """None for what moves between a person's accounts: nobody has more or less by that."""
    common: dict[str, Any] = {
        "subject": _subject(entry, account),
        "occurred_at": entry.occurred_at,
        "account_id": entry.account_id,
        "entry_id": entry.pk,
        "points": abs(entry.pending + entry.active),
        "programme_version": entry.cause.get("programme_version"),
        "rule": entry.cause.get("rule", ""),
        "order_line_id": entry.cause.get("order_line"),
    }
    match entry.kind:
        case EntryKind.EARNED | EntryKind.GRANTED:
            return PointsEarned(**common, is_pending=entry.kind == EntryKind.EARNED)
        case EntryKind.ACTIVATED:
            return PointsActivated(**{**common, "points": entry.active})
        case EntryKind.TAKEN_BACK:
            return PointsTakenBack(**common)
        case EntryKind.SPENT:
            return PointsSpent(**common)
        case EntryKind.GIVEN_BACK:
            return PointsGivenBack(**common)
        case EntryKind.EXPIRED:
            return PointsExpired(**common)
        case EntryKind.ADJUSTED | EntryKind.IMPORTED:
            return PointsAdjusted(**{**common, "points": entry.pending + entry.active})
    return None


def _subject(entry: Entry, account: Account) -> Subject:
    line = entry.cause.get("order_line")
    return Subject(
        order=entry.cause.get("order"), customer=account.customer_id, lines=(line,) if line is not None else ()
    )
