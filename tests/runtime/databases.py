"""A database of the test's own, for processes of its own."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest


@contextmanager
def own_database(kind: str, folder: Path, name: str) -> Iterator[str]:
    """Its address. Skips, with the reason, where PostgreSQL is asked for and not there."""
    if kind == "sqlite":
        yield f"sqlite:///{folder / name}.sqlite3"
        return
    server = os.environ.get("POSTVENTA_TEST_POSTGRES_SERVER", "postgresql://postgres@127.0.0.1:5432")
    database = f"postventa_{name}_{os.getpid()}"
    try:
        admin = psycopg.connect(f"{server}/postgres", autocommit=True, connect_timeout=3)
    except psycopg.OperationalError as error:
        pytest.skip(f"needs PostgreSQL: {error}")
    with admin:
        admin.execute(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")
        admin.execute(f"CREATE DATABASE {database}")
        yield f"{server}/{database}"
        admin.execute(f"DROP DATABASE {database} WITH (FORCE)")
