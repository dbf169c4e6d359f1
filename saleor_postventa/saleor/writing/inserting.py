"""Many deliveries in one statement, its own transaction; those that are there already are left as they are."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Field
from psycopg.sql import SQL, Identifier, Literal

from saleor_postventa.saleor.models import Delivery

from .arrival import Arrival


def insert_rows(arrivals: Sequence[Arrival]) -> None:
    """Through the ORM. Raises django.db.Error."""
    Delivery._base_manager.bulk_create([each.row() for each in arrivals], ignore_conflicts=True)


def columns_of(arrivals: Sequence[Arrival]) -> list[list[Any]]:
    """What `array_statement` is given."""
    return [list(column) for column in zip(*arrivals, strict=True)]


@cache
def array_statement() -> bytes:
    """PostgreSQL's: an array a column, bound on the server. The ORM writes each body out in hexadecimal, at thrice the
    cost. What is the same in every new row is not sent.
    """
    fields = {field.attname: field for field in Delivery._meta.concrete_fields if not field.primary_key}
    given = [fields.pop(name) for name in Arrival._fields]
    names = SQL(", ").join(Identifier(field.column) for field in [*given, *fields.values()])
    arrays = SQL(", ").join(SQL("%b::{}").format(SQL(_array_of(field))) for field in given)
    same = SQL("").join(SQL(", {}").format(Literal(field.get_default())) for field in fields.values())
    whole = SQL("INSERT INTO {} ({}) SELECT arrival.*{} FROM unnest({}) AS arrival ON CONFLICT DO NOTHING")
    return whole.format(Identifier(Delivery._meta.db_table), names, same, arrays).as_bytes()


def _array_of(field: "Field[Any, Any]") -> str:
    """Without a length: a cast would cut off what is too long, instead of refusing it."""
    kind, _, _ = str(field.db_type(connection)).partition("(")
    return f"{kind}[]"
