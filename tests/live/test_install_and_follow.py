"""Against a Saleor of one's own: SALEOR_API_URL, SALEOR_EMAIL, SALEOR_PASSWORD, and LIVE_APP_URL.

The last is where that Saleor reaches a running app (`postventa serve`) which allows it. Nothing of the shop is
deleted; an order for `live@example.com` and the app stay behind. `make test-live` runs it.
"""

import os
import time
from collections.abc import Callable
from typing import Any

import pytest
import requests

from .saleor import Saleor, SaleorSaysNo

NEEDED = ["SALEOR_API_URL", "SALEOR_EMAIL", "SALEOR_PASSWORD", "LIVE_APP_URL"]
missing = [name for name in NEEDED if not os.environ.get(name)]
pytestmark = pytest.mark.skipif(bool(missing), reason=f"needs {', '.join(missing)}")

ORDER = """query ($id: ID!) { postSaleOrder(saleorId: $id) { number isPaid
  lines { quantity quantityFulfilled quantityReturned }
  parcels { trackingNumber }
  timeline(first: 50) { edges { node { name sentence } } } } }"""


@pytest.fixture(scope="module")
def saleor() -> Saleor:
    return Saleor(os.environ["SALEOR_API_URL"], os.environ["SALEOR_EMAIL"], os.environ["SALEOR_PASSWORD"])


@pytest.fixture(scope="module")
def app(saleor: Saleor) -> dict[str, Any]:
    manifest_url = f"{os.environ['LIVE_APP_URL']}/api/manifest"
    manifest = requests.get(manifest_url, headers={"Saleor-Schema-Version": saleor.version()}, timeout=10).json()
    saleor.remove(manifest["id"])
    return saleor.install(manifest_url, manifest["permissions"])


def ask_app(saleor: Saleor, document: str, variables: dict[str, Any], language: str = "es") -> dict[str, Any]:
    token = (saleor.app("saleor-postventa") or {})["accessToken"]
    headers = {"Authorization": f"Bearer {token}", "Saleor-Api-Url": saleor.api_url, "Accept-Language": language}
    url = f"{os.environ['LIVE_APP_URL']}/graphql/"
    answer = requests.post(url, json={"query": document, "variables": variables}, headers=headers, timeout=20).json()
    assert "errors" not in answer, answer
    found: dict[str, Any] = answer["data"]
    return found


def wait_for(check: Callable[[], Any], seconds: float = 30) -> Any:
    deadline = time.monotonic() + seconds
    while not (found := check()):
        assert time.monotonic() < deadline, "it did not come"
        time.sleep(0.5)
    return found


def test_refuses_a_second_install_while_it_is_there(saleor: Saleor, app: dict[str, Any]) -> None:
    with pytest.raises(SaleorSaysNo):
        saleor.install(f"{os.environ['LIVE_APP_URL']}/api/manifest", [])


def test_follows_an_order_from_payment_to_return(saleor: Saleor, app: dict[str, Any]) -> None:
    order = saleor.place_order(email="live@example.com")
    saleor.fulfill(order, 2, tracking="LIVE-1")
    saleor.return_units(order["id"], 1)

    def seen() -> dict[str, Any] | None:
        found = ask_app(saleor, ORDER, {"id": order["id"]})["postSaleOrder"]
        return found if found and found["lines"][0]["quantityReturned"] == 1 else None

    found = wait_for(seen)
    line = found["lines"][0]
    assert (found["number"], found["isPaid"]) == (order["number"], True)
    assert (line["quantity"], line["quantityFulfilled"], line["quantityReturned"]) == (3, 2, 1)
    names = [edge["node"]["name"] for edge in found["timeline"]["edges"]]
    assert {"OrderPlaced", "OrderPaid", "ParcelShipped"} <= set(names)
    assert len([name for name in names if name == "OrderPlaced"]) == 1
