"""Migrations tell the whole story of the models."""

import subprocess
import sys

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

from .tree import ROOT


@pytest.mark.django_db
def test_no_model_is_ahead_of_its_migrations(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=1)
    assert "No changes detected" in capsys.readouterr().out


@pytest.mark.django_db
def test_every_table_stands_after_migrating() -> None:
    wanted = {model._meta.db_table for model in apps.get_models() if model.__module__.startswith("saleor_postventa")}
    assert wanted <= set(connection.introspection.table_names())


def test_the_signpost_leads_to_the_repository() -> None:
    """Without it an uninstalled checkout finds no migrations, and says that all is well."""
    code = "import saleor_postventa.migrations.shops as found; print(found.__file__)"
    seen = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert seen.stdout.strip() == str(ROOT / "migrations" / "shops" / "__init__.py")
