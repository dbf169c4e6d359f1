"""A burst of deliveries, from the first at the door to "all worked on", with embedded threads, one worker and two.

They are recorded webhooks of a real Saleor told of other orders: placed, paid, shipped, updated, in any order, as
16 connections bring them in. Counted to the end are the deliveries and the reactions to what they made true. Broker is
a Redis of the benchmark's own, or what `--broker` names. `--pace` sends so many a second instead of all at once.
"""

import argparse
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from tests.runtime.host import Host

from .load import Load, quantile, send
from .postgres import backends, database
from .processes import Program, cpu_seconds, free_port
from .receive import deliveries

CLI = [sys.executable, "-m", "saleor_postventa.config.cli"]
LONGEST_SECONDS = 3600
WAITING = """SELECT (SELECT count(*) FROM saleor_delivery WHERE state = 'waiting')
     + (SELECT count(*) FROM events_reactionrun WHERE state = 'waiting' AND due_at <= now())"""
STATES = "SELECT state, count(*) FROM saleor_delivery GROUP BY state"
TO_TIMELINE = """SELECT extract(epoch FROM d.finished_at - d.received_at) FROM saleor_delivery d
    WHERE EXISTS (SELECT FROM events_recordedevent e WHERE e.cause = 'delivery:' || d.id)"""
ENTRIES = "SELECT count(*) FROM events_recordedevent WHERE cause LIKE 'delivery:%'"


@dataclass(frozen=True)
class Outcome:
    """Seconds; `to_timeline` is from a delivery's arrival to the commit of what it put into a timeline, `cpu` what the
    programs used of a processor, and `cpu_database` what their connections did that lasted to the end.
    """

    name: str
    load: Load
    whole: float
    to_timeline: list[float]
    entries: int
    cpu: float
    cpu_database: float

    @property
    def rate(self) -> float:
        return len(self.load.latencies) / self.whole


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--deliveries", type=int, default=10_000)
    wanted.add_argument("--workers", type=int, nargs="*", default=[0, 1, 2], help="0: threads of the web process")
    wanted.add_argument("--pace", type=float, default=None)
    wanted.add_argument("--broker", default="")
    given = wanted.parse_args()
    _say(f"signing {given.deliveries} deliveries ...")
    requests = deliveries(given.deliveries)
    random.Random(1).shuffle(requests)
    with tempfile.TemporaryDirectory(prefix="postventa-benchmark-") as folder, database("empty") as empty:
        Host(Path(folder), empty).prepare()
        outcomes = []
        for workers in given.workers:
            with ExitStack() as on:
                url = on.enter_context(database("burst", like=empty))
                broker = given.broker or (on.enter_context(redis(Path(folder))) if workers else "")
                host = Host(Path(folder), url)
                host.environment["POSTVENTA_BROKER_URL"] = broker
                outcomes.append(run(host, url, workers, requests, given.pace))
    tell(outcomes)


@contextmanager
def redis(folder: Path) -> Iterator[str]:
    """A Redis of our own, which keeps nothing; its address. Raises RuntimeError where there is none to start."""
    if shutil.which("redis-server") is None:
        raise RuntimeError("no redis-server here: name a broker with --broker")
    port = free_port()
    command = ["redis-server", "--port", str(port), "--save", "", "--dir", str(folder)]
    with Program(command, environment=os.environ, log=folder / "redis.log") as program:
        program.wait_for_port(port)
        yield f"redis://127.0.0.1:{port}/0"


def run(host: Host, url: str, workers: int, requests: list[bytes], pace: float | None) -> Outcome:
    name = f"{workers} worker process{'es' * (workers > 1)}" if workers else "threads of the web process"
    _say(f"{name} ...")
    log = host.folder / f"burst-{workers}.log"
    with ExitStack() as on:
        programs = [on.enter_context(Program([*CLI, "serve"], environment=host.environment, log=log))]
        if workers:
            for command in (["worker", f"--concurrency={workers}"], ["beat", f"--schedule={host.folder / 'beat'}"]):
                programs.append(on.enter_context(Program([*CLI, *command], environment=host.environment, log=log)))
        programs[0].wait_for_port(host.port)
        began, before = time.perf_counter(), _cpu(programs)
        load = send(host.port, requests, pace=pace)
        return _outcome(name, load, url, began, lambda: _cpu(programs) - before)


def _cpu(programs: list[Program]) -> float:
    return cpu_seconds(pid for program in programs for pid in program.pids)


def _outcome(name: str, load: Load, url: str, began: float, cpu: Callable[[], float]) -> Outcome:
    """Raises RuntimeError where it does not come to an end, or not to a good one."""
    with psycopg.connect(url, autocommit=True) as reading:
        while reading.execute(WAITING).fetchone() != (0,):
            if time.perf_counter() - began > LONGEST_SECONDS:
                raise RuntimeError(f"{reading.execute(WAITING).fetchone()} wait after {LONGEST_SECONDS} s")
            time.sleep(0.25)
        whole = time.perf_counter() - began
        states = dict(reading.execute(STATES).fetchall())
        if states != {"done": len(load.latencies)}:
            raise RuntimeError(f"{len(load.latencies)} sent, {dict(load.statuses)} answered, {states}")
        to_timeline = [float(seconds) for (seconds,) in reading.execute(TO_TIMELINE).fetchall()]
        entries = reading.execute(ENTRIES).fetchone()
        used = cpu(), cpu_seconds(backends(url))
        return Outcome(name, load, whole, to_timeline, entries[0] if entries else 0, *used)


def tell(outcomes: list[Outcome]) -> None:
    print(f"{len(outcomes[0].load.latencies)} deliveries, {outcomes[0].entries} entries in timelines")
    heads = ("taken in s", "all done s", "per s", "to timeline p50 s", "p99 s", "CPU ms", "+ database", "ratio")
    print(f"{'':28}" + "".join(f"{head:>{len(head) + 2}}" for head in heads))
    for one in outcomes:
        middle, last = quantile(one.to_timeline, 0.5), quantile(one.to_timeline, 0.99)
        cpu, base = (used / len(one.load.latencies) * 1e3 for used in (one.cpu, one.cpu_database))
        cells = (one.load.seconds, one.whole, one.rate, middle, last, cpu, base, outcomes[0].whole / one.whole)
        print(f"{one.name:28}" + "".join(f"{cell:{len(head) + 2}.2f}" for cell, head in zip(cells, heads, strict=True)))


def _say(what: str) -> None:
    print(what, file=sys.stderr)


if __name__ == "__main__":
    main()
