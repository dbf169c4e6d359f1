"""A sandbox in its own process, on a free port, with a store of its own."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import requests
import uvicorn

from saleor_postventa.sandbox.app import build_app
from saleor_postventa.sandbox.client import Sandbox
from saleor_postventa.sandbox.options import Options
from saleor_postventa.sandbox.runtime import Runtime

ROOT = Path(__file__).parents[2]
START_SECONDS = 30.0


@dataclass
class SandboxProcess:
    """`options` are command line arguments: `retry_scale=0.01` becomes `--retry-scale 0.01`."""

    store: Path
    port: int
    options: dict[str, object] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def api_url(self) -> str:
        return f"{self.url}/graphql/"

    @property
    def control(self) -> Sandbox:
        return Sandbox(self.url)

    def start(self) -> None:
        given = {"seed": "small", "retry_scale": 0.01, "read_timeout": 5, **self.options}
        arguments = [part for name, value in given.items() for part in (f"--{name.replace('_', '-')}", str(value))]
        self.process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "saleor_postventa.sandbox",
                "--port",
                str(self.port),
                "--store",
                str(self.store),
                *arguments,
            ],
            cwd=ROOT,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        self._wait()

    def _wait(self) -> None:
        limit = time.monotonic() + START_SECONDS
        while time.monotonic() < limit:
            if self.process is None or self.process.poll() is not None:
                raise RuntimeError("the sandbox did not start")
            try:
                self.control.state()
            except requests.ConnectionError:
                time.sleep(0.05)
            else:
                return
        raise TimeoutError("the sandbox did not answer")

    def stop(self, sign: int = signal.SIGTERM) -> None:
        if self.process is not None:
            self.process.send_signal(sign)
            self.process.wait(timeout=10)
            self.process = None

    def kill(self) -> None:
        """As a crash would."""
        self.stop(signal.SIGKILL)


@dataclass
class ThreadedSandbox:
    """The same in a thread of the tests' own process: quicker to start, and not to be killed."""

    port: int
    options: dict[str, object] = field(default_factory=dict)
    server: uvicorn.Server | None = None
    thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def api_url(self) -> str:
        return f"{self.url}/graphql/"

    @property
    def control(self) -> Sandbox:
        return Sandbox(self.url)

    def start(self) -> None:
        given = {"seed": "small", "retry_scale": 0.01, "read_timeout": 5.0, **self.options}
        application = build_app(Runtime.build(Options(port=self.port, **given)))
        settings = uvicorn.Config(application, port=self.port, log_level="warning", timeout_graceful_shutdown=1)
        self.server = uvicorn.Server(settings)
        self.thread = threading.Thread(target=self.server.run, daemon=True)
        self.thread.start()
        limit = time.monotonic() + START_SECONDS
        while not self.server.started:
            if time.monotonic() > limit:
                raise TimeoutError("the sandbox did not start")
            time.sleep(0.01)

    def stop(self) -> None:
        if self.server is not None and self.thread is not None:
            self.server.should_exit = True
            self.thread.join(timeout=10)


@contextmanager
def threaded_sandbox(**options: object) -> Iterator[ThreadedSandbox]:
    sandbox = ThreadedSandbox(free_port(), options)
    sandbox.start()
    try:
        yield sandbox
    finally:
        sandbox.stop()


@contextmanager
def running_sandbox(**options: object) -> Iterator[SandboxProcess]:
    with tempfile.TemporaryDirectory() as folder:
        sandbox = SandboxProcess(Path(folder) / "sandbox.sqlite3", free_port(), options)
        sandbox.start()
        try:
            yield sandbox
        finally:
            sandbox.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
