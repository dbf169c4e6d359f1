"""What in a migration the processes of the version before could not live with: they go on writing while it runs."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.migrations import Migration, operations
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.models import NOT_PROVIDED, Field, ManyToManyField

from saleor_postventa.core.online import AddIndexOnline

# They grow with every order: whatever reads through them while writers wait is an outage.
LARGE = {
    *("saleor.delivery", "events.recordedevent", "events.reactionrun", "orders.order", "orders.orderline"),
    *("orders.parcel", "mailing.message", "mailing.dispatch", "mailing.sentcopy", "people.customer"),
}
RENAMES = (operations.RenameField, operations.RenameModel, operations.AlterModelTable)
REMOVALS = (operations.RemoveField, operations.DeleteModel, operations.RemoveIndex)
HARMLESS = (operations.CreateModel, operations.AlterModelOptions, operations.AlterModelManagers)
CODE = (operations.RunPython, operations.RunSQL, operations.SeparateDatabaseAndState)
CONSTRAINTS = (operations.AddConstraint, operations.AlterUniqueTogether, operations.AlterConstraint)
# What a migration of each kind has to say of itself; of a rename there is nothing to say.
SAID: list[tuple[tuple[type[Operation], ...], str, str]] = [
    (RENAMES, "", "a rename takes the old name away: add the new one, write both, move over, drop the old one later"),
    (REMOVALS, "unused_since", "say `unused_since = <released version>` of the one that stopped using it"),
    (CODE, "why_online", "say in `why_online` why processes of the version before may write meanwhile"),
    (CONSTRAINTS, "why_online", "rows of the version before may break it: say in `why_online` why they don't"),
    ((operations.RemoveConstraint,), "why_online", "say in `why_online` why the version before does not count on it"),
]


@dataclass(frozen=True)
class Trouble:
    where: str
    what: str


def troubles(migration: Migration, before: ProjectState) -> Iterator[Trouble]:
    """`before` is the state of the models that the processes of the version before know; it is changed."""
    for operation in migration.operations:
        where = f"{migration.app_label}.{migration.name}: {operation.describe()}"
        yield from (Trouble(where, what) for what in _of(operation, migration, before))
        operation.state_forwards(migration.app_label, before)


def _of(operation: Operation, migration: Migration, before: ProjectState) -> Iterator[str]:
    table = f"{migration.app_label}.{getattr(operation, 'model_name', '')}".lower()
    if isinstance(operation, operations.AddField):
        yield from _of_new_field(operation.field, table)
    elif isinstance(operation, operations.AlterField):
        yield from _of_change(before.models[_key(migration, operation)].fields[operation.name], operation.field)
    elif isinstance(operation, operations.AddIndex):
        yield from _of_index(operation, migration, table)
    else:
        yield from _of_other(operation, migration)


def _of_other(operation: Operation, migration: Migration) -> Iterator[str]:
    for kinds, word, told in SAID:
        if isinstance(operation, kinds):
            if not (word and getattr(migration, word, "")):
                yield told
            return
    if not isinstance(operation, HARMLESS):
        yield f"{type(operation).__name__} is not judged yet: teach tests/house/upgrades.py"


def _key(migration: Migration, operation: operations.AlterField) -> tuple[str, str]:
    return migration.app_label, operation.model_name.lower()


def _of_new_field(field: Field, table: str) -> Iterator[str]:
    if isinstance(field, ManyToManyField):
        return
    if not field.null and field.db_default is NOT_PROVIDED:
        yield "the version before writes rows without it: give a db_default, or let it be null"
    if field.unique or (field.is_relation and field.db_constraint and table in LARGE):
        yield "unique and foreign key are checked row by row while writers wait: in a step of their own"
    if field.db_index and not field.is_relation and table in LARGE:
        yield "its index keeps writers out: AddIndexOnline"


def _of_change(old: Field, new: Field) -> Iterator[str]:
    if old.null and not new.null:
        yield "the version before may write NULL"
    if old.get_internal_type() != new.get_internal_type():
        yield "another type rewrites the table while everybody waits: add a field beside it"
    if (new.max_length or 0) < (old.max_length or 0):
        yield "the version before may write longer texts"
    if old.db_default is not NOT_PROVIDED and new.db_default is NOT_PROVIDED and not new.null:
        yield "the version before may need the db_default"
    if new.unique and not old.unique:
        yield "the version before may write the same twice"
    if old.db_column != new.db_column:
        yield "a column renamed is a column gone"


def _of_index(operation: operations.AddIndex, migration: Migration, table: str) -> Iterator[str]:
    if table in LARGE and not isinstance(operation, AddIndexOnline):
        yield "an index of a large table keeps writers out: AddIndexOnline"
    if isinstance(operation, AddIndexOnline) and migration.atomic:
        yield "an index can't be built online inside a transaction: `atomic = False`"
    if isinstance(operation, AddIndexOnline) and len(migration.operations) > 1:
        yield "what is not atomic may stop half way: one operation, one migration"
