"""Many deliveries in one statement, its own transaction; those that are there already are left as they are."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Field
from psycopg import Cursor
from psycopg.sql import SQL, Identifier

from .models import Delivery

_FIELDS = [field for field in Delivery._meta.concrete_fields if not field.primary_key]


def insert_new(rows: Sequence[Delivery]) -> None:
    """Raises django.db.Error."""
    if connection.vendor == "postgresql":
        _insert_columns(rows)
    else:
        Delivery._base_manager.bulk_create(rows, ignore_conflicts=True)


def _insert_columns(rows: Sequence[Delivery]) -> None:
    """An array a column, bound on the server: the ORM writes each body out in hexadecimal, at thrice the cost."""
    columns = [[getattr(row, field.attname) for row in rows] for field in _FIELDS]
    connection.ensure_connection()
    with connection.wrap_database_errors, Cursor(connection.connection) as cursor:
        cursor.execute(_statement(), columns)


@cache
def _statement() -> bytes:
    names = SQL(", ").join(Identifier(field.column) for field in _FIELDS)
    arrays = SQL(", ").join(SQL("%b::{}").format(SQL(_array_of(field))) for field in _FIELDS)
    whole = SQL("INSERT INTO {} ({}) SELECT * FROM unnest({}) ON CONFLICT DO NOTHING")
    return whole.format(Identifier(Delivery._meta.db_table), names, arrays).as_bytes()


def _array_of(field: "Field[Any, Any]") -> str:
    """Without a length: a cast would cut off what is too long, instead of refusing it."""
    kind, _, _ = str(field.db_type(connection)).partition("(")
    return f"{kind}[]"
