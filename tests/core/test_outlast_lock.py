"""Who writes beside another process waits for longer than SQLite itself does."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import OperationalError, connection, transaction

from saleor_postventa.core.sqlite import outlasting
from saleor_postventa.core.sqlite.outlasting import outlast_lock
from saleor_postventa.shops.models import Shop

pytestmark = [
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL locks rows, not the whole file"),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture(autouse=True)
def _impatient(transactional_db: None) -> Iterator[None]:
    """SQLite gives up after hundredths of a second."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 20")
    yield
    connection.close()


@contextmanager
def locked_by_somebody_else() -> Iterator[sqlite3.Connection]:
    other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield other
    finally:
        other.close()


@transaction.atomic
def rename(shop: Shop, name: str) -> str:
    Shop.objects.filter(pk=shop.pk).update(name=name)
    return name


def test_writes_once_the_other_is_done(norte: Shop) -> None:
    with locked_by_somebody_else() as other:
        with pytest.raises(OperationalError, match="locked"):
            rename(norte, "at once")
        leaving = threading.Timer(0.1, other.rollback)
        leaving.start()
        assert outlast_lock(rename, norte, "in the end") == "in the end"
        leaving.join()
    assert Shop.objects.get(pk=norte.pk).name == "in the end"


def test_gives_up_on_one_who_never_leaves(norte: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outlasting, "TRIES", 2)
    with locked_by_somebody_else(), pytest.raises(OperationalError, match="locked"):
        outlast_lock(rename, norte, "never")


def test_other_faults_are_not_repeated(norte: Shop) -> None:
    calls = []

    def fail() -> None:
        calls.append(1)
        raise OperationalError("no such table")

    with pytest.raises(OperationalError, match="no such table"):
        outlast_lock(fail)
    assert len(calls) == 1
