"""Our processes as they run in a shop: `serve`, a Celery worker and its clock, with a broker between them."""

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default as default_policy
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.runtime.host import ENCRYPTION_KEY

TIME_PASSES = """
from datetime import timedelta
from saleor_postventa.core.clock import now, system_now
from saleor_postventa.core.work import WorkState, queues
from saleor_postventa.credits.models import StoreCredit, Voucher, VoucherCode
from saleor_postventa.goods.models import GoodsMove
from saleor_postventa.refunds.chores import follow_refunds_of_shops
from saleor_postventa.refunds.models import RefundPart
from saleor_postventa.shops.scope import every_shop
ago = timedelta(hours=1)
with every_shop():
    for queue in queues:
        waiting = queue.model._base_manager.filter(state=WorkState.WAITING)
        waiting.exclude(leased_until=None).update(leased_until=system_now() - ago)
        waiting.filter(attempts__gt=0).update(due_at=now())
    GoodsMove.objects.exclude(taken_at=None).update(taken_at=system_now() - ago)
    VoucherCode.objects.exclude(called_at=None).update(called_at=now() - ago)
    Voucher.objects.filter(status="creating").update(status_since=now() - ago)
    for model in (StoreCredit, RefundPart):
        model.objects.filter(state=WorkState.WAITING).update(status_since=now() - ago)
    RefundPart.objects.pending().update(due_at=now())
follow_refunds_of_shops()
"""


@dataclass
class Product:
    url: str
    folder: Path
    environment: dict[str, str]
    _running: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)

    @classmethod
    def make(cls, url: str, folder: Path, *, saleor: str, database: str, broker: str) -> "Product":
        kept = {name: value for name, value in os.environ.items() if not name.startswith("POSTVENTA_")}
        own = {
            "MODE": "development",
            "SECRET_KEY": "k" * 40,
            "ENCRYPTION_KEYS": ENCRYPTION_KEY,
            "PUBLIC_URL": url,
            "PORT": str(urlsplit(url).port),
            "DATABASE_URL": database,
            "BROKER_URL": broker,
            "ALLOWED_SALEOR_URLS": saleor,
            "MAIL_URL": f"file:{folder / 'mailbox'}",
            "MEDIA_DIR": str(folder / "media"),
            "LOG_FORMAT": "plain",
        }
        environment = {**kept, **{f"POSTVENTA_{name}": value for name, value in own.items()}}
        environment["DJANGO_SETTINGS_MODULE"] = "saleor_postventa.config.settings"
        return cls(url, folder, environment)

    def start(self) -> None:
        self._run(["manage.py", "migrate", "-v0"])
        self._spawn("serve", ["-m", "saleor_postventa.config.cli", "serve"])
        self.start_worker()
        self._spawn("beat", ["-m", "saleor_postventa.config.cli", "beat"])
        self._wait_until_ready()

    def start_worker(self, kill_at: str = "") -> None:
        command = ["-m", "celery", "-A", "tests.live.tripwire", "worker", "--concurrency=1", "--loglevel=INFO"]
        self._spawn("worker", command, {"LIVE_KILL_AT": kill_at})

    def restart_worker(self, kill_at: str = "") -> None:
        self._stop("worker")
        self.start_worker(kill_at)

    def is_worker_alive(self) -> bool:
        return self._running["worker"].poll() is None

    def let_time_pass(self) -> None:
        """As an hour would: leases run out, and no broken call can be on its way any more."""
        self.run_code(TIME_PASSES)

    def stop(self) -> None:
        for name in list(self._running):
            self._stop(name)

    def run_code(self, code: str) -> str:
        return self._run(["-W", "ignore", "-c", "import django; django.setup()\n" + code])

    def read(self, code: str) -> Any:
        return json.loads(self.run_code(code).splitlines()[-1])

    def mail_about(self, text: str) -> str | None:
        """The newest mail of which the plain part says so."""
        return next((body for _mail, body in self._mails() if text in body), None)

    def mails_to(self, address: str) -> list[str]:
        """Their plain parts, the newest first."""
        return [body for mail, body in self._mails() if address in mail["To"]]

    def _mails(self) -> Iterator[tuple[EmailMessage, str]]:
        """With their plain parts, the newest first."""
        for file in sorted((self.folder / "mailbox").rglob("*.eml"), key=lambda each: -each.stat().st_mtime):
            mail = message_from_bytes(file.read_bytes(), policy=default_policy)
            part = mail.get_body(("plain",))
            yield mail, str(part.get_content()) if part else ""

    def _spawn(self, name: str, command: list[str], more: dict[str, str] | None = None) -> None:
        with (self.folder / f"{name}.log").open("ab") as log:
            self._running[name] = subprocess.Popen(
                [sys.executable, *command], env={**self.environment, **(more or {})}, stdout=log, stderr=log
            )

    def _stop(self, name: str) -> None:
        child = self._running[name]
        if child.poll() is None:
            child.terminate()
        child.wait(60)

    def _run(self, command: list[str]) -> str:
        done = subprocess.run(
            [sys.executable, *command],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def _wait_until_ready(self, seconds: float = 240) -> None:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(f"{self.url}/health/ready", timeout=2):
                    return
            except OSError:
                time.sleep(0.2)
        raise TimeoutError((self.folder / "serve.log").read_text(errors="replace")[-3000:])


def wait_for[T](look: Callable[[], T | None], what: str, seconds: float = 90) -> T:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = look()
        if found:
            return found
        time.sleep(0.5)
    raise TimeoutError(what)
