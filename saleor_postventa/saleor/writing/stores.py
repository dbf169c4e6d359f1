"""How a database takes deliveries beside an event loop: PostgreSQL without blocking it, SQLite in a thread."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Protocol

import psycopg
from django.db import connection as django_connection

from .arrival import Arrival
from .inserting import array_statement, columns_of, insert_rows

CONNECT_SECONDS = 5
DJANGOS_OWN = ("context", "cursor_factory", "prepare_threshold")

# A pooler gave us another server's connection for each transaction, where our statement is not known, or is already.
LOST_PREPARED = (psycopg.errors.InvalidSqlStatementName, psycopg.errors.DuplicatePreparedStatement)

type Connection = psycopg.AsyncConnection[tuple[Any, ...]]


class Unreachable(Exception):
    """The database could not be asked; nothing was tried."""


class Store(Protocol):
    """A connection of a line's own, opened with the first rows and anew after any error."""

    async def insert(self, arrivals: Sequence[Arrival]) -> None:
        """All of them, committed, or none. Raises Unreachable, or the database's error."""

    async def close(self) -> None:
        """Give the connection back; the next rows open another."""


def open_store() -> Store:
    return PostgresStore() if django_connection.vendor == "postgresql" else ThreadStore()


class PostgresStore:
    """On the loop itself: no thread to hand the interpreter to and fro with."""

    def __init__(self) -> None:
        self._connection: Connection | None = None
        self._prepares = True

    async def insert(self, arrivals: Sequence[Arrival]) -> None:
        connection = self._connection or await self._connect()
        try:
            await connection.execute(array_statement(), columns_of(arrivals))
        except BaseException as error:
            self._prepares = self._prepares and not isinstance(error, LOST_PREPARED)
            await self.close()
            raise

    async def _connect(self) -> Connection:
        try:
            self._connection = await psycopg.AsyncConnection.connect(
                **_parameters(), autocommit=True, prepare_threshold=0 if self._prepares else None
            )
        except psycopg.Error as error:
            raise Unreachable(str(error)) from error
        return self._connection

    async def close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            await connection.close()


def _parameters() -> dict[str, Any]:
    """Django's, so that a test's database and the settings' options hold here too."""
    given = django_connection.get_connection_params()
    return {"connect_timeout": CONNECT_SECONDS} | {
        name: value for name, value in given.items() if name not in DJANGOS_OWN
    }


class ThreadStore:
    """One thread with Django's connection: the calls of SQLite block."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="inbox-writer")

    async def insert(self, arrivals: Sequence[Arrival]) -> None:
        await asyncio.get_running_loop().run_in_executor(self._thread, _insert, arrivals)

    async def close(self) -> None:
        await asyncio.get_running_loop().run_in_executor(self._thread, _disconnect)
        self._thread.shutdown()


def _insert(arrivals: Sequence[Arrival]) -> None:
    try:
        insert_rows(arrivals)
    except Exception:
        _disconnect()
        raise


def _disconnect() -> None:
    """In the thread that connected: Django keeps a connection for each."""
    django_connection.close()
