"""One app, installed in a small shop, and what the tests of the panel do with both."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import requests

from saleor_postventa.sandbox.client import Sandbox
from tests.runtime.host import Host
from tests.sandbox.process import threaded_sandbox

PATIENCE_SECONDS = 240


@dataclass(frozen=True)
class Stage:
    """One app, installed in a small shop; asked as the team, or as one of the shop's systems, would."""

    host: Host
    shop: Sandbox

    @property
    def app(self) -> str:
        return self.host.url

    def ask(self, query: str, token: str = "", **variables: Any) -> Any:
        answer = requests.post(
            f"{self.app}/graphql/",
            json={"query": query, "variables": variables},
            headers={
                "Authorization": f"Bearer {token or self.shop.issue_token('thirdparty')}",
                "Saleor-Api-Url": f"{self.shop.base_url}/graphql/",
            },
            timeout=60,
        ).json()
        assert "errors" not in answer, answer
        [payload] = answer["data"].values()
        assert not (payload or {}).get("errors"), answer
        return payload

    def do(self, mutation: str, given: dict[str, Any], shown: str, token: str = "") -> Any:
        kind = mutation[0].upper() + mutation[1:]
        query = f"mutation M($i: {kind}Input!) {{ {mutation}(input: $i) {{ {shown} errors {{ code message }} }} }}"
        return self.ask(query, token, i=given)


@contextmanager
def running_stage(folder: Path) -> Iterator[Stage]:
    host = Host(folder, f"sqlite:///{folder / 'app.sqlite3'}")
    with threaded_sandbox(saleor_version="3.23") as sandbox:
        host.environment["POSTVENTA_ALLOWED_SALEOR_URLS"] = sandbox.api_url
        host.environment["POSTVENTA_DASHBOARD_ORIGINS"] = sandbox.url
        host.migrate()
        host.start()
        try:
            host.wait_until_ready()
            stage = Stage(host, sandbox.control)
            install(stage)
            yield stage
        finally:
            host.stop()


def install(stage: Stage) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while (told := stage.shop.install(f"{stage.app}/api/manifest"))["status"] != "INSTALLED":
        assert time.monotonic() < deadline, told


def deliver_order(stage: Stage, email: str = "walker@example.com") -> Any:
    """Three of one item, sent and delivered, as the app knows them."""
    line = {"variant": stage.shop.variants()[0]["id"], "quantity": 3}
    placed = stage.shop.place_order("es", [line], email=email)
    stage.shop.fulfill_order(placed["id"])
    query = "query Q($id: ID!) { postSaleOrder(saleorId: $id) { id lines { id } parcels { id } } }"
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not ((found := stage.ask(query, id=placed["id"])) and found["parcels"]):
        assert time.monotonic() < deadline, found
        time.sleep(0.5)
    arrived = {"parcelId": found["parcels"][0]["id"], "deliveredAt": datetime.now(UTC).isoformat()}
    stage.do("parcelMarkDelivered", arrived, "parcel { id }")
    return found
