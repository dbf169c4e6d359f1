"""SQLite on a disk that is full, or that cannot be written to: the inbox says so, and afterwards all arrives."""

import errno
import os
import subprocess
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests

from .host import Host
from .sender import Request, send_all, story
from .test_kill import settle

pytestmark = [pytest.mark.processes, pytest.mark.slow, pytest.mark.timeout(300)]
ORDERS = 60
KEPT = """
import json
from saleor_postventa.saleor.models import Delivery
from saleor_postventa.shops.scope import every_shop
with every_shop():
    print(json.dumps(sorted(Delivery.objects.values_list("key", flat=True))))
"""
CHECKED = """
import json
from django.db import connection
with connection.cursor() as cursor:
    print(json.dumps(cursor.execute("PRAGMA integrity_check").fetchone()[0]))
"""


@dataclass(frozen=True)
class Disk:
    """A small one, in memory."""

    folder: Path

    def fill(self) -> None:
        """To the last byte."""
        with (self.folder / "ballast").open("ab", buffering=0) as ballast:
            for size in (1 << 16, 1 << 12, 1):
                with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
                    while ballast.write(b"0" * size):
                        pass

    def make_room(self) -> None:
        (self.folder / "ballast").unlink()

    def lock(self, *, is_locked: bool = True) -> None:
        _mount("-o", f"remount,{'ro' if is_locked else 'rw'}", str(self.folder))


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    folder = tmp_path / "disk"
    folder.mkdir()
    if os.geteuid() != 0:
        pytest.skip("needs root, to mount a small disk")
    _mount("-t", "tmpfs", "-o", "size=24m", "tmpfs", str(folder))
    yield Disk(folder)
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def _mount(*words: str) -> None:
    done = subprocess.run(["mount", *words], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"no disk of our own here: {done.stderr}")


@pytest.fixture
def host(disk: Disk, tmp_path: Path) -> Iterator[Host]:
    made = Host(tmp_path, f"sqlite:///{disk.folder / 'shop.sqlite3'}")
    made.prepare()
    yield made
    made.stop()


def send_once(host: Host, requests_: list[Request]) -> Counter[int]:
    """What is answered, by status."""

    def send(request: Request) -> int:
        event, body, headers = request
        url = f"{host.url}/api/webhooks/saleor/{event}"
        return requests.post(url, data=body, headers=headers, timeout=60).status_code

    with ThreadPoolExecutor(8) as pool:
        return Counter(pool.map(send, requests_))


def check_all_arrive(host: Host, requests_: list[Request]) -> None:
    send_all(host.url, requests_, seed=1)
    found = settle(host)
    once = {"OrderPlaced": ORDERS, "OrderPaid": ORDERS, "OrderConfirmed": ORDERS, "ParcelShipped": 2 * ORDERS}
    events = found["events"]
    assert isinstance(events, dict)
    assert {name: count for name, count in events.items() if name in once} == once
    assert found["deliveries"] == {"done": len(requests_)}
    assert (found["orders"], found["messages"]) == (ORDERS, ORDERS)
    assert host.read(CHECKED) == "ok"


@pytest.mark.proves("X2", part="on a full disk")
def test_full_disk_is_answered_503_and_all_arrives_once_there_is_room(host: Host, disk: Disk) -> None:
    host.start()
    host.wait_until_ready()
    requests_ = story(ORDERS)
    disk.fill()
    answers = send_once(host, requests_)
    kept = host.read(KEPT)
    assert set(answers) <= {200, 503}
    assert answers[503] > 0
    assert len(kept) == answers[200]
    disk.make_room()
    check_all_arrive(host, requests_)


@pytest.mark.proves("X2", part="on a disk that cannot be written to")
def test_read_only_disk_is_answered_503_and_all_arrives_once_it_can_be_written_to(host: Host, disk: Disk) -> None:
    disk.lock()
    host.start()
    requests_ = story(ORDERS)
    host.wait_until_alive()
    assert send_once(host, requests_) == {503: len(requests_)}
    disk.lock(is_locked=False)
    assert host.read(KEPT) == []
    check_all_arrive(host, requests_)
