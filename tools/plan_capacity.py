"""What so many shops and deliveries a second need, from measured costs: `python -m tools.plan_capacity --help`.

Waiting is reckoned with Erlang's C formula for M/M/c: c servers, arrivals at random (Poisson), service times
exponentially distributed (A. K. Erlang, 1917; L. Kleinrock, Queueing Systems I, 1975, section 3.5). Bursts of Saleor
are worse than Poisson, and have a line of their own.
"""

import argparse
import math
import sys
from dataclasses import dataclass

DAY = 86_400


@dataclass(frozen=True)
class Costs:
    """Of one delivery, on one core of the machine that was measured; docs/guides/scale.md says where each is from."""

    web_ms: float = 0.185
    web_database_ms: float = 0.074
    worker_ms: float = 44.0
    worker_database_ms: float = 14.0
    kept_bytes: int = 10_200


@dataclass(frozen=True)
class Load:
    """`per_second` is the busiest hour's; `burst` how many deliveries may come at once."""

    shops: int = 1000
    per_second: float = 1000.0
    busy_share: float = 0.6
    peak_to_mean: float = 4.0
    kept_days: int = 30
    burst: int = 10_000


@dataclass(frozen=True)
class Room:
    """One kind of process: how many of them, how busy, and how long work waits for one."""

    name: str
    servers: int
    busy: float
    wait_seconds: float
    p99_seconds: float


def erlang_c(servers: int, offered: float) -> float:
    """The probability that an arrival has to wait, where `offered` is arrivals a second times seconds of service.

    By the recursion of Erlang's B, which does not overflow: B(0) = 1, B(n) = aB(n-1) / (n + aB(n-1)).
    """
    if offered >= servers:
        return 1.0
    blocked = 1.0
    for number in range(1, servers + 1):
        blocked = offered * blocked / (number + offered * blocked)
    return servers * blocked / (servers - offered * (1 - blocked))


def mean_wait(servers: int, rate: float, service: float) -> float:
    """Seconds in the queue: C / (c/s - rate). Endless where more comes than is served."""
    if rate * service >= servers:
        return math.inf
    return erlang_c(servers, rate * service) / (servers / service - rate)


def wait_quantile(servers: int, rate: float, service: float, share: float) -> float:
    """The wait that `share` of all arrivals do not exceed: P(W > t) = C e^-(c/s - rate)t."""
    waits = erlang_c(servers, rate * service)
    if rate * service >= servers:
        return math.inf
    return max(0.0, math.log(waits / (1 - share)) / (servers / service - rate)) if waits > 0 else 0.0


def servers_for(rate: float, service: float, *, busy_share: float) -> int:
    """As few as are busy for no more than that share of their time; the rest is for bursts and failures."""
    return max(1, math.ceil(rate * service / busy_share - 1e-9))


def plan(load: Load, costs: Costs) -> list[Room]:
    """Web processes, worker processes, and the cores of the database."""
    kinds = [
        ("web processes", costs.web_ms),
        ("worker processes", costs.worker_ms + costs.worker_database_ms),
        ("cores of PostgreSQL", costs.web_database_ms + costs.worker_database_ms),
    ]
    return [_room(name, load.per_second, cost / 1000, load.busy_share) for name, cost in kinds]


def _room(name: str, rate: float, service: float, busy_share: float) -> Room:
    servers = servers_for(rate, service, busy_share=busy_share)
    return Room(
        name,
        servers,
        rate * service / servers,
        mean_wait(servers, rate, service),
        wait_quantile(servers, rate, service, 0.99),
    )


def seconds_to_drain(burst: int, rate: float, room: Room) -> float:
    """How long a burst keeps the workers behind, while deliveries go on to come as before."""
    capacity = rate / room.busy
    return burst / (capacity - rate)


def stored_bytes(load: Load, costs: Costs) -> int:
    """What the log and the inbox hold after `kept_days`, by the mean of the day and not by its peak."""
    return int(load.per_second / load.peak_to_mean * DAY * load.kept_days * costs.kept_bytes)


def table(load: Load, costs: Costs) -> str:
    rooms = plan(load, costs)
    workers = rooms[1]
    each = load.per_second / load.shops
    lines = [
        f"{load.shops} shops, {load.per_second:g} deliveries a second in the busiest hour ({each:.2g} a shop)",
        f"Each kind is busy for at most {load.busy_share:.0%} of its time.",
        "",
        "| of what | how many | busy | mean wait | 99 % wait no longer than |",
        "|---|---|---|---|---|",
    ]
    for room in rooms:
        wait, worst = (f"{1000 * seconds:.2f} ms" for seconds in (room.wait_seconds, room.p99_seconds))
        lines.append(f"| {room.name} | {room.servers} | {room.busy:.0%} | {wait} | {worst} |")
    drained = seconds_to_drain(load.burst, load.per_second, workers)
    stored = stored_bytes(load, costs) / 1e9
    lines += [
        "",
        f"A burst of {load.burst} on top is worked off in {drained:.0f} s.",
        f"Kept for {load.kept_days} days: {stored:,.0f} GB, {stored / load.kept_days:,.0f} GB a day.",
        "",
        "Assumed of one delivery, in ms of one core:",
        f"  web {costs.web_ms:g} and {costs.web_database_ms:g} of PostgreSQL",
        f"  worker {costs.worker_ms:g} and {costs.worker_database_ms:g} of PostgreSQL",
        f"  {costs.kept_bytes:,} bytes kept; the busiest hour is {load.peak_to_mean:g} times the mean",
    ]
    return "\n".join(lines)


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for kind in (Load, Costs):
        for name, field in kind.__dataclass_fields__.items():
            parser.add_argument(f"--{name.replace('_', '-')}", type=type(field.default), default=field.default)
    return parser


def main(words: list[str] | None = None) -> None:
    given = vars(_arguments().parse_args(words))
    load = Load(**{name: given[name] for name in Load.__dataclass_fields__})
    costs = Costs(**{name: given[name] for name in Costs.__dataclass_fields__})
    sys.stdout.write(f"{table(load, costs)}\n")


if __name__ == "__main__":
    main()
