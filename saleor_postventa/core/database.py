"""Is the database there, does it answer, and is it at the version of this program."""

from enum import StrEnum
from pathlib import Path

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor


class DatabaseState(StrEnum):
    READY = "ready"
    MISSING = "missing"
    UNREACHABLE = "unreachable"
    UNMIGRATED = "unmigrated"


_seen_ready: set[str] = set()


def database_state() -> DatabaseState:
    """Once it was at this program's version it stays so: later only whether it answers is asked."""
    if is_file_missing():
        return DatabaseState.MISSING
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return DatabaseState.READY if _is_migrated() else DatabaseState.UNMIGRATED
    except Error:
        return DatabaseState.UNREACHABLE


def is_file_missing() -> bool:
    """Whether it is a file that nobody has made yet; connecting would make an empty one."""
    return connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists()


def make_folder() -> None:
    """For a database that is a file."""
    if connection.vendor == "sqlite":
        Path(connection.settings_dict["NAME"]).parent.mkdir(parents=True, exist_ok=True)


def forget_state() -> None:
    """Look at the migrations again, next time."""
    _seen_ready.clear()


def _is_migrated() -> bool:
    name = str(connection.settings_dict["NAME"])
    if name not in _seen_ready:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return False
        _seen_ready.add(name)
    return True
