"""What the program costs, measured: each script compares it with another way of doing the same, in one run.

Importing this package sets Django up, unless it is, on a database of its own that goes with the process; or on
PostgreSQL, in an empty database that `POSTVENTA_BENCHMARK_DATABASE_URL` names.
"""

import os
import tempfile
from pathlib import Path

import django
from django.apps import apps
from django.core.management import call_command


def _set_up(folder: str) -> None:
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "saleor_postventa.config.settings",
        "POSTVENTA_MODE": "development",
        "POSTVENTA_SECRET_KEY": "benchmark-secret-key-benchmark-secret-key-benchmark",
        "POSTVENTA_ENCRYPTION_KEYS": "RZ6WPtzEbcjaiFzsQNz1w6dZgmPL9hWxRwTtq8yM1Ek=",
        "POSTVENTA_PUBLIC_URL": "https://postventa.example.test",
        "POSTVENTA_ALLOWED_SALEOR_URLS": "https://shop.example.test/graphql/",
        "POSTVENTA_DATABASE_URL": os.environ.get(
            "POSTVENTA_BENCHMARK_DATABASE_URL", f"sqlite:///{Path(folder) / 'benchmark.sqlite3'}"
        ),
    }
    django.setup()
    call_command("migrate", verbosity=0)


if not apps.ready:
    _folder = tempfile.TemporaryDirectory(prefix="postventa-benchmark-")
    _set_up(_folder.name)
