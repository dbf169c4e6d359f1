"""What one would write first: SELECT FOR UPDATE on the account, then statement by statement; the same rows."""

from typing import Any

from django.db import IntegrityError, connection, transaction

from saleor_postventa.core.clock import now
from saleor_postventa.loyalty.ledger.chain import DrawnPoints, EntryContent, LotRef, MadeLot, exact_json
from saleor_postventa.loyalty.ledger.lots import OpenLot, draw
from saleor_postventa.loyalty.ledger.movements import Movement
from saleor_postventa.loyalty.ledger.posting import NotEnoughPoints, PointsKeyTaken
from saleor_postventa.shops.scope import current_shop

LOCK = (
    "SELECT public_id, sequence, pending, active, head FROM loyalty_account WHERE id = %s AND shop_id = %s FOR UPDATE"
)
KNOWN = "SELECT id FROM loyalty_entry WHERE shop_id = %s AND key = %s"
OPEN = """SELECT l.id, l.rest, l.expires_at, l.origin_id, e.sequence, l.number
    FROM loyalty_lot l JOIN loyalty_entry e ON e.id = l.entry_id
    WHERE l.account_id = %s AND l.rest > 0 ORDER BY l.expires_at, l.id"""
UPDATE = "UPDATE loyalty_account SET sequence = %s, pending = %s, active = %s, head = %s WHERE id = %s"
INSERT = """INSERT INTO loyalty_entry (shop_id, account_id, sequence, kind, pending, active, pending_after,
        active_after, key, occurred_at, recorded_at, expires_at, cause, why, previous, hash)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s) RETURNING id"""
INSERT_LOT = """INSERT INTO loyalty_lot (shop_id, account_id, entry_id, number, points, rest, expires_at, origin_id)
    VALUES (%s, %s, %s, 1, %s, %s, %s, %s)"""
UPDATE_LOT = "UPDATE loyalty_lot SET rest = rest - %s WHERE id = %s"
INSERT_DRAW = "INSERT INTO loyalty_draw (shop_id, entry_id, lot_id, points) VALUES (%s, %s, %s, %s)"


def post_under_lock(movement: Movement) -> int:
    """What is granted and what is spent, alone; gives the entry's id. Raises NotEnoughPoints, PointsKeyTaken."""
    shop_id = current_shop().pk
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            return _post(cursor, shop_id, movement)
    except IntegrityError as error:
        raise PointsKeyTaken from error


def _post(cursor: Any, shop_id: int, movement: Movement) -> int:
    cursor.execute(LOCK, [movement.account_id, shop_id])
    public_id, sequence, pending, active, head = cursor.fetchone()
    cursor.execute(KNOWN, [shop_id, movement.key])
    if known := cursor.fetchone():
        return int(known[0])
    if active + movement.active < 0:
        raise NotEnoughPoints(pending=pending, active=active)
    drawn = _drawn(cursor, movement) if movement.active < 0 else []
    lots = (MadeLot(1, movement.active, movement.expires_at),) if movement.active > 0 else ()
    moment = now()
    content = EntryContent(
        account=public_id,
        sequence=sequence + 1,
        kind=movement.kind,
        pending=movement.pending,
        active=movement.active,
        pending_after=pending + movement.pending,
        active_after=active + movement.active,
        key=movement.key,
        occurred_at=movement.occurred_at,
        recorded_at=moment,
        expires_at=movement.expires_at,
        of="",
        lots=lots,
        draws=tuple(DrawnPoints(ref, points) for _, ref, points in drawn),
        cause_digest=movement.cause_digest,
        why_digest=movement.why_digest,
        previous=head,
    )
    cursor.execute(
        UPDATE,
        [content.sequence, content.pending_after, content.active_after, content.hash, movement.account_id],
    )
    entry = _insert(cursor, shop_id, movement, content)
    if lots:
        points, ends = movement.active, movement.expires_at
        cursor.execute(INSERT_LOT, [shop_id, movement.account_id, entry, points, points, ends, entry])
    for lot, _, points in drawn:
        cursor.execute(UPDATE_LOT, [points, lot])
        cursor.execute(INSERT_DRAW, [shop_id, entry, lot, points])
    return entry


def _drawn(cursor: Any, movement: Movement) -> list[tuple[int, LotRef, int]]:
    cursor.execute(OPEN, [movement.account_id])
    rows = cursor.fetchall()
    refs = {row[0]: LotRef(row[4], row[5]) for row in rows}
    lots = [OpenLot(id=row[0], rest=row[1], expires_at=row[2], origin=row[3]) for row in rows]
    return [(lot.id, refs[lot.id], points) for lot, points in draw(lots, -movement.active, first=None)]


def _insert(cursor: Any, shop_id: int, movement: Movement, content: EntryContent) -> int:
    cursor.execute(
        INSERT,
        [
            *(shop_id, movement.account_id, content.sequence, str(content.kind), content.pending, content.active),
            *(content.pending_after, content.active_after, content.key, content.occurred_at, content.recorded_at),
            *(content.expires_at, exact_json(movement.cause), exact_json(movement.why)),
            *(content.previous, content.hash),
        ],
    )
    return int(cursor.fetchone()[0])
