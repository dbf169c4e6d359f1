"""A new version's migrations run while processes of the version before go on: every one after the first is judged."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.conf import settings
from django.db import migrations, models
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState, ProjectState
from django.test import override_settings

from saleor_postventa.core.online import AddIndexOnline

from .upgrades import LARGE, Trouble, troubles

LOADER = MigrationLoader(None)
LATER = sorted(
    key for key in LOADER.disk_migrations if key[0] in settings.DOMAINS and not LOADER.disk_migrations[key].initial
)


@pytest.mark.proves("X11", part="no migration takes from the version before what it writes")
@pytest.mark.parametrize("key", LATER, ids=".".join)
def test_the_version_before_can_live_with_it(key: tuple[str, str]) -> None:
    before = LOADER.project_state(key, at_end=False)
    assert list(troubles(LOADER.disk_migrations[key], before)) == []


def test_the_first_ones_alone_are_left_out() -> None:
    first = {key for key in LOADER.disk_migrations if key[0] in settings.DOMAINS} - set(LATER)
    assert {name for _app, name in first} == {"0001_initial"}
    assert LATER


def test_large_tables_are_tables() -> None:
    assert {model._meta.label_lower for model in apps.get_models()} >= LARGE


def judged(*operations: migrations.operations.base.Operation, **said: object) -> list[Trouble]:
    state = ProjectState()
    fields = [
        ("id", models.BigAutoField(primary_key=True)),
        ("body", models.CharField(max_length=64, db_default="", null=True)),
        ("count", models.IntegerField(db_default=0)),
    ]
    state.add_model(ModelState("saleor", "Delivery", fields))
    migration = type("Migration", (Migration,), {"operations": list(operations), **said})("0099_bad", "saleor")
    return list(troubles(migration, state))


def _bad() -> Iterator[tuple[str, migrations.operations.base.Operation]]:
    yield "db_default", migrations.AddField("delivery", "size", models.IntegerField(default=0))
    yield "row by row", migrations.AddField("delivery", "code", models.CharField(null=True, unique=True, max_length=9))
    yield "AddIndexOnline", migrations.AddField("delivery", "at", models.DateTimeField(null=True, db_index=True))
    yield "rename", migrations.RenameField("delivery", "body", "content")
    yield "rename", migrations.RenameModel("Delivery", "Webhook")
    yield "unused_since", migrations.RemoveField("delivery", "body")
    yield "unused_since", migrations.DeleteModel("Delivery")
    yield "NULL", migrations.AlterField("delivery", "body", models.CharField(max_length=64, db_default=""))
    yield "longer", migrations.AlterField("delivery", "body", models.CharField(max_length=8, db_default="", null=True))
    yield "another type", migrations.AlterField("delivery", "count", models.BigIntegerField(db_default=0))
    yield "need the db_default", migrations.AlterField("delivery", "count", models.IntegerField(default=0))
    yield "AddIndexOnline", migrations.AddIndex("delivery", models.Index(fields=["count"], name="by_count"))
    yield "atomic", AddIndexOnline("delivery", models.Index(fields=["count"], name="by_count"))
    yield "why_online", migrations.RunSQL("SELECT 1")
    yield (
        "why_online",
        migrations.AddConstraint("delivery", models.UniqueConstraint(fields=["body"], name="one_body")),
    )
    yield "count on it", migrations.RemoveConstraint("delivery", "one_body")


@pytest.mark.parametrize(("told", "operation"), list(_bad()), ids=lambda value: value if isinstance(value, str) else "")
def test_says_what_the_version_before_could_not_live_with(
    told: str, operation: migrations.operations.base.Operation
) -> None:
    found = judged(operation)
    assert [told in trouble.what for trouble in found] == [True], found


def test_lets_pass_what_harms_nobody() -> None:
    assert judged(migrations.AddField("delivery", "size", models.IntegerField(db_default=0))) == []
    assert judged(migrations.AddField("delivery", "seen_at", models.DateTimeField(null=True))) == []
    wider = models.CharField(max_length=200, db_default="", null=True)
    assert judged(migrations.AlterField("delivery", "body", wider)) == []
    online = AddIndexOnline("delivery", models.Index(fields=["count"], name="by_count"))
    assert judged(online, atomic=False) == []
    assert judged(migrations.RemoveField("delivery", "body"), unused_since="0.1.0") == []


def test_what_the_rolling_upgrade_runs_keeps_to_the_rule() -> None:
    """tests/runtime/test_upgrade_rolling.py shows that these lose no delivery."""
    from tests.runtime.next_version import settings as next_version

    with override_settings(MIGRATION_MODULES=next_version.MIGRATION_MODULES):
        loader = MigrationLoader(None)
    added = sorted(set(loader.disk_migrations) - set(LOADER.disk_migrations))
    assert len(added) == 4
    for key in added:
        assert list(troubles(loader.disk_migrations[key], loader.project_state(key, at_end=False))) == []
