"""An index is built beside writers, and an attempt that was broken off does not stand in the way of the next."""

import threading

import pytest
from django.db import OperationalError, connection, migrations, models, transaction
from django.db.migrations.state import ProjectState

from saleor_postventa.core.online import AddIndexOnline
from saleor_postventa.shops.models import Shop
from tests.cast import NORTE

pytestmark = pytest.mark.django_db(transaction=True)
ADDED = AddIndexOnline("shop", models.Index(fields=["installed_at"], name="shop_by_age"))


def build(operation: migrations.AddIndex = ADDED) -> None:
    before = ProjectState.from_apps(Shop._meta.apps)
    after = before.clone()
    operation.state_forwards("shops", after)
    with connection.schema_editor(atomic=False) as editor:
        operation.database_forwards("shops", editor, before, after)


def drop() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX shop_by_age")


def indexes() -> set[str]:
    with connection.cursor() as cursor:
        return set(connection.introspection.get_constraints(cursor, Shop._meta.db_table))


def test_builds_an_index() -> None:
    build()
    assert "shop_by_age" in indexes()
    drop()


@pytest.mark.pg
def test_does_anew_what_an_earlier_attempt_left() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE INDEX shop_by_age ON shops_shop (slug)")
    build()
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'shop_by_age'")
        assert "(installed_at)" in cursor.fetchone()[0]
    drop()


@pytest.mark.pg
@pytest.mark.parametrize("is_online", [True, False])
def test_keeps_no_writer_out(is_online: bool) -> None:
    """A writer that is not done yet is waited for; meanwhile others go on. An ordinary index makes them wait."""
    NORTE.install()
    asked = ADDED if is_online else migrations.AddIndex(ADDED.model_name, ADDED.index)
    building = threading.Thread(target=build_in_thread, args=(asked,))
    with transaction.atomic():
        Shop.objects.update(name="held")
        building.start()
        wait_until_asked()
        written = write_in_thread()
    building.join(30)
    assert written == is_online
    drop()


def build_in_thread(operation: migrations.AddIndex) -> None:
    build(operation)
    connection.close()


def wait_until_asked() -> None:
    """Until PostgreSQL shows that the building waits for us."""
    for _ in range(500):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'CREATE INDEX%%shop_by_age%%'"
                " AND wait_event_type = 'Lock' AND datname = current_database()"
            )
            if cursor.fetchone()[0]:
                return
            cursor.execute("SELECT pg_sleep(0.02)")
    raise TimeoutError


def write_in_thread() -> bool:
    """Whether another one can write a row of the table now."""
    found: list[bool] = []

    def write() -> None:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '1s'")
                Shop.objects.create(
                    slug="other", api_url="https://x/", app_id="x", sealed_token="x", saleor_version="3"
                )
            found.append(True)
        except OperationalError:
            found.append(False)
        finally:
            connection.close()

    writing = threading.Thread(target=write)
    writing.start()
    writing.join(30)
    return found == [True]
