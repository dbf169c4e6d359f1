"""Feeds that fail, or are left out for long, and what becomes of the others."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from saleor_postventa.core import clock
from saleor_postventa.core.errors import Failure
from saleor_postventa.core.registry import Registry
from saleor_postventa.core.work import drain, queues
from saleor_postventa.saleor.catchup import chores, services
from saleor_postventa.saleor.catchup.feed import Ask, Batch, Feed
from saleor_postventa.saleor.catchup.models import CatchUpRun, FeedProgress, RunKind, RunState
from saleor_postventa.saleor.catchup.queries import run_errors
from saleor_postventa.saleor.catchup.services import OVERLAP, QUEUE, start_backfill, start_reconcile
from saleor_postventa.shops.models import Shop

START = datetime(2026, 6, 1, 9, tzinfo=UTC)
BOTH = frozenset({RunKind.BACKFILL, RunKind.RECONCILE})
QUARTER = timedelta(minutes=15)


class World:
    """Feeds that can be broken, how often each was read, and since when it was asked for."""

    def __init__(self) -> None:
        self.broken: set[str] = set()
        self.read: Counter[str] = Counter()
        self.since: dict[str, datetime | None] = {}

    def feed(self, code: str, kinds: frozenset[RunKind] = BOTH, permission: str = "", **more: Any) -> Feed:
        def fetch(client: object, ask: Ask) -> Batch:
            if code in self.broken:
                raise Failure(f"{code} is broken", permanent=True)
            self.since[code] = ask.since
            return Batch([], None)

        def apply(batch: Batch, source: object) -> int:
            self.read[code] += 1
            return 0

        return Feed(code, kinds, permission or "MANAGE_ORDERS", fetch, apply, **more)


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    made = World()
    feeds: Registry[Feed] = Registry("feeds of a test")
    for feed in (
        made.feed("goods"),
        made.feed("persons", permission="MANAGE_USERS"),
        made.feed("history", frozenset({RunKind.BACKFILL})),
        made.feed("changes", frozenset({RunKind.RECONCILE}), past="history"),
    ):
        feeds.add(feed.code, feed)
    monkeypatch.setattr(services, "feeds", feeds)
    with clock.frozen(START):
        yield made


def work() -> None:
    drain(queues.get(QUEUE))


def backfill(shop: Shop) -> None:
    start_backfill(shop)
    work()


def reconcile_at(shop: Shop, moment: datetime) -> None:
    """As the schedule does, which forgets old runs too."""
    with clock.frozen(moment):
        chores.forget_old_runs_of_shops()
        start_reconcile(shop)
        work()


def test_feed_that_always_fails_stops_no_other(world: World, in_norte: Shop) -> None:
    backfill(in_norte)
    world.broken = {"goods"}
    for number in range(1, 4):
        reconcile_at(in_norte, START + number * QUARTER)
        assert (world.read["persons"], world.read["changes"], world.read["goods"]) == (1 + number, number, 1)
        assert world.since["persons"] == START + (number - 1) * QUARTER - OVERLAP
    world.broken = set()
    reconcile_at(in_norte, START + 4 * QUARTER)
    assert world.since["goods"] == START - OVERLAP


def test_reconcile_that_got_stuck_says_why_and_is_given_up_by_the_next(world: World, in_norte: Shop) -> None:
    backfill(in_norte)
    world.broken = {"goods"}
    stuck = start_reconcile(in_norte)
    work()
    assert run_errors([stuck.pk]) == {stuck.pk: "Failure: goods is broken"}
    assert start_reconcile(in_norte) != stuck
    stuck.refresh_from_db()
    assert stuck.state == RunState.ABANDONED


def test_reconcile_under_way_is_not_begun_anew(world: World, in_norte: Shop) -> None:
    backfill(in_norte)
    assert start_reconcile(in_norte) == start_reconcile(in_norte)


def test_backfill_that_got_stuck_goes_on_by_the_clock(world: World, in_norte: Shop) -> None:
    world.broken = {"goods"}
    backfill(in_norte)
    world.broken = set()
    chores.reconcile_shops()
    work()
    assert CatchUpRun.objects.get(kind=RunKind.BACKFILL).state == RunState.FINISHED


def test_backfill_that_stays_stuck_keeps_nothing_from_being_reconciled(world: World, in_norte: Shop) -> None:
    world.broken = {"goods"}
    backfill(in_norte)
    for _ in range(2):
        chores.reconcile_shops()
        work()
    assert (world.read["changes"], world.read["persons"]) == (2, 3)


def test_nothing_is_reconciled_while_the_past_is_being_read(world: World, in_norte: Shop) -> None:
    chores.reconcile_shops()
    assert set(CatchUpRun.objects.values_list("kind", flat=True)) == {RunKind.BACKFILL}


def test_trouble_with_one_shop_is_none_of_the_next(
    world: World, norte: Shop, sur: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = []

    def begin(shop: Shop) -> None:
        begun.append(shop.slug)
        if len(begun) == 1:
            raise Failure("not this one")

    monkeypatch.setattr(chores, "start_backfill", begin)
    chores.check_shops_thoroughly()
    assert set(begun) == {norte.slug, sur.slug}


def test_feed_left_out_for_long_reads_the_gap(world: World, in_norte: Shop) -> None:
    backfill(in_norte)
    reconcile_at(in_norte, START + timedelta(days=1))
    permissions = in_norte.permissions
    in_norte.permissions = ["MANAGE_USERS"]
    for day in range(2, 21):
        reconcile_at(in_norte, START + timedelta(days=day))
    in_norte.permissions, in_norte.installed_at = permissions, START + timedelta(days=21)
    reconcile_at(in_norte, START + timedelta(days=21))
    assert world.since["changes"] == START + timedelta(days=1) - OVERLAP
    assert world.since["persons"] == START + timedelta(days=20) - OVERLAP


def test_feed_never_read_to_its_end_is_read_whole(world: World, in_norte: Shop) -> None:
    in_norte.permissions = ["MANAGE_ORDERS"]
    backfill(in_norte)
    in_norte.permissions = ["MANAGE_ORDERS", "MANAGE_USERS"]
    reconcile_at(in_norte, START + QUARTER)
    assert world.since["persons"] is None
    assert world.since["changes"] == START - OVERLAP


def test_old_runs_are_forgotten_but_for_the_last_word_of_each_feed(world: World, in_norte: Shop) -> None:
    backfill(in_norte)
    for day in range(1, 21):
        reconcile_at(in_norte, START + timedelta(days=day))
    assert CatchUpRun.objects.filter(kind=RunKind.RECONCILE).count() < 10
    assert FeedProgress.objects.filter(feed="history", is_finished=True).exists()
