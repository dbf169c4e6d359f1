"""The tree is laid out as the house wants it."""

import ast
import subprocess

from saleor_postventa.config import settings
from tools.packages import listed_packages, tree_packages

from .tree import PACKAGE, ROOT, sources, syntax

NAMED_BY_DJANGO = {"core/sqlite/base.py"}
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc", "data", "base"}


def test_setup_cfg_lists_every_package_of_the_tree() -> None:
    assert listed_packages() == tree_packages()


def test_documents_folder_holds_no_python() -> None:
    assert list((ROOT / "graphql").rglob("*.py")) == []


def test_no_module_has_a_vague_name() -> None:
    vague = {
        str(path.relative_to(ROOT / "saleor_postventa"))
        for path in sources()
        if VAGUE_NAMES & {path.stem, path.parent.name}
    }
    assert vague == NAMED_BY_DJANGO


def test_every_domain_has_its_migrations_and_the_other_way_round() -> None:
    folders = {path.parent.name for path in (ROOT / "migrations").glob("*/__init__.py")}
    assert folders == set(settings.DOMAINS)


def test_every_room_says_what_it_owns() -> None:
    silent = [path for path in PACKAGE.glob("*/__init__.py") if not ast.get_docstring(syntax(path))]
    assert silent == []


def test_one_module_alone_starts_a_browser() -> None:
    """Two Playwrights in one thread refuse each other, in some orders of the tests."""
    starting = [path for path in sources(ROOT / "tests") if "sync_playwright" + "()" in path.read_text()]
    assert starting == [ROOT / "tests" / "browsers.py"]


def test_nothing_private_or_built_is_tracked() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    unwanted = (".mo", ".sqlite3", ".pyc", ".env", ".pem", ".key")
    assert [name for name in listed.stdout.split() if name.endswith(unwanted) or "node_modules/" in name] == []
