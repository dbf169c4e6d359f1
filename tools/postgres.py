"""A PostgreSQL to test on: the one that is named or runs here, else a throw-away one made with its programs."""

import atexit
import os
import shutil
import socket
import subprocess
import tempfile
from dataclasses import dataclass
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
    cluster = Cluster.make("-c fsync=off -c synchronous_commit=off")
    if cluster is None:
        return None
    atexit.register(cluster.remove)
    return cluster.url if cluster.start() else None


@dataclass
class Cluster:
    """One of our own, in a folder of its own, on a free port; nobody else's server is touched."""

    folder: Path
    programs: Path
    options: str
    port: int

    @classmethod
    def make(cls, options: str = "-c fsync=off") -> "Cluster | None":
        """None where the programs are missing."""
        programs = _programs()
        if programs is None:
            return None
        folder = Path(tempfile.mkdtemp(prefix="postventa-postgres-"))
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        cluster = cls(folder, programs, options, _free_port())
        is_made = cluster._run("initdb", "-A", "trust", "-U", "postgres", "-D", str(folder / "cluster"))
        return cluster if is_made else None

    @property
    def url(self) -> str:
        return f"postgresql://postgres@127.0.0.1:{self.port}/postgres"

    def start(self) -> bool:
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 {self.options}"
        return self._control("-l", str(self.folder / "log"), "-w", "-o", options, "start")

    def stop(self, mode: str = "fast") -> bool:
        """`fast` sends everybody away, `immediate` is a crash."""
        return self._control("-m", mode, "-w", "stop")

    def remove(self) -> None:
        self.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)

    def _control(self, *words: str) -> bool:
        return self._run("pg_ctl", "-D", str(self.folder / "cluster"), *words)

    def _run(self, program: str, *words: str) -> bool:
        owner = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        command = [*owner, str(self.programs / program), *words]
        nowhere = subprocess.DEVNULL
        return subprocess.run(command, cwd="/", stdout=nowhere, stderr=nowhere, check=False).returncode == 0


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
