"""A migrated database to begin with: made once per state of the migrations, then copied."""

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import django
import psycopg
import pytest
from django.conf import settings
from django.db import connection
from psycopg import sql
from psycopg.conninfo import make_conninfo

MIGRATIONS = Path(__file__).resolve().parents[1] / "migrations"


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Django brings what it finds up to date, instead of starting from nothing."""
    return True


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> None:
    _ours().copy()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock():
        _let_go()
        _ours().keep()
        yield
        _let_go()
        _ours().remove()


def _let_go() -> None:
    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()


def at(url: str) -> "File | Template":
    """For the database at this address, there or not."""
    if url.startswith("sqlite:///"):
        return File(Path(url.removeprefix("sqlite:///")))
    server, _, name = url.rpartition("/")
    return Template(f"{server}/postgres", name)


def _ours() -> "File | Template":
    name = str(settings.DATABASES["default"]["TEST"]["NAME"])
    if connection.vendor == "sqlite":
        return File(Path(name))
    its = connection.settings_dict
    words = {"host": its["HOST"], "port": its["PORT"], "user": its["USER"], "password": its["PASSWORD"]}
    return Template(make_conninfo(dbname="postgres", **{word: value for word, value in words.items() if value}), name)


@dataclass(frozen=True)
class File:
    """SQLite's."""

    path: Path

    def copy(self) -> None:
        self.remove()
        if _kept_file().exists():
            _copy(_kept_file(), self.path)

    def keep(self) -> None:
        if not _kept_file().exists():
            new = _kept_file().with_suffix(f".{os.getpid()}")
            _copy(self.path, new)
            new.replace(_kept_file())

    def remove(self) -> None:
        for end in ("", "-wal", "-shm"):
            self.path.with_name(f"{self.path.name}{end}").unlink(missing_ok=True)


@dataclass(frozen=True)
class Template:
    """PostgreSQL's. Nobody may be connected to what is kept or copied."""

    server: str
    name: str

    def copy(self) -> None:
        if self._is_kept():
            self.remove()
            self._run("CREATE DATABASE {} TEMPLATE {}", self.name, _kept())

    def keep(self) -> None:
        if self._is_kept():
            return
        with suppress(psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation):  # another run was quicker
            self._run("CREATE DATABASE {} TEMPLATE {}", _kept(), self.name)

    def remove(self) -> None:
        self._run("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name)

    def _is_kept(self) -> bool:
        with psycopg.connect(self.server) as server:
            return server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [_kept()]).fetchone() is not None

    def _run(self, statement: str, *names: str) -> None:
        with psycopg.connect(self.server, autocommit=True) as server:
            server.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def _copy(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)


def _kept_file() -> Path:
    return Path(tempfile.gettempdir()) / f"{_kept()}.sqlite3"


@cache
def _kept() -> str:
    state = hashlib.sha256(django.__version__.encode())
    for path in sorted(MIGRATIONS.glob("*/*.py")):
        state.update(path.read_bytes())
    return f"postventa_migrated_{state.hexdigest()[:16]}"
