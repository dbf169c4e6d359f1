"""A year of orders and returns replayed against another policy, on two processes; beside it, order by order.

The other way asks and judges the same of each order on its own, in one process: what one would write first. Of that a
sample is measured.
"""

import argparse
import multiprocessing
import sys
import time
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from django.db import connection

from saleor_postventa.core.sqlite.counts import renew_counts
from saleor_postventa.orders.replays import order_chunks
from saleor_postventa.returns.policy.compiled import CompiledPolicy, compile_policy
from saleor_postventa.returns.policy.document import Policy, dump, read
from saleor_postventa.returns.queries.simulations import replay_orders
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.shops.services import install_shop

from .year import END, START, make_year

PROCESSES = 2
SAMPLE = 300
BAR = 60.0
FEE = {"kind": "label", "amounts": {"EUR": "4.95"}}
KEEP = {"is_on": True, "label_cost": {"EUR": "7"}, "handling_cost": {"EUR": "3"}, "cap": 2}


class Cost(NamedTuple):
    """Seconds on the wall and of the processor."""

    wall: float
    cpu: float


class Part(NamedTuple):
    orders: int
    returns: int
    changed: int
    cpu: float


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--orders", type=int, default=100_000)
    orders = wanted.parse_args().orders
    shop = install_shop(
        api_url="https://shop.example.test/graphql/",
        app_id="QXBwOjE=",
        token="none",
        jwks={"keys": []},
        saleor_version="3.23.28",
        permissions=["MANAGE_ORDERS"],
        name="shop",
    )
    _say(f"making {orders} orders ...")
    with shop_scope(shop):
        make_year(shop, orders)
    _count()
    _say(f"replaying them on {PROCESSES} processes ...")
    parts, ours = replay_all(shop)
    _say("and one by one ...")
    other = replay_one_by_one(shop, orders)
    tell(parts, ours, other)


def _count() -> None:
    """What the hourly chore does on SQLite, and autovacuum on PostgreSQL."""
    renew_counts()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    _hang_up()


def _hang_up() -> None:
    """What is connected anew knows the counts, and processes that come of this one share no connection."""
    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()  # type: ignore[attr-defined]


def replay_all(shop: Shop) -> tuple[list[Part], Cost]:
    started = time.perf_counter()
    with shop_scope(shop):
        chunks = list(order_chunks(START, END))
    _hang_up()
    with multiprocessing.get_context("fork").Pool(PROCESSES) as pool:
        parts = pool.map(partial(replay_chunk, shop.pk), chunks, chunksize=1)
    return parts, Cost(time.perf_counter() - started, sum(part.cpu for part in parts))


def replay_chunk(shop_id: int, order_ids: Sequence[int]) -> Part:
    started = time.process_time()
    live, draft = policies()
    with shop_scope(Shop.objects.get(pk=shop_id)):
        summary = replay_orders(order_ids, live, draft, until=END).summary
    returns = sum(pair.live.returns_asked for pair in summary.totals.values())
    return Part(summary.orders, returns, summary.orders_changed, time.process_time() - started)


def replay_one_by_one(shop: Shop, orders: int) -> Cost:
    """For all of them, from a sample."""
    with shop_scope(shop):
        sample = [pk for chunk in order_chunks(START, END) for pk in chunk][:: max(1, orders // SAMPLE)]
    wall, cpu = time.perf_counter(), time.process_time()
    for order_id in sample:
        replay_chunk(shop.pk, [order_id])
    scale = orders / len(sample)
    return Cost((time.perf_counter() - wall) * scale, (time.process_time() - cpu) * scale)


def policies() -> tuple[CompiledPolicy, CompiledPolicy]:
    """Thirty days, free; and fourteen, with a fee for the label, where what is worth little may be kept."""
    content = dump(Policy.default())
    rules = [*content["rules"], *(_rule(number) for number in range(10))]
    live = {**content, "rules": rules}
    draft = {**live, "window": {**content["window"], "days": 14}, "fees": [FEE], "keep_it": KEEP}
    return compile_policy(read(live)), compile_policy(read(draft))


def _rule(number: int) -> dict[str, object]:
    return {
        "id": f"rule-{number}",
        "names": {"en": f"Rule {number}"},
        "conditions": [{"kind": "category", "value": {"any_of": [f"category-{number}"]}}],
        "actions": [{"kind": "set_window", "value": {"days": 30 + number}}],
    }


def tell(parts: list[Part], ours: Cost, other: Cost) -> None:
    orders = sum(part.orders for part in parts)
    print(
        f"{orders} orders, {sum(part.returns for part in parts)} returns; {sum(part.changed for part in parts)} change"
    )
    print(f"  in chunks, {PROCESSES} processes    {ours.wall:8.1f} s {ours.cpu:8.1f} s of CPU")
    print(f"  one by one, 1 process     {other.wall:8.1f} s {other.cpu:8.1f} s of CPU")
    print(f"  ratio                     {other.wall / ours.wall:8.1f} x {other.cpu / ours.cpu:8.1f} x")
    if orders >= 100_000:
        print(f"  bar: {BAR:.0f} s, {'kept' if ours.wall < BAR else 'missed'}")


def _say(what: str) -> None:
    print(what, file=sys.stderr)


if __name__ == "__main__":
    main()
