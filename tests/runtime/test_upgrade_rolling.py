"""A new version's migrations and processes come while Saleor goes on sending: nothing is lost, nothing doubled."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from .databases import own_database
from .host import Host
from .sender import Request, story

pytestmark = [pytest.mark.processes, pytest.mark.timeout(900)]
NEXT_VERSION = "tests.runtime.next_version.settings"
ORDERS = 600
PACE_SECONDS = 0.05
LEDGER = """
import json
from collections import Counter
from saleor_postventa.core.work import WorkState
from saleor_postventa.events.models import RecordedEvent, ReactionRun
from saleor_postventa.orders.models import Order
from saleor_postventa.saleor.models import Delivery
from saleor_postventa.shops.scope import every_shop
with every_shop():
    waiting = [model.objects.filter(state=WorkState.WAITING).count() for model in (Delivery, ReactionRun)]
    print(json.dumps({
        "waiting": sum(waiting),
        "deliveries": dict(Counter(Delivery.objects.values_list("state", flat=True))),
        "placed": RecordedEvent.objects.filter(name="OrderPlaced").count(),
        "shipped": RecordedEvent.objects.filter(name="ParcelShipped").count(),
        "orders": Order.objects.count(),
    }))
"""
WEIGHTS = """
import json
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("SELECT count(*) FROM saleor_delivery WHERE weight = 0")
    print(json.dumps(cursor.fetchone()[0]))
"""


@pytest.fixture(params=["postgresql", pytest.param("sqlite", marks=pytest.mark.slow)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with own_database(request.param, tmp_path, "rolling") as url:
        yield url


class Proxy:
    """What stands in front: whoever is there gets the request, and what nobody took is sent again."""

    def __init__(self, *hosts: Host) -> None:
        self._hosts = list(hosts)
        self._session = requests.Session()
        self.refusals: list[str] = []

    def send(self, request: Request) -> None:
        event, body, headers = request
        for attempt in range(3000):
            host = self._hosts[attempt % len(self._hosts)]
            try:
                answer = self._session.post(
                    f"{host.url}/api/webhooks/saleor/{event}", data=body, headers=headers, timeout=30
                )
            except requests.RequestException:
                continue
            if answer.status_code == 200:
                return
            self.refusals.append(f"{answer.status_code} {answer.text}")
            assert answer.status_code == 503, self.refusals
            time.sleep(0.05)
        raise TimeoutError(event)


class Sending(threading.Thread):
    """Order after order, until it is told that there were enough."""

    def __init__(self, proxy: Proxy, stories: list[Request]) -> None:
        super().__init__(daemon=True)
        self._proxy, self._stories = proxy, stories
        self.is_enough = threading.Event()
        self.sent = 0

    def run(self) -> None:
        for request in self._stories:
            if self.is_enough.is_set() and self.sent % 4 == 0:
                return
            self._proxy.send(request)
            self.sent += 1
            time.sleep(PACE_SECONDS)

    def wait_for_more(self, count: int) -> None:
        wanted = self.sent + count
        while self.sent < wanted and self.is_alive():
            time.sleep(0.02)
        assert self.is_alive(), "nothing was sent any more while the version changed"


@pytest.mark.proves("X11", part="a rolling upgrade with a migration loses no delivery")
def test_loses_no_delivery_while_a_new_version_takes_over(tmp_path: Path, database_url: str) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "new").mkdir()
    old, new = Host(tmp_path / "old", database_url), Host(tmp_path / "new", database_url)
    new.environment |= {"DJANGO_SETTINGS_MODULE": NEXT_VERSION, "POSTVENTA_PUBLIC_URL": old.url}
    old.prepare()
    old.start()
    old.wait_until_ready()
    proxy = Proxy(old, new)
    sending = Sending(proxy, story(ORDERS))
    try:
        sending.start()
        sending.wait_for_more(40)
        new.manage("migrate", "-v0")
        sending.wait_for_more(40)  # the old process, with the new tables
        new.start()
        new.wait_until_ready()
        old.stop()
        sending.wait_for_more(40)
        sending.is_enough.set()
        sending.join(60)
        found = settle(new)
        assert new.read(WEIGHTS) == sending.sent
    finally:
        old.stop()
        new.stop()
    orders = sending.sent // 4
    assert found["deliveries"] == {"done": sending.sent}
    assert (found["orders"], found["placed"], found["shipped"]) == (orders, orders, 2 * orders)


def settle(host: Host) -> dict[str, object]:
    """What stands in the tables once nothing waits."""
    deadline = time.monotonic() + 200
    while time.monotonic() < deadline:
        found: dict[str, object] = host.read(LEDGER)
        if not found["waiting"]:
            return found
        time.sleep(3)
    raise TimeoutError(str(found))
