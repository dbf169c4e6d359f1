"""A database of the benchmark's own on a server that is there already."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import connection

SERVER = os.environ.get("POSTVENTA_BENCHMARK_POSTGRES_SERVER", "postgresql://postgres@127.0.0.1:5432")


@contextmanager
def database(label: str, *, like: str = "") -> Iterator[str]:
    """Its address; the database goes at the end. `like` is another one's, that nobody uses, to be copied."""
    name = f"postventa_benchmark_{label}_{os.getpid()}"
    with psycopg.connect(f"{SERVER}/postgres", autocommit=True) as admin:
        admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        template = f" TEMPLATE {like.rpartition('/')[2]}" if like else ""
        admin.execute(f"CREATE DATABASE {name}{template}")
        try:
            yield f"{SERVER}/{name}"
        finally:
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


def let_go_of_connections() -> None:
    """Those of this process: a forked one must not talk over them, and the database can't go while they are open."""
    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()  # type: ignore[attr-defined]


def server_of_connection() -> list[int]:
    """The process that serves this connection; none where the database is in this process."""
    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return [pid for (pid,) in cursor.fetchall()]


def backends(url: str) -> list[int]:
    """The processes that serve connections to a database, but for the one that asks."""
    with psycopg.connect(url, autocommit=True) as asking:
        rows = asking.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        return [pid for (pid,) in rows]
