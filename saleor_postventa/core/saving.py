"""Writing many rows of one model with one statement."""

from collections.abc import Sequence

from django.db.models import Model


def save_rows(rows: Sequence[Model], *columns: str) -> None:
    """These columns, or all, of rows that are there and locked by the caller.

    As an upsert by primary key: Django's `bulk_update` spells out a CASE for each column and row, and takes many times
    as long to be written. A row that was deleted meanwhile would come back, hence the lock.
    """
    if rows:
        of_all = [column.name for column in rows[0]._meta.concrete_fields if not column.primary_key]
        type(rows[0])._base_manager.bulk_create(
            rows, update_conflicts=True, update_fields=columns or of_all, unique_fields=[rows[0]._meta.pk.name]
        )
