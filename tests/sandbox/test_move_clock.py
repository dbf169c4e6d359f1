"""The shop's time can be moved forward, and the app follows where it can."""

from datetime import UTC, datetime, timedelta

import requests

from .conftest import Pair


def test_orders_are_of_the_shops_time(own_pair: Pair) -> None:
    own_pair.control.move_clock(7 * 86400)
    order = own_pair.place()
    now = datetime.fromisoformat(own_pair.control.state()["now"])
    assert now - datetime.now(UTC) > timedelta(days=6, hours=23)
    assert own_pair.control.order(order["id"])["status"] == "UNFULFILLED"


def test_the_counter_tells_the_app(process_pair: Pair) -> None:
    process_pair.sandbox.options["app_manifest"] = process_pair.app.manifest_url
    process_pair.sandbox.stop()
    process_pair.sandbox.start()
    answer = requests.post(
        f"{process_pair.sandbox.url}/clock", data={"step": "86400"}, timeout=30, allow_redirects=False
    )
    assert answer.status_code == 303
    told = next(heard for heard in process_pair.app.heard if heard.path == "/demo/clock")
    assert told.payload == {"offset_seconds": 86400.0}
    assert process_pair.control.state()["offset_seconds"] == 86400
