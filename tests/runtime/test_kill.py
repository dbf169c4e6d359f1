"""kill -9 of the process that receives, works and mails, while a thousand deliveries come in."""

import random
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from .databases import own_database
from .host import Host
from .sender import send_all, story

pytestmark = pytest.mark.processes
LEDGER = """
import json
from collections import Counter
from saleor_postventa.core.work import WorkState
from saleor_postventa.events.models import RecordedEvent, ReactionRun
from saleor_postventa.mailing.models import Message
from saleor_postventa.orders.models import Order
from saleor_postventa.saleor.models import Delivery
from saleor_postventa.shops.scope import every_shop
with every_shop():
    waiting = [model.objects.filter(state=WorkState.WAITING).count() for model in (Delivery, ReactionRun)]
    print(json.dumps({
        "waiting": sum(waiting),
        "deliveries": dict(Counter(Delivery.objects.values_list("state", flat=True))),
        "events": dict(Counter(RecordedEvent.objects.values_list("name", flat=True))),
        "orders": Order.objects.count(),
        "paid": Order.objects.filter(is_paid=True).count(),
        "units_fulfilled": sum(Order.objects.values_list("lines__quantity_fulfilled", flat=True)),
        "messages": Message.objects.count(),
    }))
"""


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with own_database(request.param, tmp_path, "killed") as url:
        yield url


def kill_at_random(host: Host, *, times: int, seed: int, sending: threading.Thread) -> int:
    """Kill and start again, at moments that differ by the seed; returns how often."""
    dice = random.Random(seed)
    killed = 0
    while killed < times:
        time.sleep(dice.uniform(0.05, 0.6))
        host.kill()
        killed += 1
        host.start()
        host.wait_until_ready()
    sending.join(300)
    assert not sending.is_alive()
    return killed


def settle(host: Host, *, seconds: float = 200) -> dict[str, object]:
    """What stands in the tables once nothing waits; a killed worker's leases have to run out first."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found: dict[str, object] = host.read(LEDGER)
        if not found["waiting"]:
            return found
        time.sleep(8)
    raise TimeoutError(str(found))


def check(host: Host, *, orders: int, kills: int, seed: int) -> None:
    host.prepare()
    host.start()
    host.wait_until_ready()
    requests = story(orders)
    sending = threading.Thread(target=send_all, args=(host.url, requests), kwargs={"seed": seed})
    sending.start()
    try:
        kill_at_random(host, times=kills, seed=seed, sending=sending)
        found = settle(host)
    finally:
        host.stop()
    once = {"OrderPlaced": orders, "OrderPaid": orders, "OrderConfirmed": orders, "ParcelShipped": 2 * orders}
    assert found["deliveries"] == {"done": len(requests)}
    assert {name: count for name, count in found["events"].items() if name in once} == once
    assert (found["orders"], found["paid"], found["messages"]) == (orders, orders, orders)


@pytest.mark.timeout(300)
def test_loses_and_doubles_nothing_when_killed_a_few_times(tmp_path: Path, database_url: str) -> None:
    check(Host(tmp_path, database_url), orders=40, kills=3, seed=1)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_loses_and_doubles_nothing_when_killed_twenty_times(tmp_path: Path, database_url: str) -> None:
    check(Host(tmp_path, database_url), orders=250, kills=20, seed=2)
