"""The first hour of whoever installs it: an empty folder, the commands of docs/guides/deploy.md, and mistakes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.processes
ROOT = Path(__file__).resolve().parents[2]
SETTINGS = {
    "SECRET_KEY": "Wm3vKq8TzR1xYb6NcJ4hLd9sPfG2aEuVoIt5",
    "ENCRYPTION_KEYS": "RZ6WPtzEbcjaiFzsQNz1w6dZgmPL9hWxRwTtq8yM1Ek=",
    "PUBLIC_URL": "https://postventa.example.test",
}


def postventa(folder: Path, *words: str, **changed: str) -> tuple[int, str]:
    kept = {name: text for name, text in os.environ.items() if not name.startswith(("POSTVENTA_", "DJANGO_"))}
    own = {f"POSTVENTA_{name}": text for name, text in (SETTINGS | changed).items() if text}
    command = [sys.executable, "-W", "ignore", "-m", "saleor_postventa.config.cli", *words]
    environment = {**kept, **own, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.timeout(400)  # every migration, beside two other lanes of tests
def test_makes_its_database_where_it_is_started(tmp_path: Path) -> None:
    code, told = postventa(tmp_path, "doctor")
    assert code == 1
    assert "It is not there yet. Run `postventa migrate`" in told
    assert "Traceback" not in told
    assert not (tmp_path / "var").exists()

    code, told = postventa(tmp_path, "migrate", "-v0")
    assert code == 0, told
    assert (tmp_path / "var" / "postventa.sqlite3").is_file()

    code, told = postventa(tmp_path, "doctor")
    assert code == 0, told
    assert "It is at this program's version." in told
    assert "No shop yet." in told


def test_says_that_a_database_is_not_migrated(tmp_path: Path) -> None:
    (tmp_path / "empty.sqlite3").touch()
    code, told = postventa(tmp_path, "doctor", DATABASE_URL="sqlite:///empty.sqlite3")
    assert code == 1
    assert "It is not at this program's version. Run `postventa migrate`." in told
    assert "Traceback" not in told


def test_says_that_a_database_does_not_answer(tmp_path: Path) -> None:
    (tmp_path / "torn.sqlite3").write_text("no database" * 100)
    code, told = postventa(tmp_path, "doctor", DATABASE_URL="sqlite:///torn.sqlite3")
    assert code == 1
    assert "It does not answer." in told
    assert "Traceback" not in told


@pytest.mark.parametrize("word", ["doctor", "worker"])
def test_ends_with_a_sentence_where_a_setting_is_missing(tmp_path: Path, word: str) -> None:
    code, told = postventa(tmp_path, word, SECRET_KEY="", ENCRYPTION_KEYS="hunter2")
    assert code == 1
    assert "POSTVENTA_SECRET_KEY: is not set" in told
    assert "POSTVENTA_ENCRYPTION_KEYS: " in told
    assert "hunter2" not in told
    assert "Traceback" not in told
