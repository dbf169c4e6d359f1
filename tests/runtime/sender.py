"""A Saleor that never stops trying: recorded webhooks for many orders, each sent until it is accepted."""

import base64
import json
import random
import re
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import requests

from tests.cast import NORTE
from tests.saleor_contract.recorded import RecordedWebhook, recorded_webhooks

STORY = {11: "order_created", 15: "order_fully_paid", 23: "fulfillment_created", 25: "order_updated"}
OWN_IDS = re.compile(r"^(Order|OrderLine|Fulfillment|FulfillmentLine|TransactionItem|TransactionEvent):")
MOMENTS = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?\+00:00")
Request = tuple[str, bytes, dict[str, str]]


def story(orders: int) -> list[Request]:
    """Created, paid, shipped and updated today, for as many orders as wanted, signed by norte."""
    recorded = [webhook for webhook in recorded_webhooks() if webhook.record in STORY]
    assert [webhook.event for webhook in recorded] == list(STORY.values())
    later = datetime.now(UTC) - datetime.fromisoformat(recorded[0].payload["order"]["created"])
    return [_retold(webhook, number, later) for number in range(orders) for webhook in recorded]


def send_all(url: str, requests_: list[Request], *, seed: int, threads: int = 8) -> None:
    """Shuffled, each repeated until it gets a 2xx, as often as it takes."""
    shuffled = random.Random(seed).sample(requests_, len(requests_))
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(lambda request: _send(url, request), shuffled))


_local = threading.local()


def _send(url: str, request: Request) -> None:
    event, body, headers = request
    if not hasattr(_local, "session"):
        _local.session = requests.Session()
    for _ in range(3000):
        try:
            answer = _local.session.post(f"{url}/api/webhooks/saleor/{event}", data=body, headers=headers, timeout=20)
        except requests.RequestException:
            time.sleep(0.05)
            continue
        if answer.status_code == 200:
            return
        assert answer.status_code >= 500, f"{event}: {answer.status_code} {answer.text}"
        time.sleep(0.05)
    raise TimeoutError(event)


def _retold(webhook: RecordedWebhook, number: int, later: timedelta) -> Request:
    content = dict(_renumbered(webhook.payload, number))
    content["recipient"] = {"id": NORTE.app_id}
    content["order"]["number"] = str(10_000 + number)
    body = MOMENTS.sub(lambda found: _moved(found.group(), later), json.dumps(content)).encode()
    return webhook.event, body, NORTE.webhook_headers(webhook.event, body)


def _moved(moment: str, later: timedelta) -> str:
    return (datetime.fromisoformat(moment) + later).isoformat()


def _renumbered(value: dict[str, object], number: int) -> Iterator[tuple[str, object]]:
    for name, inner in value.items():
        yield name, _walk(name, inner, number)


def _walk(name: str, value: object, number: int) -> object:
    if isinstance(value, dict):
        return dict(_renumbered(value, number))
    if isinstance(value, list):
        return [_walk(name, item, number) for item in value]
    if name == "id" and isinstance(value, str):
        return _own_id(value, number)
    return value


def _own_id(saleor_id: str, number: int) -> str:
    plain = base64.b64decode(saleor_id).decode()
    return base64.b64encode(f"{plain}-{number}".encode()).decode() if OWN_IDS.match(plain) else saleor_id
