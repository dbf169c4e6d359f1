"""Everything breaks while a shop trades: afterwards nothing is lost and nothing is there twice."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from saleor_postventa.sandbox.client import Sandbox
from tools.postgres import Cluster

from .chaos import chaos
from .judging import judge
from .shoppers import HOME, SHELF, Case

pytestmark = [pytest.mark.processes, pytest.mark.slow]
DELIVERIES = int(os.environ.get("POSTVENTA_TEST_CHAOS_DELIVERIES", "10000"))
SEEDS = os.environ.get("POSTVENTA_TEST_CHAOS_SEEDS", "1").split()


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    made = Cluster.make()
    if made is None:
        pytest.skip("needs PostgreSQL's programs (initdb, pg_ctl), for a server to be stopped")
    assert made.start()
    yield made
    made.remove()


@pytest.mark.proves("X2", part="under kills, of workers, web, database, broker and Saleor")
@pytest.mark.timeout(2900)
@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_is_lost_and_nothing_doubled_whatever_breaks(tmp_path: Path, cluster: Cluster, seed: str) -> None:
    with chaos(tmp_path, seed=int(seed), deliveries=DELIVERIES, cluster=cluster) as run:
        run.live()
        report = judge(run, run.tell())
    report.publish(f"chaos-{seed}.txt")
    assert run.put_on_the_way >= DELIVERIES
    assert not report.lost


FORGET = """
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.orders.models import Order, Reservation
from saleor_postventa.shops.scope import every_shop
with every_shop():
    RecordedEvent.objects.filter(name="OrderPlaced").first().delete()
    Order.objects.filter(pk=Order.objects.first().pk).update(status="expired")
    Reservation.objects.first().delete()
"""
TAMPERED = {
    "differences from Saleor: orders",
    "facts lost",
    "lost between table and mailbox",
    "refunds lost, doubled or wrong",
    "reservations lost or doubled",
    "stock wrong by a unit or more",
}


@pytest.mark.timeout(900)
def test_the_table_names_what_is_lost_or_there_twice(tmp_path: Path, cluster: Cluster) -> None:
    with chaos(tmp_path, seed=0, deliveries=200, cluster=cluster) as run:
        run.faults.most = 0
        run.live()
        run.host.run_code(FORGET)
        next(run.host.mailbox.glob("*.eml")).unlink()
        _tamper(run.control, run.shoppers.cases[0])
        report = judge(run, run.tell())
    assert report.troubles >= TAMPERED, report.text()


def _tamper(saleor: Sandbox, case: Case) -> None:
    saleor.set_stock(case.variant, HOME, SHELF)
    grant = saleor.grant_refund(case.order, amount="1.00")["id"]
    saleor.request_refund(case.order, grant)
