"""Where uploads lie is looked at when the program starts."""

from pathlib import Path
from typing import Any

import pytest

from saleor_postventa.config import checks


def test_a_folder_that_can_be_written_is_fine_even_before_it_is_there(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "not" / "yet"
    assert checks.check_media_dir() == []


def test_a_folder_that_cannot_be_written_is_named(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.MEDIA_ROOT = tmp_path / "locked"
    monkeypatch.setattr(checks.os, "access", lambda path, mode: False)
    [found] = checks.check_media_dir()
    assert found.id == "postventa.E007"
    assert str(tmp_path / "locked") in str(found.msg)


@pytest.mark.parametrize(("path", "ids"), [("", []), ("os.path.join", []), ("nowhere.scan", ["postventa.E006"])])
def test_a_scanner_that_is_not_there_is_named(settings: Any, path: str, ids: list[str]) -> None:
    settings.UPLOAD_SCANNER = path
    assert [found.id for found in checks.check_upload_scanner()] == ids
