"""Reading and booking where there are many entries: `benchmarks.ledger` starts it, on PostgreSQL and on SQLite."""

import argparse
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from random import Random
from statistics import median

from django.db import connection, transaction

from saleor_postventa.core.clock import now
from saleor_postventa.loyalty.ledger.movements import Terms, grant, spend
from saleor_postventa.loyalty.ledger.posting import post
from saleor_postventa.loyalty.models import Account
from saleor_postventa.loyalty.queries import Period, account_of, newest_entries, next_expiries, points_by_period
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.shops.services import install_shop

from .ledger_rows import make
from .load import quantile
from .postgres import let_go_of_connections, server_of_connection
from .processes import cpu_seconds

SAMPLE, PAGE, ALONE = 200, 20, 2000
BAR_MS = 1.0
BALANCES = ["balance", "balance of the hot account"]


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--rows", type=int, nargs="*", default=[1_000_000, 10_000_000])
    given = wanted.parse_args()
    shop = install_shop(
        api_url="https://shop.example.test/graphql/",
        app_id="QXBwOjE=",
        token="none",
        jwks={"keys": []},
        saleor_version="3.23.28",
        permissions=[],
        name="shop",
    )
    columns: dict[int, dict[str, list[float]]] = {}
    made = 1
    with shop_scope(shop):
        for rows in sorted(given.rows):
            began = time.perf_counter()
            made = make(shop, rows, made)
            print(f"{rows} entries in {time.perf_counter() - began:.0f} s; asking ...", file=sys.stderr)
            columns[rows] = ask(shop, made)
        tell(columns)
        tell_cpu(made)
    let_go_of_connections()


def ask(shop: Shop, made: int) -> dict[str, list[float]]:
    """Seconds, of each question several times; the first of a kind warm up and do not count."""
    chance = Random(made)
    hot = Account.objects.get(pk=made - 1)
    sample = list(Account.objects.filter(pk__in=[chance.randrange(1, made - 1) for _ in range(SAMPLE)]))
    with transaction.atomic():
        for account in [*sample, hot]:
            if account.customer_id is None:
                account.customer = Customer.objects.create(shop=shop, email=f"{account.pk}@example.test")
                account.save(update_fields=["customer"])
    return {
        "balance": timed(lambda each: account_of(each.customer_id), sample),
        "balance of the hot account": timed(lambda each: account_of(each.customer_id), [hot] * SAMPLE),
        "newest 20 entries": timed(lambda each: list(newest_entries(each)[:PAGE]), sample),
        "newest 20 of the hot account": timed(lambda each: list(newest_entries(each)[:PAGE]), [hot] * SAMPLE),
        "next expiries": timed(next_expiries, sample),
        "grant": timed(lambda each: post(grant(each, 10, key(each, "g"), expires_at=None)), sample),
        "spend": timed(lambda each: post(spend(each, 15, key(each, "s"))), sample),
        **(_figures(sample[:3]) if connection.vendor == "postgresql" else {}),
    }


def _figures(sample: list[Account]) -> dict[str, list[float]]:
    """Of books that were never closed. SQLite asks Python for the day of each entry: 30 us each, and is not asked."""
    today = now().date()
    return {
        "figures of a month, by day": timed(
            lambda each: points_by_period(Period.DAY, first=today - timedelta(days=30), last=today), sample[:3]
        ),
        "figures of a year, by month": timed(
            lambda each: points_by_period(Period.MONTH, first=today - timedelta(days=364), last=today), sample[:3]
        ),
    }


def tell_cpu(made: int) -> None:
    """Of a balance, which waits for nobody: it swings less than the clock on a busy machine."""
    chance = Random(made)
    asked = Account.objects.exclude(customer=None).values_list("customer_id", flat=True)
    customers = chance.choices(list(asked), k=ALONE)
    server = server_of_connection()
    before = time.process_time(), cpu_seconds(server)
    for customer in customers:
        account_of(customer)
    after = time.process_time(), cpu_seconds(server)
    client, base = ((b - a) / ALONE * 1e6 for a, b in zip(before, after, strict=True))
    print(f"  a balance: {client + base:.0f} us of processor ({client:.0f} client + {base:.0f} server)")


def key(account: Account, kind: str) -> Terms:
    return Terms(f"{kind}:{account.pk}:{time.perf_counter_ns()}")


def timed(question: Callable[[Account], object], accounts: list[Account]) -> list[float]:
    times = []
    for account in accounts[:5] + accounts if len(accounts) > 5 else accounts:
        began = time.perf_counter()
        question(account)
        times.append(time.perf_counter() - began)
    return times[5:] if len(accounts) > 5 else times


def tell(columns: dict[int, dict[str, list[float]]]) -> None:
    print(f"\nreading, {connection.vendor}: median and p99 in milliseconds")
    print(f"{'entries':32}" + "".join(f"{rows:>22,}" for rows in columns))
    for name in next(iter(columns.values())):
        cells = [(median(found[name]) * 1e3, quantile(found[name], 0.99) * 1e3) for found in columns.values()]
        print(f"{name:32}" + "".join(f"{middle:13.2f} {late:8.2f}" for middle, late in cells))
    largest = columns[max(columns)]
    for name in BALANCES:
        middle = median(largest[name]) * 1e3
        print(f"  {name}: {middle:.2f} ms (bar {BAR_MS}: {'kept' if middle <= BAR_MS else 'missed'})")


if __name__ == "__main__":
    main()
