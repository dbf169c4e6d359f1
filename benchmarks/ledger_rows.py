"""Many accounts with their entries and lots, made by the database itself; their hashes are none.

Every account has fifty entries and five open lots, one has a hundredth of all entries.
"""

from django.db import connection

from saleor_postventa.core.sqlite.counts import renew_counts
from saleor_postventa.shops.models import Shop

EACH = 50
ACCOUNTS = """INSERT INTO loyalty_account (id, public_id, shop_id, sequence, pending, active, head, opened_at)
    SELECT n, gen_random_uuid(), %(shop)s, 0, 0, 0, repeat('0', 64), now()
    FROM generate_series(%(first)s, %(last)s) AS n"""
ENTRIES = """INSERT INTO loyalty_entry (shop_id, account_id, sequence, kind, pending, active, pending_after,
        active_after, key, occurred_at, recorded_at, cause, why, previous, hash)
    SELECT %(shop)s, a, s, 'granted', 0, 1, 0, s, 'k:' || a || ':' || s, t, t,
        '{"order_line": 123456, "programme_version": 1, "rule": "purchase"}', '{"amount": "50.00", "rate": "1"}',
        repeat('0', 64), md5(a || ':' || s) || md5(s || ':' || a)
    FROM generate_series(%(first)s, %(last)s) AS a, generate_series(1, %(each)s) AS s,
        LATERAL (SELECT now() - random() * interval '3 years' AS t) AS moment"""
BALANCES = (
    """UPDATE loyalty_account SET sequence = %(each)s, active = %(each)s WHERE id BETWEEN %(first)s AND %(last)s"""
)
LOTS = """INSERT INTO loyalty_lot (shop_id, account_id, entry_id, number, points, rest, expires_at, origin_id)
    SELECT shop_id, account_id, id, 1, %(each)s / 5, %(each)s / 5, now() + sequence * interval '10 days', id
    FROM loyalty_entry WHERE sequence <= 5 AND account_id BETWEEN %(first)s AND %(last)s"""
SQLITE_ACCOUNTS = """INSERT INTO loyalty_account (id, public_id, shop_id, sequence, pending, active, head, opened_at)
    WITH RECURSIVE counting(n) AS (SELECT %(first)s UNION ALL SELECT n + 1 FROM counting WHERE n < %(last)s)
    SELECT n, lower(hex(randomblob(16))), %(shop)s, 0, 0, 0, printf('%%064d', 0), datetime('now') FROM counting"""
SQLITE_ENTRIES = """INSERT INTO loyalty_entry (shop_id, account_id, sequence, kind, pending, active, pending_after,
        active_after, key, occurred_at, recorded_at, cause, why, previous, hash)
    WITH RECURSIVE steps(s) AS (SELECT 1 UNION ALL SELECT s + 1 FROM steps WHERE s < %(each)s)
    SELECT %(shop)s, a, s, 'granted', 0, 1, 0, s, 'k:' || a || ':' || s, t, t,
        '{"order_line": 123456, "programme_version": 1, "rule": "purchase"}', '{"amount": "50.00", "rate": "1"}',
        printf('%%064d', 0), lower(hex(randomblob(32)))
    FROM (
        SELECT id AS a, s, datetime('now', '-' || abs(random() %% 94608000) || ' seconds') AS t
        FROM loyalty_account CROSS JOIN steps WHERE id BETWEEN %(first)s AND %(last)s
    )"""
SQLITE_LOTS = """INSERT INTO loyalty_lot (shop_id, account_id, entry_id, number, points, rest, expires_at, origin_id)
    SELECT shop_id, account_id, id, 1, %(each)s / 5, %(each)s / 5,
        datetime('now', '+' || (sequence * 10) || ' days'), id
    FROM loyalty_entry WHERE sequence <= 5 AND account_id BETWEEN %(first)s AND %(last)s"""
STATEMENTS = {
    "postgresql": (ACCOUNTS, ENTRIES, BALANCES, LOTS),
    "sqlite": (SQLITE_ACCOUNTS, SQLITE_ENTRIES, BALANCES, SQLITE_LOTS),
}
TABLES = [f"loyalty_{table}" for table in ("account", "entry", "lot")]
BEFORE = {
    "postgresql": ["SET session_replication_role = replica"],
    "sqlite": ["PRAGMA synchronous = OFF", "PRAGMA cache_size = -1000000"],
}
AFTER = {
    "postgresql": [
        "SET session_replication_role = DEFAULT",
        *(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}" for table in TABLES),
        *(f"VACUUM ANALYZE {table}" for table in TABLES),
    ],
    "sqlite": [],
}


def make(shop: Shop, rows: int, made: int) -> int:
    """Up to so many entries; the account with the greatest id is the hot one. Returns the next free id."""
    last = rows // EACH
    with connection.cursor() as cursor:
        for statement in BEFORE[connection.vendor]:
            cursor.execute(statement)
        for first, until, each in ((made, last, EACH), (last + 1, last + 1, rows // 100)):
            names = {"shop": shop.pk, "first": first, "last": until, "each": each}
            for statement in STATEMENTS[connection.vendor]:
                cursor.execute(statement, names)
        for statement in AFTER[connection.vendor]:
            cursor.execute(statement)
    renew_counts()
    connection.close()
    return last + 2
