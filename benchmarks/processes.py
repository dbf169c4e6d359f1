"""Programs to be measured, as processes: what they and their children use of processor and memory."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
Command = Sequence[str | Path]


signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that whoever is told to end ends what it started


class Program:
    """Started at once, its output in a file; `pids` are it and all that it started."""

    def __init__(
        self, command: Command, *, environment: Mapping[str, str], log: Path, folder: Path | None = None
    ) -> None:
        self._log = log
        with log.open("ab") as output:
            self._child = subprocess.Popen(command, env=environment, stdout=output, stderr=output, cwd=folder)

    def __enter__(self) -> "Program":
        return self

    def __exit__(self, *_: object) -> None:
        self._child.terminate()
        try:
            self._child.wait(30)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()

    @property
    def pids(self) -> list[int]:
        return [self._child.pid, *_offspring(self._child.pid)]

    def wait_for_port(self, port: int, seconds: float = 60) -> None:
        """Raises RuntimeError, with the last of its output, where the program ended or keeps silent."""
        deadline = time.monotonic() + seconds
        while self._child.poll() is None and time.monotonic() < deadline:
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                return
            time.sleep(0.05)
        raise RuntimeError(self._log.read_text(errors="replace")[-3000:])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def cpu_seconds(pids: Iterable[int]) -> float:
    """User and system time; processes that are gone count nothing."""
    total = 0
    for pid in pids:
        with suppress(OSError):
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            total += int(fields[11]) + int(fields[12])
    return total / TICKS


def memory_mb(pids: Iterable[int]) -> float:
    """Proportional: what several share is counted once."""
    total = 0
    for pid in pids:
        with suppress(OSError):
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
            total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


def _offspring(pid: int) -> list[int]:
    found: list[int] = []
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            for child in map(int, children.read_text().split()):
                found += [child, *_offspring(child)]
    return found
