"""`python -m saleor_postventa.demo` on ports and in a folder of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests

from tests import migrated

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 300


@dataclass(frozen=True)
class Demo:
    app: str
    sandbox: str
    process: subprocess.Popen[bytes]
    log: Path

    def stop(self) -> int:
        """Ctrl-C; the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(60)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running_demo(folder: Path) -> Iterator[Demo]:
    port, sandbox_port = free_port(), free_port()
    own = {"POSTVENTA_DEMO_DIR": folder, "POSTVENTA_PORT": port, "POSTVENTA_SANDBOX_PORT": sandbox_port}
    kept = {name: text for name, text in os.environ.items() if not name.startswith(("POSTVENTA_", "DJANGO_"))}
    migrated.at(f"sqlite:///{folder / 'postventa.sqlite3'}").copy()
    log = folder / "demo.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "saleor_postventa.demo"],
            cwd=ROOT,
            env=kept | {name: str(value) for name, value in own.items()},
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
    demo = Demo(f"http://127.0.0.1:{port}", f"http://127.0.0.1:{sandbox_port}", process, log)
    try:
        _wait_until_installed(demo)
        yield demo
    finally:
        if process.poll() is None:
            demo.stop()


def _wait_until_installed(demo: Demo) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not _is_installed(demo):
        assert demo.process.poll() is None, demo.log.read_text()
        assert time.monotonic() < deadline, demo.log.read_text()
        time.sleep(0.5)


def _is_installed(demo: Demo) -> bool:
    try:
        return requests.get(f"{demo.app}/demo/progress", timeout=5).json()["total"] > 0
    except (requests.RequestException, ValueError, KeyError):
        return False
