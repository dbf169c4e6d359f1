"""Which tests prove which row of docs/features.md: `pytest --collect-only --proofs FILE` writes it down."""

import json
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--proofs", type=Path, help="write the rows that the collected tests prove to this file, as JSON")


@pytest.hookimpl(trylast=True)
def pytest_itemcollected(item: pytest.Item) -> None:
    for mark in item.iter_markers("proves"):
        if len(mark.args) != 1 or set(mark.kwargs) - {"part"}:
            raise pytest.UsageError(f'{item.nodeid}: write proves("X1") or proves("X1", part="...")')


def pytest_collection_finish(session: pytest.Session) -> None:
    target = session.config.getoption("--proofs")
    if target is None:
        return
    found: dict[str, dict[str, str | None]] = {}
    for item in session.items:
        for mark in item.iter_markers("proves"):
            found.setdefault(mark.args[0], {})[item.nodeid.split("[")[0]] = mark.kwargs.get("part")
    target.write_text(json.dumps(found))
