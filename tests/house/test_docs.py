"""What the documents say of the program is so."""

import json
import re

import pytest

from saleor_postventa.config.settings import Environment
from tools import events, features

from .tree import ROOT

DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")


def test_every_event_is_in_the_reference_with_its_sentences() -> None:
    assert (ROOT / "docs" / "reference" / "events.md").read_text() == events.render()


@pytest.mark.parametrize("name", sorted(Environment.model_fields))
def test_every_setting_is_explained(name: str) -> None:
    assert f"`POSTVENTA_{name.upper()}`" in (ROOT / "docs" / "reference" / "settings.md").read_text()


def test_rows_of_the_feature_table_are_unique() -> None:
    rows = [feature.row for feature in features.features()]
    assert len(rows) == len(set(rows)) > 200


@pytest.mark.parametrize("path", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: object) -> None:
    broken = [link for link in LINK.findall(path.read_text()) if not (path.parent / link).exists()]  # type: ignore[attr-defined]
    assert broken == []


def test_requirements_are_hashed_and_name_no_index() -> None:
    for path in sorted((ROOT / "requirements").glob("*.txt")):
        text = path.read_text()
        pinned = re.findall(r"^([\w.\[\]-]+)==", text, re.MULTILINE)
        assert pinned
        assert text.count("--hash=sha256:") >= len(pinned)
        assert not re.search(r"https?://|--index|--extra-index|--find-links", text)


def test_the_npm_lock_names_no_download_address() -> None:
    lock = json.loads((ROOT / "dashboard-extension" / "package-lock.json").read_text())
    packages = {name: package for name, package in lock["packages"].items() if not package.get("link")}
    assert [name for name, package in packages.items() if "resolved" in package] == []
