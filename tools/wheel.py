"""The wheel: built from a clean copy with dashboard and translations in it; `--check` migrates a database with it."""

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path

from . import messages

ROOT = Path(__file__).resolve().parents[1]
DIST = ROOT / "dist"
DASHBOARD_DIST = ROOT / "dashboard-extension" / "dist"
STOREFRONT_KIT = ROOT / "storefront-kit" / "v1"
PARTS = (
    "saleor_postventa",
    "migrations",
    "graphql",
    "requirements",
    "pyproject.toml",
    "setup.cfg",
    "README.md",
    "LICENSE",
)
NOT_PACKED = {".po", ".pyc"}


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="postventa-wheel-") as folder:
        work = Path(folder)
        copy = stage(work / "source")
        wheel = build(copy, work / "dist")
        lacking = missing_files(copy, wheel)
        if lacking:
            print("not in the wheel:", *lacking, sep="\n  ")
            return 1
        if "--check" in sys.argv:
            return migrate_from(wheel, work)
        DIST.mkdir(exist_ok=True)
        print(shutil.copy(wheel, DIST))
    return 0


def stage(target: Path) -> Path:
    """A copy without anything built, but with the dashboard, the storefront's kit and the compiled translations."""
    messages.compile_all()
    target.mkdir()
    for name in PARTS:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        else:
            shutil.copy(source, target / name)
    if DASHBOARD_DIST.is_dir():
        ignored = shutil.ignore_patterns(".*")
        shutil.copytree(DASHBOARD_DIST, target / "saleor_postventa" / "dashboard_dist", ignore=ignored)
    shutil.copytree(STOREFRONT_KIT, target / "saleor_postventa" / "storefront_kit" / "v1")
    return target


def build(source: Path, target: Path) -> Path:
    """The sdist, and the wheel through it, as a release is built; with the setuptools of this environment."""
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(target), str(source)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode:
        sys.exit(made.stdout + made.stderr)
    return next(target.glob("*.whl"))


def missing_files(source: Path, wheel: Path) -> list[str]:
    package = source / "saleor_postventa"
    wanted = {
        str(path.relative_to(source))
        for path in package.rglob("*")
        if path.is_file() and path.suffix not in NOT_PACKED and path != package / "migrations" / "__init__.py"
    }
    for folder, name in (("migrations", "migrations"), ("graphql", "graphql_documents")):
        found = [path for path in (source / folder).rglob("*") if path.suffix in {".py", ".graphql"}]
        wanted |= {f"saleor_postventa/{name}/{path.relative_to(source / folder)}" for path in found}
    with zipfile.ZipFile(wheel) as packed:
        return sorted(wanted - set(packed.namelist()))


def migrate_from(wheel: Path, work: Path) -> int:
    """Install it where the checkout is out of reach, on top of the packages that are here, and migrate SQLite."""
    home = work / "venv"
    venv.create(home, with_pip=False)
    site = next((home / "lib").glob("python*")) / "site-packages"
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(site)
    here = next(Path(sys.prefix).glob("lib/python*/site-packages"))
    (site / "packages.pth").write_text(f"{here}\n")
    python = str(home / "bin" / "python")
    environment = {
        name: text for name, text in os.environ.items() if not name.startswith(("POSTVENTA_", "PYTHON", "DJANGO_"))
    }
    environment |= {
        "POSTVENTA_SECRET_KEY": secrets.token_urlsafe(50),
        "POSTVENTA_ENCRYPTION_KEYS": "RZ6WPtzEbcjaiFzsQNz1w6dZgmPL9hWxRwTtq8yM1Ek=",
        "POSTVENTA_PUBLIC_URL": "https://postventa.example.test",
        "POSTVENTA_DATABASE_URL": f"sqlite:////{str(work / 'wheel.sqlite3').lstrip('/')}",
    }
    for code in (_MIGRATE, _LOOK):
        done = subprocess.run([python, "-P", "-c", code], cwd=work, env=environment, check=False)
        if done.returncode:
            return done.returncode
    return 0


_MIGRATE = "import sys; from saleor_postventa.config.cli import main; main(['migrate', '-v', '1'])"
_LOOK = """
import os, sqlite3, pathlib, saleor_postventa
from saleor_postventa.saleor.documents import ROOT, subscription_names
assert "site-packages" in saleor_postventa.__file__, saleor_postventa.__file__
assert "graphql_documents" in str(ROOT) and subscription_names(), ROOT
tables = sqlite3.connect("wheel.sqlite3").execute("select name from sqlite_master where name = 'shops_shop'").fetchall()
assert tables, "the wheel migrated nothing"
catalogues = list(pathlib.Path(saleor_postventa.__file__).parent.glob("locale/*/LC_MESSAGES/*.mo"))
print("migrated from", saleor_postventa.__file__)
print(len(subscription_names()), "subscriptions,", len(catalogues), "catalogues")
"""

if __name__ == "__main__":
    sys.exit(main())
