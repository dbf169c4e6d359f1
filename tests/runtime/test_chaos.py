"""Everything breaks while a shop trades: afterwards nothing is lost and nothing is there twice."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.postgres import Cluster

from .chaos import chaos
from .judging import judge

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
        report = judge(run, run.run())
    report.publish(f"chaos-{seed}.txt")
    assert run.put_on_the_way >= DELIVERIES
    assert not report.lost
