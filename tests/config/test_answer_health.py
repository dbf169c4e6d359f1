from collections.abc import Iterator

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from saleor_postventa.core import database

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _asks_anew() -> Iterator[None]:
    database.forget_state()
    yield
    database.forget_state()


@pytest.fixture
def web() -> Client:
    return Client(HTTP_HOST="postventa.example.test", secure=True)


def test_is_ready_with_a_migrated_database(web: Client) -> None:
    answer = web.get("/health/ready")
    assert (answer.status_code, answer.json()) == (200, {"ready": True})


def test_is_not_ready_while_a_migration_waits(web: Client) -> None:
    MigrationRecorder(connection).record_unapplied("portal", "0001_initial")
    answer = web.get("/health/ready")
    assert (answer.status_code, answer.json()) == (503, {"ready": False, "database": "unmigrated"})


def test_does_not_look_at_migrations_for_ever(web: Client) -> None:
    web.get("/health/ready")
    MigrationRecorder(connection).record_unapplied("portal", "0001_initial")
    assert web.get("/health/ready").status_code == 200


def test_lives_without_any(web: Client) -> None:
    assert web.get("/health/live").json() == {"live": True}
