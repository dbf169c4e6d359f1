"""Django's command line with test values for every setting that has no default: for checks, never for a shop."""

import os
import sys
import tempfile

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    os.environ.setdefault("POSTVENTA_DATABASE_URL", f"sqlite:///{tempfile.gettempdir()}/postventa-tools.sqlite3")
    execute_from_command_line(["manage.py", *sys.argv[1:]])
