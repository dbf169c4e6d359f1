"""The wheel's list of packages: what the tree holds, what setup.cfg says; `--write` makes the second the first."""

import re
import sys
from configparser import ConfigParser
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SETUP = ROOT / "setup.cfg"
PACKAGE = "saleor_postventa"
DOCUMENTS = f"{PACKAGE}.graphql_documents"
_LIST = re.compile(r"^packages =\n(?:    .+\n)+", re.MULTILINE)


def tree_packages() -> list[str]:
    """Every package of the tree under the name that it has in the wheel."""
    ours = {
        ".".join(path.parent.relative_to(ROOT).parts)
        for path in (ROOT / PACKAGE).rglob("__init__.py")
        if path.parent != ROOT / PACKAGE / "migrations"
    }
    migrations = {f"{PACKAGE}.migrations.{path.parent.name}" for path in (ROOT / "migrations").glob("*/__init__.py")}
    return sorted(ours | migrations | {f"{PACKAGE}.migrations", DOCUMENTS})


def listed_packages() -> list[str]:
    settings = ConfigParser()
    settings.read(SETUP)
    return settings["options"]["packages"].split()


def write() -> None:
    listed = "".join(f"    {name}\n" for name in tree_packages())
    SETUP.write_text(_LIST.sub(f"packages =\n{listed}", SETUP.read_text(), count=1))


if __name__ == "__main__":
    if "--write" in sys.argv:
        write()
    elif tree_packages() != listed_packages():
        sys.exit("setup.cfg does not list the packages of the tree: python -m tools.packages --write")
