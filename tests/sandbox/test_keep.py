"""What was done is kept, through a restart and through a crash."""

from pathlib import Path

import pytest

from saleor_postventa.sandbox.options import Options
from saleor_postventa.sandbox.runtime import Runtime
from saleor_postventa.sandbox.world.orders import Order

from .conftest import Pair

pytestmark = pytest.mark.processes


def test_a_restart_goes_on_where_it_stopped(process_pair: Pair) -> None:
    process_pair.control.install(process_pair.app.manifest_url)
    order = process_pair.place()
    process_pair.control.move_clock(3600)
    before = process_pair.control.state()
    process_pair.control.wait_until_quiet()
    process_pair.sandbox.stop()
    process_pair.sandbox.start()
    after = process_pair.control.state()
    assert process_pair.control.order(order["id"])["number"] == order["number"]
    assert (after["app"], after["offset_seconds"]) == (before["app"], 3600)
    assert len(process_pair.app.tokens) == 1, "it is not installed a second time"


def test_a_crash_loses_no_delivery(process_pair: Pair) -> None:
    process_pair.control.install(process_pair.app.manifest_url)
    process_pair.control.wait_until_quiet()
    process_pair.control.plan_faults(shuffle_seconds=2.0)
    order = process_pair.place()
    process_pair.sandbox.kill()
    process_pair.sandbox.start()
    process_pair.control.wait_until_quiet()
    heard = {item.event for item in process_pair.app.heard}
    assert {"order_created", "order_paid", "order_fully_paid", "order_updated", "order_confirmed"} <= heard
    assert process_pair.control.order(order["id"])["status"] == "UNFULFILLED"


def test_an_unfinished_deed_leaves_nothing(tmp_path: Path) -> None:
    runtime = Runtime.build(Options(seed="small", store=tmp_path / "s.sqlite3"))
    store = runtime.world.store
    try:
        with runtime.world.acting():
            store.tell("shop_name", "Changed")
            raise InterruptedError
    except InterruptedError:
        assert store.fact("shop_name") == "Monte y Casa"
    assert store.all(Order) == []
    store.close()
