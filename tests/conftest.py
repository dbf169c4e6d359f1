"""What every test stands on: no network but loopback, two shops, a clock to move."""

import gc
import ipaddress
import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.backends.postgresql.operations import DatabaseOperations as PostgresOperations
from django.db.backends.sqlite3.base import DatabaseOperations
from django.utils import translation
from hypothesis import HealthCheck, settings

from saleor_postventa.core import clock as core_clock
from saleor_postventa.core.work import use_waker
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tools import messages

from .cast import NORTE, SUR

pytest_plugins = ["tests.browsers", "tests.migrated", "tests.proofs"]
# Nothing is asserted of time: beside other lanes an example may take long.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
messages.compile_all()

_connect = socket.socket.connect
_connect_ex = socket.socket.connect_ex
_sendto = socket.socket.sendto
_getaddrinfo = socket.getaddrinfo


class NetworkForbidden(RuntimeError):
    """A test tried to leave this machine."""


def _is_loopback(host: Any) -> bool:
    if host in {"localhost", "", None}:
        return True
    text = host.decode() if isinstance(host, bytes) else str(host)
    try:
        return ipaddress.ip_address(text.split("%")[0]).is_loopback
    except ValueError:
        return False


def _check(address: Any) -> None:
    if isinstance(address, tuple) and not _is_loopback(address[0]):
        raise NetworkForbidden(f"tests reach loopback alone, not {address[0]}")


def _guarded_connect(self: socket.socket, address: Any) -> None:
    _check(address)
    return _connect(self, address)


def _guarded_connect_ex(self: socket.socket, address: Any) -> int:
    _check(address)
    return _connect_ex(self, address)


def _guarded_sendto(self: socket.socket, data: Any, *told: Any) -> int:
    """What goes by UDP needs no connection: questions to name servers, for one."""
    _check(told[-1])
    return _sendto(self, data, *told)


def _guarded_getaddrinfo(host: Any, *args: Any, **kwargs: Any) -> Any:
    if _is_loopback(host):
        return _getaddrinfo(host, *args, **kwargs)
    try:
        ipaddress.ip_address(host)
    except ValueError:
        raise socket.gaierror(socket.EAI_NONAME, f"tests resolve no names: {host}") from None
    return _getaddrinfo(host, *args, **kwargs)


def _flush_past_triggers(self: DatabaseOperations, style: Any, tables: Any, **options: Any) -> list[str]:
    """Between tests all rows go; SQLite would fire the triggers that keep the ledger's."""
    with self.connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
    return [
        *(f"DROP TRIGGER {name}" for name, _ in triggers),
        *_sql_flush(self, style, tables, **options),
        *(written for _, written in triggers),
    ]


def _flush_what_is_filled(self: PostgresOperations, style: Any, tables: Any, **options: Any) -> list[str]:
    """TRUNCATE writes a new file for every table, seconds of it for all of ours; a test fills a few."""
    quoted = [self.quote_name(table) for table in tables]
    with self.connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"(SELECT '{name}' FROM {name} LIMIT 1)" for name in quoted))
        filled = [name for (name,) in cursor.fetchall()]
    # As a replica PostgreSQL minds neither foreign keys nor the triggers that keep the ledger's rows.
    deletes = [f"DELETE FROM {name}" for name in filled]
    return ["SET session_replication_role = replica", *deletes, "SET session_replication_role = DEFAULT"]


_sql_flush = DatabaseOperations.sql_flush


@pytest.fixture(autouse=True, scope="session")
def _flush_what_tests_wrote() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "sql_flush", _flush_past_triggers)
        patch.setattr(PostgresOperations, "sql_flush", _flush_what_is_filled)
        yield


@pytest.fixture(autouse=True, scope="session")
def _loopback_only() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", _guarded_connect)
        patch.setattr(socket.socket, "connect_ex", _guarded_connect_ex)
        patch.setattr(socket.socket, "sendto", _guarded_sendto)
        patch.setattr(socket, "getaddrinfo", _guarded_getaddrinfo)
        yield


@pytest.fixture(autouse=True)
def _nobody_wakes() -> Iterator[None]:
    """Work is done when a test says so, by no thread or broker beside it."""
    use_waker(None)
    yield
    use_waker(None)
    core_clock.use_source(None)


@pytest.fixture(autouse=True)
def _own_language() -> None:
    """A page's request leaves its language behind in this thread; the next test begins without."""
    translation.deactivate()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--only-database", action="store_true", help="leave out what touches no database")
    parser.addoption(
        "--database-elsewhere",
        action="append",
        default=[],
        metavar="PATH",
        help="leave out what touches a database under this path: it runs on another one",
    )


def pytest_runtest_setup(item: pytest.Item) -> None:
    if needs_postgres(item) and connection.vendor != "postgresql":
        pytest.skip("needs PostgreSQL: set POSTVENTA_TEST_DATABASE_URL")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The big counts and the browser run only where they are asked for with -m."""
    absent = [kind for kind in ("slow", "browser") if kind not in config.option.markexpr]
    elsewhere = tuple(str(config.rootpath / path) for path in config.option.database_elsewhere)
    wanted, left_out = [], []
    for item in items:
        is_absent = any(item.get_closest_marker(kind) for kind in absent)
        is_other = config.option.only_database and not touches_database(item)
        is_elsewhere = str(item.path).startswith(elsewhere) and touches_database(item) and not needs_postgres(item)
        (left_out if is_absent or is_other or is_elsewhere else wanted).append(item)
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = wanted


def pytest_collection_finish() -> None:
    """What was collected stays until the end: no search for garbage need go through it again."""
    gc.collect()
    gc.freeze()


def needs_postgres(item: pytest.Item) -> bool:
    return item.get_closest_marker("pg") is not None


def touches_database(item: pytest.Item) -> bool:
    names = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(names & {"db", "transactional_db"})


class MovableClock:
    """The product's clock, standing still until it is moved."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment

    def move(self, **by: float) -> datetime:
        """Forward by `days=`, `hours=`, `minutes=` ..."""
        self.moment += timedelta(**by)
        return self.moment

    def set(self, moment: datetime) -> None:
        self.moment = moment


@pytest.fixture
def clock() -> Iterator[MovableClock]:
    """Time stands still at noon on 2026-06-10 UTC; `clock.move(days=3)` moves it."""
    movable = MovableClock(datetime(2026, 6, 10, 12, tzinfo=UTC))
    core_clock.use_source(movable)
    yield movable
    core_clock.use_source(None)


@pytest.fixture
def norte(db: None) -> Shop:
    return NORTE.install()


@pytest.fixture
def sur(db: None) -> Shop:
    return SUR.install()


@pytest.fixture
def in_norte(norte: Shop) -> Iterator[Shop]:
    """Inside norte's scope."""
    with shop_scope(norte):
        yield norte
