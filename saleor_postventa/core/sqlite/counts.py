"""What SQLite plans its queries by: how many rows an index finds for one value, counted when somebody asks for it."""

from django.db import connection

ROWS_COUNTED = 10_000


def renew_counts() -> None:
    """Nothing on PostgreSQL, whose autovacuum does the same.

    Uncounted, SQLite takes the index of the shop for the better one, and reads all of the shop's lines to find those of
    an order. Of each index so many rows are looked at, however many there are, so that writers wait for it less than a
    second. Connections made from then on know of it.
    """
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA analysis_limit = {ROWS_COUNTED}")
        cursor.execute("ANALYZE")
