"""What people and workers wait for, in a shop whose history grows: 10,000 orders, ten times and a hundred times that.

Each question is asked of several orders and persons; the number is the median in milliseconds, the database warm.
What is not flat is told with its plan. PostgreSQL; the database goes at the end.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from random import Random
from statistics import median

from django.db import connection
from django.test.utils import CaptureQueriesContext

from saleor_postventa.core.clock import now
from saleor_postventa.core.work import claim, queues
from saleor_postventa.events.queries import audit, customer_timeline, order_timeline
from saleor_postventa.insights import queries as overview
from saleor_postventa.orders import feeds
from saleor_postventa.orders.models import Order
from saleor_postventa.orders.queries import order_ids_of_customer, order_with_goods, search_orders, with_goods
from saleor_postventa.returns.queries.items import returnable_items
from saleor_postventa.returns.queries.queue import queue_counts, queued_returns, with_lines
from saleor_postventa.returns.queries.returns import ReturnFilter
from saleor_postventa.returns.services import expire_overdue, remind_senders, sound_alarms
from saleor_postventa.saleor.catchup.feed import Ask, next_ids
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.shops.services import install_shop

from .history import add_years, make_first_year
from .postgres import database

PAGE = 40
TIMES = 9
FLAT, NOTICED_MS = 3.0, 5.0
Question = Callable[[Order], object]


def newest(text: str = "") -> object:
    return list(with_goods(search_orders(text).order_by("-placed_at", "-pk"))[:PAGE])


def timeline_of_customer(order: Order) -> object:
    assert order.customer_id is not None
    return list(customer_timeline(order.customer_id, order_ids_of_customer(order.customer_id))[:PAGE])


def items(order: Order) -> object:
    found = order_with_goods(pk=order.pk)
    assert found is not None
    return returnable_items(found, now=now())


def queue(wanted: ReturnFilter) -> object:
    return list(with_lines(queued_returns(wanted, now=now()))[:PAGE])


def claimed(name: str) -> object:
    found = claim(queues.get(name), limit=50)
    queues.get(name).model._base_manager.filter(pk__in=found).update(leased_until=None)
    return found


QUESTIONS: dict[str, Question] = {
    "timeline of an order": lambda order: list(order_timeline(order.pk)[:PAGE]),
    "timeline of a customer": timeline_of_customer,
    "audit, newest": lambda order: list(audit()[:PAGE]),
    "audit, one kind of event": lambda order: list(audit(name="ParcelShipped")[:PAGE]),
    "orders, newest": lambda order: newest(),
    "orders, how many": lambda order: search_orders().count(),
    "orders, by whole number": lambda order: order_with_goods(number=order.number),
    "orders, search by number": lambda order: newest(order.number),
    "orders, search by address": lambda order: newest(order.customer.email if order.customer else ""),
    "returnable items of an order": items,
    "returns, open": lambda order: queue(ReturnFilter(is_open=True)),
    "returns, all": lambda order: queue(ReturnFilter()),
    "returns, counts of the queue": lambda order: queue_counts(now=now()),
    "overview: deliveries": lambda order: overview.delivery_counts(),
    "overview: reactions": lambda order: overview.reaction_counts(),
    "overview: orders": lambda order: overview.orders_count(),
    "overview: by day": lambda order: overview.deliveries_by_day(order.shop),
    "overview: last delivery": lambda order: overview.last_delivery_at(),
    "queue: claim deliveries": lambda order: claimed("deliveries"),
    "queue: claim reactions": lambda order: claimed("reactions"),
    "reconcile: open orders": lambda order: next_ids(
        feeds._open_orders(now() - feeds.OPEN_FOR), Ask("", None), page=50
    ),
    "reconcile: unpaid orders": lambda order: next_ids(
        Order.objects.filter(deleted_at=None, is_paid=False, charged_amount=0), Ask("", None), page=50
    ),
    "chore: reminders and expiry": lambda order: (remind_senders(), expire_overdue()),
    "chore: deadlines": lambda order: sound_alarms(),
}


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument(
        "--orders", type=int, nargs="*", default=[10_000, 100_000], help="the first, and multiples of it"
    )
    wanted.add_argument("--explain", action="store_true", help="show the plans of what is not flat")
    given = wanted.parse_args()
    if "POSTVENTA_BENCHMARK_DATABASE_URL" not in os.environ:
        with database("grow") as url:
            own = {**os.environ, "POSTVENTA_BENCHMARK_DATABASE_URL": url}
            sys.exit(
                subprocess.run(
                    [sys.executable, "-m", "benchmarks.grow", *sys.argv[1:]], env=own, check=False
                ).returncode
            )
    shop = install_shop(
        api_url="https://shop.example.test/graphql/",
        app_id="QXBwOjE=",
        token="none",
        jwks={"keys": []},
        saleor_version="3.23.28",
        permissions=["MANAGE_ORDERS"],
        name="shop",
    )
    curve: dict[str, list[float]] = {name: [] for name in QUESTIONS}
    first, years = given.orders[0], 0
    for orders in given.orders:
        began = time.perf_counter()
        with shop_scope(shop):
            if not years:
                make_first_year(shop, orders)
                add_years(1, 0)
            elif orders // first > years:
                add_years(years, orders // first - 1)
            years = orders // first
            _say(f"{orders} orders made in {time.perf_counter() - began:.0f} s; asking ...")
            for name, times in ask_all(shop).items():
                curve[name].append(times)
    tell(given.orders, curve)
    if given.explain:
        with shop_scope(shop):
            explain(shop, [name for name, times in curve.items() if not is_flat(times)])


def ask_all(shop: Shop) -> dict[str, float]:
    subjects = sample()
    return {name: median(_milliseconds(ask, each) for each in subjects) for name, ask in QUESTIONS.items()}


def sample() -> list[Order]:
    """Orders of all ages; the first warms up what the others find warm."""
    top = Order.objects.order_by("-pk").values_list("pk", flat=True)[:1][0]
    chance = Random(1)
    found = [
        Order.objects.filter(pk__gte=chance.randrange(top)).select_related("customer", "shop").order_by("pk").first()
        for _ in range(TIMES)
    ]
    return [order for order in found if order is not None]


def _milliseconds(ask: Question, order: Order) -> float:
    began = time.perf_counter()
    ask(order)
    return (time.perf_counter() - began) * 1e3


def is_flat(times: Sequence[float]) -> bool:
    return times[-1] < NOTICED_MS or times[-1] < FLAT * times[0]


def tell(sizes: Sequence[int], curve: dict[str, list[float]]) -> None:
    print(f"{'milliseconds':32}" + "".join(f"{size:>12,}" for size in sizes) + f"{'x':>8}")
    for name, times in curve.items():
        note = "" if is_flat(times) else "  grows"
        print(f"{name:32}" + "".join(f"{each:12.1f}" for each in times) + f"{times[-1] / times[0]:8.1f}{note}")


def explain(shop: Shop, names: Sequence[str]) -> None:
    order = sample()[0]
    for name in names:
        with CaptureQueriesContext(connection) as captured:
            QUESTIONS[name](order)
        slowest = max(captured.captured_queries, key=lambda query: float(query["time"]))
        print(f"\n{name}: {slowest['time']} s\n{slowest['sql'][:1500]}")
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN (ANALYZE, COSTS OFF) {slowest['sql']}")
            print("\n".join(line for (line,) in cursor.fetchall()))


def _say(what: str) -> None:
    print(what, file=sys.stderr)


if __name__ == "__main__":
    main()
