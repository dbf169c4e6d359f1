"""The product as a shop on one machine runs it: web, two workers and the clock, each to be killed alone."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

from .host import Host

POSTVENTA = ["-m", "saleor_postventa.config.cli"]
WORKER = [*POSTVENTA, "worker", "--concurrency=1", "--without-gossip", "--without-mingle"]


class Installation(Host):
    """Without a broker the web process works too, and there is no other."""

    patience_seconds = 1200

    def __init__(self, folder: Path, database_url: str, *, saleor_urls: list[str], broker_url: str = "") -> None:
        super().__init__(folder, database_url)
        self._broker_url = broker_url
        self.environment |= {
            "POSTVENTA_ALLOWED_SALEOR_URLS": " ".join(saleor_urls),
            "POSTVENTA_BROKER_URL": broker_url,
            "POSTVENTA_MEDIA_DIR": str(folder / "media"),
        }
        commands = {"web": [*POSTVENTA, "serve"]}
        if broker_url:
            beat = [*POSTVENTA, "beat"]
            commands |= {"worker 1": WORKER, "worker 2": WORKER, "beat": beat}
        self._commands = commands
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    @property
    def manifest_url(self) -> str:
        return f"{self.url}/api/manifest"

    @property
    def mailbox(self) -> Path:
        return self.folder / "mailbox"

    def start(self) -> None:
        """What does not run."""
        for name, command in self._commands.items():
            if name not in self._running:
                self._spawn(name, [sys.executable, "-W", "ignore", *command])

    def stop(self) -> None:
        for child in self._running.values():
            if child.poll() is None:
                child.terminate()
        for child in self._running.values():
            try:
                child.wait(40)
            except subprocess.TimeoutExpired:
                os.killpg(child.pid, signal.SIGKILL)
                child.wait()
        self._running.clear()

    def kill_a_worker(self, dice: random.Random) -> str:
        """With its children, as the power cut does; started again at once. Returns which it was."""
        names = [name for name in self._running if name.startswith("worker")] or ["web"]
        return self._kill(dice.choice(names))

    def kill_web(self) -> None:
        self._kill("web")

    def start_what_died(self) -> list[str]:
        """Anything that ended by itself, as a supervisor would; returns what that was."""
        dead = [name for name, child in self._running.items() if child.poll() is not None]
        for name in dead:
            del self._running[name]
        self.start()
        return dead

    def _kill(self, name: str) -> str:
        child = self._running.pop(name)
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        self.start()
        return name

    def _spawn(self, name: str, command: list[str]) -> None:
        with (self.folder / f"{name.replace(' ', '-')}.log").open("ab") as log:
            self._running[name] = subprocess.Popen(
                command, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
