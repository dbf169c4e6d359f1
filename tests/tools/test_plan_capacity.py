"""The formulas against vectors known elsewhere, against what follows from them, and against a simulation."""

import heapq
import math
import random

import pytest

from tools.plan_capacity import (
    Costs,
    Load,
    erlang_c,
    main,
    mean_wait,
    plan,
    seconds_to_drain,
    servers_for,
    stored_bytes,
    wait_quantile,
)

COSTS = Costs(web_ms=0.2, web_database_ms=0.1, worker_ms=8.0, worker_database_ms=4.0, kept_bytes=10_000)


@pytest.mark.parametrize(
    ("servers", "offered", "expected"),
    [
        (1, 0.5, 0.5),  # M/M/1: as often as it is busy
        (1, 0.9, 0.9),
        (2, 1.0, 1 / 3),  # by hand: a²/2 · 2/(2-a) / (1 + a + a²/2 · 2/(2-a))
        (2, 1.5, 9 / 14),
        (3, 2.0, 4 / 9),
        (5, 4.0, 0.5541),  # as tables of Erlang C have it
        (10, 8.0, 0.4092),
        (7, 7.0, 1.0),
        (4, 0.0, 0.0),
    ],
)
def test_how_often_work_waits(servers: int, offered: float, expected: float) -> None:
    assert erlang_c(servers, offered) == pytest.approx(expected, abs=5e-5)


@pytest.mark.parametrize(("servers", "offered"), [(3, 2.5), (12, 9.0), (40, 30.0)])
def test_is_erlangs_sum_written_out(servers: int, offered: float) -> None:
    last = offered**servers / math.factorial(servers) * servers / (servers - offered)
    others = sum(offered**number / math.factorial(number) for number in range(servers))
    assert erlang_c(servers, offered) == pytest.approx(last / (others + last), rel=1e-12)


def test_does_not_overflow() -> None:
    assert 0 < erlang_c(5000, 4900.0) < 1


def test_waits_of_one_server() -> None:
    """M/M/1 in a textbook: 0.8 busy, service of one second: four seconds in the queue."""
    assert mean_wait(1, 0.8, 1.0) == pytest.approx(4.0)
    assert wait_quantile(1, 0.8, 1.0, 0.99) == pytest.approx(math.log(80) / 0.2)
    assert wait_quantile(1, 0.005, 1.0, 0.99) == 0.0


def test_more_than_is_served_waits_for_ever() -> None:
    assert mean_wait(2, 3.0, 1.0) == math.inf
    assert wait_quantile(2, 3.0, 1.0, 0.9) == math.inf


@pytest.mark.parametrize(("servers", "rate"), [(1, 0.7), (3, 2.4), (8, 6.4)])
def test_a_simulation_waits_as_long(servers: int, rate: float) -> None:
    """Arrivals at random, service times exponential, first come, first served."""
    dice, now, count = random.Random(7), 0.0, 300_000
    free_at, waited = [0.0] * servers, 0.0
    for _ in range(count):
        now += dice.expovariate(rate)
        begins = max(now, heapq.heappop(free_at))
        waited += begins - now
        heapq.heappush(free_at, begins + dice.expovariate(1.0))
    assert waited / count == pytest.approx(mean_wait(servers, rate, 1.0), rel=0.08)


@pytest.mark.parametrize(
    ("rate", "service", "busy", "expected"), [(100, 0.006, 0.6, 1), (101, 0.006, 0.6, 2), (0, 1, 0.5, 1)]
)
def test_as_few_as_are_busy_enough(rate: float, service: float, busy: float, expected: int) -> None:
    assert servers_for(rate, service, busy_share=busy) == expected


def test_a_plan_adds_up() -> None:
    web, workers, database = plan(Load(per_second=1000, busy_share=0.5), COSTS)
    assert (web.servers, workers.servers, database.servers) == (1, 24, 9)
    assert workers.busy == pytest.approx(0.5)
    assert seconds_to_drain(12_000, 1000, workers) == pytest.approx(12.0)


def test_storage_goes_by_the_mean() -> None:
    assert stored_bytes(Load(per_second=1000, peak_to_mean=4, kept_days=30), COSTS) == 250 * 86_400 * 30 * 10_000


def test_prints_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--shops", "1000", "--per-second", "1000", "--worker-ms", "8", "--worker-database-ms", "4"])
    told = capsys.readouterr().out
    assert "1000 shops, 1000 deliveries a second" in told
    assert "| worker processes | 20 | 60% |" in told
