"""The product as a process of its own, with a database of its own, to be killed and started again."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

from tests import migrated
from tests.cast import NORTE, PERMISSIONS

ENCRYPTION_KEY = "RZ6WPtzEbcjaiFzsQNz1w6dZgmPL9hWxRwTtq8yM1Ek="
INSTALL = """
import json, sys
from saleor_postventa.shops.services import install_shop
shop = install_shop(**json.load(sys.stdin))
"""


class Host:
    """One installation: environment, web process with the embedded worker, mailbox folder."""

    patience_seconds = 120

    def __init__(self, folder: Path, database_url: str) -> None:
        self.folder, self.port = folder, _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._child: subprocess.Popen[bytes] | None = None
        kept = {name: value for name, value in os.environ.items() if not name.startswith("POSTVENTA_")}
        own = {
            "MODE": "development",
            "SECRET_KEY": "k" * 40,
            "ENCRYPTION_KEYS": ENCRYPTION_KEY,
            "PUBLIC_URL": self.url,
            "PORT": str(self.port),
            "DATABASE_URL": database_url,
            "ALLOWED_SALEOR_URLS": NORTE.api_url,
            "MAIL_URL": f"file:{folder / 'mailbox'}",
            "LOG_FORMAT": "plain",
        }
        self.environment = {**kept, **{f"POSTVENTA_{name}": value for name, value in own.items()}}
        self.environment["DJANGO_SETTINGS_MODULE"] = "saleor_postventa.config.settings"

    def migrate(self) -> None:
        database = migrated.at(self.environment["POSTVENTA_DATABASE_URL"])
        database.copy()
        self.manage("migrate", "-v0")
        database.keep()

    def prepare(self) -> None:
        self.migrate()
        shop = {
            "api_url": NORTE.api_url,
            "app_id": NORTE.app_id,
            "token": NORTE.token,
            "jwks": NORTE.key.jwks,
            "saleor_version": "3.23.28",
            "permissions": PERMISSIONS,
            "name": "norte",
        }
        self.run_code(INSTALL, stdin=json.dumps(shop))

    def manage(self, *arguments: str) -> str:
        return self._run([sys.executable, "manage.py", *arguments], None)

    def run_code(self, code: str, stdin: str | None = None) -> str:
        setup = "import django; django.setup()\n"
        return self._run([sys.executable, "-W", "ignore", "-c", setup + code], stdin)

    def start(self) -> None:
        log = (self.folder / "host.log").open("ab")
        command = [sys.executable, "-W", "ignore", "-m", "saleor_postventa.config.cli", "serve"]
        self._child = subprocess.Popen(command, env=self.environment, stdout=log, stderr=log)
        log.close()

    def wait_until_ready(self, seconds: float = 60) -> None:
        self._wait_for("ready", seconds)

    def wait_until_alive(self, seconds: float = 60) -> None:
        """It listens, whether it can do its work or not."""
        self._wait_for("live", seconds)

    def _wait_for(self, health: str, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(f"{self.url}/health/{health}", timeout=2):
                    return
            except OSError:
                time.sleep(0.05)
        raise TimeoutError((self.folder / "host.log").read_text(errors="replace")[-3000:])

    def kill(self) -> None:
        """As the power cut does: no handler runs."""
        assert self._child is not None
        self._child.send_signal(signal.SIGKILL)
        self._child.wait()

    def stop(self) -> None:
        if self._child is not None and self._child.poll() is None:
            self._child.terminate()
            self._child.wait(30)

    def read(self, code: str) -> Any:
        """Run `code` with the models at hand; it prints JSON as its last line."""
        return json.loads(self.run_code(code).splitlines()[-1])

    def _run(self, command: list[str], stdin: str | None) -> str:
        done = subprocess.run(
            command,
            env=self.environment,
            input=stdin,
            capture_output=True,
            text=True,
            timeout=self.patience_seconds,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
