"""Starting, watching and stopping the demo's processes."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path


class DemoFailed(SystemExit):
    """The demo could not start; the message says why and what to do."""


class Process:
    """A child in a process group of its own, with a log file, so that Ctrl-C reaches us first and stops it in order."""

    def __init__(self, name: str, arguments: list[str], environment: dict[str, str], log: Path) -> None:
        self.name, self._log = name, log
        with log.open("ab") as out:
            self._child = subprocess.Popen(
                [sys.executable, *arguments], env=environment, stdout=out, stderr=out, start_new_session=True
            )

    def has_ended(self) -> bool:
        return self._child.poll() is not None

    def wait_until(self, is_ready: Callable[[], bool], seconds: float = 60) -> None:
        """Raises DemoFailed, with the end of the log, where it ends or takes too long."""
        deadline = time.monotonic() + seconds
        while not is_ready():
            if self.has_ended() or time.monotonic() > deadline:
                tail = "\n".join(self._log.read_text(errors="replace").splitlines()[-15:])
                raise DemoFailed(f"{self.name} did not start. The end of {self._log}:\n{tail}")
            time.sleep(0.2)

    def stop(self) -> None:
        if self.has_ended():
            return
        os.killpg(self._child.pid, signal.SIGTERM)
        try:
            self._child.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(self._child.pid, signal.SIGKILL)
            self._child.wait()


def require_free(ports: dict[str, int]) -> None:
    """By the variable that sets each. Raises DemoFailed, naming ports that are free, where one is taken."""
    taken = {variable: port for variable, port in ports.items() if _is_taken(port)}
    if not taken:
        return
    chosen: dict[str, int] = {}
    for variable, port in taken.items():
        chosen[variable] = _free_port(port + 100, {*ports.values(), *chosen.values()})
    told = " and ".join(str(port) for port in taken.values())
    said = f"Port {told} is in use." if len(taken) == 1 else f"Ports {told} are in use."
    words = " ".join(f"{variable}={port}" for variable, port in chosen.items())
    raise DemoFailed(f"{said} Stop what uses it, or choose another: {words} make demo")


def _free_port(wanted: int, avoided: set[int]) -> int:
    near: list[int] = [*range(wanted, 65536), *range(1024, min(wanted, 65536))]
    return next(port for port in near if port not in avoided and not _is_taken(port))


def _is_taken(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def run(arguments: list[str], environment: dict[str, str]) -> str:
    """What the command printed. Raises DemoFailed, with what it said, where it fails."""
    done = subprocess.run([sys.executable, *arguments], env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise DemoFailed(f"{' '.join(arguments)} failed:\n{done.stdout}{done.stderr}")
    return done.stdout
