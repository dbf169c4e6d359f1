"""Booking on one hot account, by so many processes at once: `benchmarks.ledger` starts it."""

import argparse
import multiprocessing
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from random import Random
from statistics import median

from django.db import connection

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.loyalty.ledger.movements import Movement, Terms, grant, spend
from saleor_postventa.loyalty.ledger.posting import NotEnoughPoints, post
from saleor_postventa.loyalty.ledger.verifying import faults_of
from saleor_postventa.loyalty.models import Account, Entry
from saleor_postventa.loyalty.services import book
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.shops.services import install_shop

from .ledger_locking import post_under_lock
from .load import quantile
from .postgres import let_go_of_connections, server_of_connection
from .processes import cpu_seconds

OURS, LOCKING, TOLD = "post()", "SELECT FOR UPDATE", "post() and its event"
WAYS: dict[str, Callable[[Movement], object]] = {
    OURS: post,
    LOCKING: post_under_lock,
    TOLD: lambda movement: book(movement, by=SYSTEM),
}
BAR = 2.0
ENDS = [datetime(2030, month, 1, tzinfo=UTC) for month in (3, 6, 9, 12)]
FIRST_POINTS = 500
ALONE = 500


@dataclass(frozen=True)
class Done:
    """By one client in one round; `times` in seconds, of what was booked and what was refused."""

    booked: int
    refused: int
    known: int
    times: list[float]


@dataclass(frozen=True)
class Round:
    rate: float
    p50: float
    p99: float
    refused: int


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--clients", type=int, nargs="*", default=[8, 32])
    wanted.add_argument("--rounds", type=int, default=3)
    wanted.add_argument("--seconds", type=float, default=2.5)
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
    ways = list(WAYS) if connection.vendor == "postgresql" else [OURS, TOLD]
    print(f"\nbooking on one account, {connection.vendor}, {given.rounds} rounds of {given.seconds} s")
    for way in ways:
        tell_cpu(shop, way)
    print(f"{'clients':>8} {'':22} {'booked/s':>9} {'p50 ms':>8} {'p99 ms':>8} {'refused':>8}")
    for clients in given.clients:
        rounds: dict[str, list[Round]] = {way: [] for way in ways}
        for number in range(given.rounds):
            for way in ways[number % len(ways) :] + ways[: number % len(ways)]:
                rounds[way].append(measure(shop, way, clients, given.seconds))
        tell(clients, rounds)
    let_go_of_connections()


def tell_cpu(shop: Shop, way: str) -> None:
    """Of one client, which waits for nobody: ratios of this swing less on a busy machine."""
    with shop_scope(shop):
        account = Account.objects.create(shop=shop)
        post(grant(account, FIRST_POINTS, Terms(f"first:{account.pk}"), expires_at=ENDS[0]))
        server = server_of_connection()
        chance, act = Random(1), WAYS[way]
        movements = [some(account, chance, str(number)) for number in range(ALONE)]
        before = time.process_time(), cpu_seconds(server)
        for movement in movements:
            with suppress(NotEnoughPoints):
                act(movement)
        after = time.process_time(), cpu_seconds(server)
    client, base = ((b - a) / ALONE * 1e6 for a, b in zip(before, after, strict=True))
    print(f"{way:22} {client + base:6.0f} us of processor a booking: {client:.0f} client + {base:.0f} server")


def tell(clients: int, rounds: dict[str, list[Round]]) -> None:
    for way, found in rounds.items():
        rate, p50, p99 = (median(getattr(each, name) for each in found) for name in ("rate", "p50", "p99"))
        refused = sum(each.refused for each in found)
        print(f"{clients:8} {way:22} {rate:9.0f} {p50 * 1e3:8.2f} {p99 * 1e3:8.2f} {refused:8}")
    if LOCKING in rounds:
        ratios = [ours.rate / other.rate for ours, other in zip(rounds[OURS], rounds[LOCKING], strict=True)]
        ratio = median(ratios)
        kept = "kept" if ratio >= BAR else "missed"
        spread = f"{min(ratios):.2f} to {max(ratios):.2f}"
        print(f"{'':8} post() / SELECT FOR UPDATE: {ratio:.2f}, {spread} (bar {BAR}: {kept})")


def measure(shop: Shop, way: str, clients: int, seconds: float) -> Round:
    """Raises RuntimeError where the ledger does not agree afterwards."""
    with shop_scope(shop):
        account = Account.objects.create(shop=shop)
        post(grant(account, FIRST_POINTS, Terms(f"first:{account.pk}"), expires_at=ENDS[0]))
    let_go_of_connections()
    context = multiprocessing.get_context("fork")
    start, answers = context.Barrier(clients + 1), context.Queue()
    processes = [
        context.Process(target=work, args=(shop, account, way, number, seconds, start, answers))
        for number in range(clients)
    ]
    for process in processes:
        process.start()
    start.wait()
    found: list[Done] = [answers.get(timeout=seconds + 60) for _ in processes]
    for process in processes:
        process.join()
    with shop_scope(shop):
        require(account, found)
    times = [each for done in found for each in done.times]
    rate = sum(done.booked for done in found) / seconds
    return Round(rate, quantile(times, 0.5), quantile(times, 0.99), sum(done.refused for done in found))


def require(account: Account, found: Sequence[Done]) -> None:
    account.refresh_from_db()
    booked = sum(done.booked for done in found) + 1
    wrong = list(faults_of(account))
    if wrong or booked != Entry.objects.of_account(account.pk).count() or account.active < 0:
        raise RuntimeError(f"{booked} were booked, the account has {account.sequence}: {wrong}")


def work(
    shop: Shop, account: Account, way: str, number: int, seconds: float, start: Barrier, answers: "Queue[Done]"
) -> None:
    """One client: books until the time is over, and says what came of it."""
    chance, act = Random(number), WAYS[way]
    booked = refused = known = 0
    times: list[float] = []
    last: Movement | None = None
    with shop_scope(shop):
        Account.objects.get(pk=account.pk)
        start.wait()
        end = time.perf_counter() + seconds
        while (began := time.perf_counter()) < end:
            is_told_again = last is not None and chance.random() < 0.1
            movement = last if is_told_again and last is not None else some(account, chance, f"{number}:{len(times)}")
            try:
                act(movement)
            except NotEnoughPoints:
                refused += 1
            else:
                booked, known = booked + (not is_told_again), known + is_told_again
                last = movement
            times.append(time.perf_counter() - began)
    connection.close()
    answers.put(Done(booked, refused, known, times))


def some(account: Account, chance: Random, key: str) -> Movement:
    """Half of them points that come, half points that go."""
    terms = Terms(
        f"{account.pk}:{key}",
        cause={"order_line": chance.randrange(10**6), "programme_version": 1, "rule": "purchase"},
        why={"amount": "50.00", "currency": "EUR", "rate": "1"},
    )
    if chance.random() < 0.5:
        return grant(account, chance.randint(1, 20), terms, expires_at=chance.choice(ENDS))
    return spend(account, chance.randint(1, 20), terms)


if __name__ == "__main__":
    main()
