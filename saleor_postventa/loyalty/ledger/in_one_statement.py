"""Booking on PostgreSQL: one statement, which is a function of the database (`migrations/loyalty/_posting.py`)."""

from datetime import datetime

from django.db import connection

from .movements import Movement
from .outcomes import Outcome, Posting

_STATEMENT = (
    "SELECT * FROM loyalty_post(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s::bigint[], %s::timestamptz[],"
    " %s::bigint[], %s, %s, %s::jsonb, %s, %s::jsonb, %s)"
)


def book(shop_id: int, movement: Movement, *, recorded_at: datetime) -> Posting:
    """Raises django.db.Error."""
    with connection.cursor() as cursor:
        cursor.execute(
            _STATEMENT,
            [
                *(shop_id, movement.account_id, str(movement.kind), movement.key),
                *(movement.pending, movement.active, movement.floor, movement.is_capped),
                *(movement.due, movement.of_id, movement.expires_at),
                [lot.points for lot in movement.lots],
                [lot.expires_at for lot in movement.lots],
                [lot.origin for lot in movement.lots],
                *(movement.occurred_at, recorded_at),
                *(movement.cause_json, movement.cause_digest, movement.why_json, movement.why_digest),
            ],
        )
        outcome, *rest = cursor.fetchone()
    return Posting(Outcome(outcome), *rest)
