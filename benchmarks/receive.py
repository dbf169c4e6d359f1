"""The door for webhooks beside @saleor/app-sdk, on the same signed deliveries, with the same sender, in turns.

Three receive them: the product's web process, which keeps each in PostgreSQL before it answers; @saleor/app-sdk, which
keeps each with one INSERT; and @saleor/app-sdk that verifies and keeps nothing. Each is one process and is sent to
while the others rest; the numbers are medians over the rounds, the processor's time is the server's and PostgreSQL's.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import NamedTuple

import psycopg

from tests.cast import NORTE
from tests.runtime.host import Host
from tests.runtime.sender import STORY, story

from .load import Load, post, quantile, send
from .postgres import backends, database
from .processes import Program, cpu_seconds, free_port, memory_mb

APP_SDK = Path(__file__).parent / "app_sdk"
TABLE = """CREATE TABLE app_sdk_delivery (
    id bigserial PRIMARY KEY, api_url text NOT NULL, event text NOT NULL, key text NOT NULL, body bytea NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(), UNIQUE (api_url, key)
)"""
OURS, KEEPING, VERIFYING = "ours, kept in PostgreSQL", "app-sdk + one INSERT", "app-sdk, verified only"
BARS = ((KEEPING, 1.5), (VERIFYING, 0.6))
CPU_BAR = 0.5


class Round(NamedTuple):
    rate: float
    p50: float
    p99: float
    cpu_server: float
    cpu_database: float
    memory: float

    @property
    def cpu(self) -> float:
        return self.cpu_server + self.cpu_database


@dataclass(frozen=True)
class Receiver:
    """`table` is where it keeps deliveries, if it does."""

    name: str
    program: Program
    port: int
    table: str | None


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--deliveries", type=int, default=8000)
    wanted.add_argument("--rounds", type=int, default=5)
    wanted.add_argument("--connections", type=int, default=16)
    wanted.add_argument("--broker", default="memory://", help="what the web process wakes workers through")
    given = wanted.parse_args()
    _say(f"signing {given.deliveries} deliveries ...")
    requests = deliveries(given.deliveries)
    with (
        tempfile.TemporaryDirectory(prefix="postventa-benchmark-") as folder,
        database("receive") as url,
        ExitStack() as on,
    ):
        receivers = [on.enter_context(each.program) and each for each in start(Path(folder), url, given.broker)]
        for each in receivers:
            each.program.wait_for_port(each.port)
            send(each.port, requests[:500], connections=given.connections)
        rounds: dict[str, list[Round]] = {each.name: [] for each in receivers}
        for number in range(given.rounds):
            _say(f"round {number + 1} ...")
            for each in receivers[number % 3 :] + receivers[: number % 3]:
                rounds[each.name].append(measure(each, url, requests, given.connections))
    tell({name: _middle(found) for name, found in rounds.items()}, sum(map(len, requests)) // len(requests))


def deliveries(count: int) -> list[bytes]:
    """Recorded webhooks of a real Saleor, told of other orders and signed anew."""
    told = story(-(-count // len(STORY)))[:count]
    return [post(f"/api/webhooks/saleor/{event}", body, headers) for event, body, headers in told]


def start(folder: Path, url: str, broker: str) -> Iterator[Receiver]:
    host = Host(folder, url)
    host.environment["POSTVENTA_BROKER_URL"] = broker
    host.prepare()
    serve = [sys.executable, "-m", "saleor_postventa.config.cli", "serve"]
    ours = Program(serve, environment=host.environment, log=folder / "ours.log")
    yield Receiver(OURS, ours, host.port, "saleor_delivery")
    with psycopg.connect(url, autocommit=True) as making:
        making.execute(TABLE)
    _say("installing @saleor/app-sdk ...")
    home = folder / "app_sdk"
    shutil.copytree(APP_SDK, home)
    subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--silent"], cwd=home, check=True)
    yield _app_sdk(KEEPING, home, {"DATABASE_URL": url}, "app_sdk_delivery")
    yield _app_sdk(VERIFYING, home, {}, None)


def _app_sdk(name: str, home: Path, environment: dict[str, str], table: str | None) -> Receiver:
    port = free_port()
    known = {
        "saleorApiUrl": NORTE.api_url,
        "appId": NORTE.app_id,
        "token": NORTE.token,
        "jwks": json.dumps(NORTE.key.jwks),
    }
    own = {"PORT": str(port), "AUTH_DATA": json.dumps(known), "EVENTS": ",".join(STORY.values())}
    kept = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    program = Program(
        ["node", "server.mjs"],
        environment={**kept, "NODE_ENV": "production", **own, **environment},
        log=home.parent / f"node-{port}.log",
        folder=home,
    )
    return Receiver(name, program, port, table)


def measure(each: Receiver, url: str, requests: Sequence[bytes], connections: int) -> Round:
    """Raises RuntimeError where one was not accepted, or not kept."""
    if each.table:
        _ask(url, f"TRUNCATE {each.table} CASCADE")
    servers, others = each.program.pids, backends(url)
    before = cpu_seconds(servers), cpu_seconds(others)
    load = send(each.port, requests, connections=connections)
    after = cpu_seconds(servers), cpu_seconds(others)
    _require(each, url, load, len(requests))
    server, base = ((b - a) / len(requests) * 1e6 for a, b in zip(before, after, strict=True))
    times = load.latencies
    return Round(load.rate, quantile(times, 0.5) * 1e3, quantile(times, 0.99) * 1e3, server, base, memory_mb(servers))


def _require(each: Receiver, url: str, load: Load, count: int) -> None:
    kept = _ask(url, f"SELECT count(*) FROM {each.table}") if each.table else count
    if load.statuses[200] != count or kept != count:
        raise RuntimeError(f"{each.name}: {count} sent, answered {dict(load.statuses)}, {kept} kept")


def _ask(url: str, statement: str) -> int | None:
    with psycopg.connect(url, autocommit=True) as connection:
        answer = connection.execute(statement)
        row = answer.fetchone() if answer.description else None
        return row[0] if row else None


def _middle(rounds: list[Round]) -> Round:
    return Round(*(median(column) for column in zip(*rounds, strict=True)))


def tell(found: dict[str, Round], size: int) -> None:
    print(f"requests of {size} bytes")
    print(f"{'':26} {'req/s':>7} {'p50 ms':>7} {'p99 ms':>7} {'CPU us, server + database':>26} {'MB':>5}")
    for name, one in found.items():
        cpu = f"{one.cpu_server:.0f} + {one.cpu_database:.0f}"
        print(f"{name:26} {one.rate:7.0f} {one.p50:7.1f} {one.p99:7.1f} {cpu:>26} {one.memory:5.0f}")
    ours = found[OURS]
    for name, bar in BARS:
        ratio = ours.rate / found[name].rate
        print(f"  x {name}: {ratio:.2f} of its requests a second (bar {bar}: {_kept(ratio >= bar)})")
    share = ours.cpu / found[KEEPING].cpu
    print(f"  x {KEEPING}: {share:.2f} of its processor's time (bar {CPU_BAR}: {_kept(share <= CPU_BAR)})")


def _kept(is_kept: bool) -> str:
    return "kept" if is_kept else "missed"


def _say(what: str) -> None:
    print(what, file=sys.stderr)


if __name__ == "__main__":
    main()
