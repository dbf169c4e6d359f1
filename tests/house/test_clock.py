"""Only core/clock.py reads the clock, so that everything can travel in time."""

import ast
from pathlib import Path

import pytest

from .tree import PACKAGE, calls, imported_names, sources, syntax

READERS = {
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "datetime.datetime.now",
    "datetime.datetime.utcnow",
    "datetime.datetime.today",
    "datetime.date.today",
    "timezone.now",
    "timezone.localtime",
    "timezone.localdate",
    "django.utils.timezone.now",
    "time.time",
    "time.time_ns",
    "time.localtime",
    "time.gmtime",
}
IMPORTS = {
    "django.utils.timezone.now",
    "django.utils.timezone.localtime",
    "django.utils.timezone.localdate",
    "django.db.models.functions.Now",
    "time.time",
    "time.time_ns",
}
KEYWORDS = {"auto_now", "auto_now_add"}


def readings(path: Path) -> list[str]:
    found = [(line, name) for line, name in calls(path) if name in READERS]
    found += [(line, name) for line, name in imported_names(path) if name in IMPORTS]
    found += [
        (node.value.lineno, node.arg)
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.keyword) and node.arg in KEYWORDS
    ]
    return [f"{path.name}:{line} {name}" for line, name in found]


@pytest.mark.proves("X14")
@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nothing_else_reads_the_clock(path: Path) -> None:
    if path == PACKAGE / "core" / "clock.py":
        assert readings(path) != []
    else:
        assert readings(path) == []


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import datetime\ndatetime.now()",
        "import datetime\ndatetime.datetime.utcnow()",
        "from django.utils import timezone\nstamp = timezone.now",
        "from django.utils.timezone import now",
        "import time\ntime.time()",
        "field = DateTimeField(auto_now_add=True)",
        "from django.db.models.functions import Now",
    ],
)
def test_a_clock_would_be_found(source: str, tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text(source)
    assert len(readings(path)) == 1
