"""A chaos run: a shop that trades while everything around the product breaks, and what came of it."""

import json
import os
import random
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests

from saleor_postventa.demo.policy import POLICY, SHOP
from saleor_postventa.demo.telling import Stories, patiently
from saleor_postventa.sandbox.client import Sandbox
from tests.sandbox.process import SandboxProcess, running_sandbox
from tools.postgres import Cluster

from .broker import own_broker
from .faults import Faults
from .installation import Installation
from .shoppers import Shoppers
from .trade import Trade

DROPPED, DOUBLED, SHUFFLED_SECONDS = 0.1, 1.0, 4.0
PER_RETURN = 120  # so many deliveries for each return
PATIENCE = 60.0
STILL_SECONDS, LONGEST_SETTLING = 40.0, 1200.0
CARRIERS_KEY = """
from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.shops.services import create_api_key
shop = Shop.objects.get()
with shop_scope(shop):
    print(create_api_key(shop, name="carrier", scopes=["parcels.write"], by=SYSTEM)[1])
"""
SLUG = """
import json
from saleor_postventa.saleor.catchup.queries import has_history
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
shop = Shop.objects.get()
with shop_scope(shop):
    print(json.dumps({"slug": shop.slug, "is_read": has_history()}))
"""


@dataclass
class Chaos:
    seed: int
    deliveries: int
    host: Installation
    saleor: SandboxProcess
    faults: Faults
    trade: Trade
    shoppers: Shoppers
    lost_on_purpose: int = 0
    put_on_the_way: int = 0
    seconds: float = 0
    _first: int = 0

    @property
    def control(self) -> Sandbox:
        return self.saleor.control

    @property
    def meant_to_send(self) -> int:
        """All but the copies: each that was not dropped has one."""
        return (self.put_on_the_way + self.lost_on_purpose) // 2

    def live(self) -> None:
        """Until everything is calm again, and nothing waits."""
        began = time.monotonic()
        self._break_things()
        self._catch_up()
        self._finish_returns()
        self._settle()
        self._catch_up()
        self._settle()
        self.host.stop()
        self.seconds = time.monotonic() - began

    def tell(self) -> dict[str, Any]:
        """What stands in the product's tables."""
        found: dict[str, Any] = self.host.read("from tests.runtime.verdict import tell_all\ntell_all()")
        return found

    def _break_things(self) -> None:
        self._first = self._newest()
        self.control.plan_faults(drop=DROPPED, duplicate=DOUBLED, shuffle_seconds=SHUFFLED_SECONDS)
        is_over = threading.Event()
        numbers = range(max(4, self.deliveries // PER_RETURN))
        with ThreadPoolExecutor(4) as pool:
            trading = pool.submit(self._trade, is_over)
            coming = [pool.submit(self.shoppers.come, number, PATIENCE) for number in numbers]
            self.faults.until(is_over)
            for each in [trading, *coming]:
                each.result()
        self._count()
        self.control.plan_faults()
        self.faults.calm_down()
        self.control.wait_until_quiet(300)

    def _trade(self, is_over: threading.Event) -> None:
        try:
            while self.put_on_the_way < self.deliveries or not self.faults.is_through:
                for _ in range(10):
                    self.trade.act()
                self._count()
        finally:
            is_over.set()

    def _count(self) -> None:
        """While Saleor is away nothing is counted, and nothing happens there."""
        try:
            newest = self._newest()
            lost = self.control.deliveries(status="LOST", after=self._first + self.put_on_the_way, limit=100_000)
        except requests.RequestException:
            time.sleep(0.5)
            return
        self.lost_on_purpose += sum(each["id"] <= newest for each in lost)
        self.put_on_the_way = newest - self._first

    def _newest(self) -> int:
        newest = self.control.deliveries(limit=1)
        return int(newest[0]["id"]) if newest else 0

    def _catch_up(self) -> None:
        self.host.manage("reconcile", "--thorough")

    def _finish_returns(self) -> None:
        for case in self.shoppers.cases:
            if not case.is_over:
                assert self.shoppers.go_on(case, PATIENCE), case.trouble
        self.control.wait_until_quiet(120)

    def _settle(self) -> None:
        """Until nothing waits; where nothing has moved for longer than any sweep, an hour passes while nobody works."""
        deadline = time.monotonic() + LONGEST_SETTLING
        moved_at, before = time.monotonic(), self._waiting()
        while any(before.values()):
            time.sleep(4)
            self.host.start_what_died()
            waiting = self._waiting()
            assert time.monotonic() < deadline, waiting
            if waiting != before:
                moved_at, before = time.monotonic(), waiting
            elif time.monotonic() - moved_at > STILL_SECONDS:
                self._let_an_hour_pass()
                moved_at = time.monotonic()

    def _waiting(self) -> dict[str, int]:
        found: dict[str, int] = self.host.read("from tests.runtime.verdict import tell_waiting\ntell_waiting()")
        return found

    def _let_an_hour_pass(self) -> None:
        self.host.stop()
        self.host.run_code("from tests.runtime.verdict import let_an_hour_pass\nlet_an_hour_pass()")
        self.host.start()
        self.host.wait_until_ready(120)


@contextmanager
def chaos(folder: Path, *, seed: int, deliveries: int, cluster: Cluster) -> Iterator[Chaos]:
    """A shop that is open, and has nothing to complain of yet."""
    with (
        running_sandbox(retry_scale=0.008, workers=4) as saleor,
        own_broker(f"postventa-chaos-{os.getpid()}") as broker,
    ):
        urls = [saleor.api_url, saleor.api_url.replace("127.0.0.1", "localhost")]
        host = Installation(folder, cluster.url, saleor_urls=urls, broker_url=broker.url if broker else "")
        host.migrate()
        host.start()
        try:
            host.wait_until_ready(120)
            stories = _open(host, saleor)
            dice = random.Random(seed)
            faults = Faults(host, cluster, broker, saleor, dice)
            trade = Trade(saleor.control, random.Random(seed + 1))
            yield Chaos(seed, deliveries, host, saleor, faults, trade, Shoppers(stories))
        finally:
            host.stop()


def _open(host: Installation, saleor: SandboxProcess) -> Stories:
    control = saleor.control
    assert control.install(host.manifest_url)["status"] == "INSTALLED"
    control.point_to_carrier_door(f"{host.url}/api/parcels/delivered", host.run_code(CARRIERS_KEY).split()[-1])
    control.plan_payment_answer("success")
    deadline = time.monotonic() + 120
    while not (shop := host.read(SLUG))["is_read"]:
        assert time.monotonic() < deadline, "the shop's past was not read"
        time.sleep(1)
    stories = Stories(control, host.url, shop["slug"])
    patiently(lambda: _publish(stories))
    return stories


def _publish(stories: Stories) -> None:
    stories.as_team("postSaleSettingsUpdate", "PostSaleSettingsUpdateInput", SHOP)
    given = {"content": json.dumps(POLICY), "name": "Chaos"}
    saved = stories.as_team("returnPolicySave", "ReturnPolicySaveInput", given, "policy { id }")
    publishing = {"id": saved["policy"]["id"]}
    stories.as_team("returnPolicyPublish", "ReturnPolicyPublishInput", publishing, "violations { code }")
