"""A PostgreSQL to test on: the one that is named or runs here, else a throw-away one made with its programs."""

import atexit
import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import psycopg

VARIABLE = "POSTVENTA_TEST_DATABASE_URL"
USUAL = "postgresql://postgres@127.0.0.1:5432/postgres"
HOW = f"no PostgreSQL: set {VARIABLE}, or install it (Debian: apt-get install postgresql)"


def find_or_start() -> str | None:
    """The address of a server that lets us create databases, or None."""
    named = os.environ.get(VARIABLE)
    if named:
        return named if _answers(named) else None
    return USUAL if _answers(USUAL) else _start()


def _answers(url: str) -> bool:
    try:
        with psycopg.connect(url, connect_timeout=3) as connection:
            row = connection.execute("SELECT rolcreatedb FROM pg_roles WHERE rolname = current_user").fetchone()
    except psycopg.Error:
        return False
    return bool(row and row[0])


def _start() -> str | None:
    programs = _programs()
    if programs is None:
        return None
    folder = Path(tempfile.mkdtemp(prefix="postventa-postgres-"))
    owner = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    if owner:
        shutil.chown(folder, "postgres")
    port = _free_port()
    control = [*owner, str(programs / "pg_ctl"), "-D", str(folder / "cluster"), "-l", str(folder / "log"), "-w"]
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off"
    made = [*owner, str(programs / "initdb"), "-A", "trust", "-U", "postgres", "-D", str(folder / "cluster")]
    for command in (made, [*control, "-o", options, "start"]):
        if subprocess.run(
            command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
        ).returncode:
            return None
    atexit.register(_stop, [*control, "-m", "immediate", "stop"], folder)
    return f"postgresql://postgres@127.0.0.1:{port}/postgres"


def _stop(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path | None:
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return versions[-1].parent if versions else None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
