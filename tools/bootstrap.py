"""From a bare checkout to a furnished one: virtual environment, packages, dashboard, translations.

    python3 tools/bootstrap.py run     what `make demo` needs
    python3 tools/bootstrap.py wheel   and what `make wheel` needs
    python3 tools/bootstrap.py test    and what `make test` needs

Standard library alone, any Python 3: it looks for 3.12 itself. Everything done leaves a stamp, so that a second
run starts at once and without a network.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
DASHBOARD = ROOT / "dashboard-extension"
# What tests need of npm: the composers that check our part of the graph with Saleor's, and axe.
TESTS_PACKAGES = (ROOT / "tests" / "api" / "composition", ROOT / "tests" / "browser" / "axe")
LOG = ROOT / "var" / "bootstrap.log"
NEWEST, OLDEST_NODE = (3, 12), 20
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class Missing(Exception):
    """The machine lacks something; the text says what, and how to get it."""


def main() -> int:
    aim = sys.argv[1] if len(sys.argv) > 1 else "run"
    is_for_tests = aim == "test"
    try:
        LOG.parent.mkdir(exist_ok=True)
        LOG.write_text("")
        make_environment()
        install_python_packages(with_tools=aim != "run")
        build_dashboard(is_for_tests)
        if is_for_tests:
            install_tests_packages()
        compile_translations()
        if is_for_tests:
            install_system_packages()
    except Missing as what:
        print(f"\nMissing: {what}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    return 0


def make_environment() -> None:
    if PYTHON.exists():
        return
    run("Making a virtual environment", [find_python(), "-m", "venv", str(VENV)])


def find_python() -> str:
    for name in ("python3.12", sys.executable, "python3", "python"):
        path = shutil.which(name)
        if path and version_of(path) == NEWEST:
            return path
    raise Missing("Python 3.12 (Debian 13: apt-get install python3.12-venv; otherwise pyenv, uv, or python.org)")


def version_of(python: str) -> tuple[int, ...]:
    command = [python, "-c", "import ensurepip, sys; print(*sys.version_info[:2])"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    return tuple(int(part) for part in answer.stdout.split())


def install_python_packages(*, with_tools: bool) -> None:
    files = [ROOT / "requirements" / "base.txt"] + ([ROOT / "requirements" / "dev.txt"] if with_tools else [])
    stamp = VENV / f".installed-{'dev' if with_tools else 'base'}"
    wanted = digest(files)
    if was_done(stamp, wanted):
        return
    listed = [word for path in files for word in ("-r", str(path))]
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--require-hashes", *listed]
    run("Installing Python packages", pip)
    stamp.write_text(wanted)


def build_dashboard(is_for_tests: bool) -> None:
    if not (DASHBOARD / "package-lock.json").exists():
        return
    modules, dist = DASHBOARD / "node_modules", DASHBOARD / "dist"
    lock, code = digest([DASHBOARD / "package-lock.json"]), digest(dashboard_sources())
    if not was_done(modules / ".installed", lock):
        need_node()
        run("Installing the dashboard's packages", ["npm", "ci", "--no-audit", "--no-fund"], DASHBOARD)
        (modules / ".installed").write_text(lock)
    if not is_for_tests and not was_done(dist / ".built", code):
        need_node()
        run("Building the dashboard extension", ["npm", "run", "build"], DASHBOARD)
        (dist / ".built").write_text(code)


def install_tests_packages() -> None:
    for folder in TESTS_PACKAGES:
        stamp, wanted = folder / "node_modules" / ".installed", digest([folder / "package-lock.json"])
        if not was_done(stamp, wanted):
            need_node()
            run(f"Installing {folder.name} for the tests", ["npm", "ci", "--no-audit", "--no-fund"], folder)
            stamp.write_text(wanted)


def dashboard_sources() -> list[Path]:
    tops = [path for path in sorted(DASHBOARD.iterdir()) if path.name not in ("node_modules", "dist")]
    nested = [path for top in tops if top.is_dir() for path in sorted(top.rglob("*"))]
    return [path for path in (*tops, *nested) if path.is_file()]


def need_node() -> None:
    node = shutil.which("node")
    found = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout if node else ""
    if not found or int(found.strip().lstrip("v").split(".")[0]) < OLDEST_NODE or not shutil.which("npm"):
        raise Missing(f"Node.js {OLDEST_NODE} or later with npm (nodejs.org, nvm, or your system's packages)")


def compile_translations() -> None:
    run("Compiling translations", [str(PYTHON), "-m", "tools.messages", "compile"])


def install_system_packages() -> None:
    """As root on Debian, what tests can use; elsewhere the list of what did not run tells of it."""
    packages = [] if any(map(shutil.which, BROWSERS)) else ["chromium"]
    if not shutil.which("psql") and not list(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        packages.append("postgresql")
    if not packages or os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        run("Reading Debian's package lists", ["apt-get", "update", "-q"], environment=quiet)
        install = ["apt-get", "install", "-q", "-y", "--no-install-recommends", *packages]
        run(f"Installing {', '.join(packages)}", install, environment=quiet)
    except Missing as what:
        print(f"  went on without: {what}")


def run(title: str, command: list[str], folder: Path = ROOT, environment: dict[str, str] | None = None) -> None:
    """Raises Missing with the end of what the command said."""
    print(f"{title} ...", end=" ", flush=True)
    started = time.monotonic()
    done = subprocess.run(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    with LOG.open("a") as log:
        log.write(f"$ {' '.join(command)}\n{done.stdout}\n")
    if done.returncode:
        last = "\n  ".join(done.stdout.strip().splitlines()[-12:])
        print("failed")
        raise Missing(f"{title} did not work:\n  {last}\n(all of it: {LOG.relative_to(ROOT)})")
    print(f"{time.monotonic() - started:.1f} s")


def was_done(stamp: Path, wanted: str) -> bool:
    return stamp.exists() and stamp.read_text() == wanted


def digest(paths: list[Path]) -> str:
    found = hashlib.sha256()
    for path in paths:
        found.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


if __name__ == "__main__":
    sys.exit(main())
