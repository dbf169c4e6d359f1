"""Starting runs, and taking them a page further."""

import time
from datetime import datetime, timedelta

from django.db import connection, transaction

from saleor_postventa.core.clock import now
from saleor_postventa.core.work import WorkState, queues, replay, wake_after_commit
from saleor_postventa.events.cause import caused_by
from saleor_postventa.saleor.client import SaleorClient
from saleor_postventa.saleor.handlers import Source
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope

from .feed import Ask, Batch, Feed, feeds
from .models import CatchUpRun, CatchUpStep, FeedProgress, RunKind, RunState

QUEUE = "catch_up"
OVERLAP = timedelta(minutes=10)
ROOM, LONGEST_ROOM_SECONDS = 2, 5


def start_backfill(shop: Shop, *, restart: bool = False) -> CatchUpRun:
    """Read all of a shop's history; goes on with a backfill that was begun, unless it is to start over."""
    return _start(shop, RunKind.BACKFILL, is_thorough=True, restart=restart)


def start_reconcile(shop: Shop, *, is_thorough: bool = False) -> CatchUpRun:
    """Look for what no webhook told. A thorough one checks everything for existence, not the next few pages alone.

    A run that got stuck gives way to a new one: what one feed can't read keeps no other from being read.
    """
    return _start(shop, RunKind.RECONCILE, is_thorough=is_thorough, restart=False)


@transaction.atomic
def _start(shop: Shop, kind: RunKind, *, is_thorough: bool, restart: bool) -> CatchUpRun:
    Shop.objects.select_for_update().get(pk=shop.pk)
    with shop_scope(shop):
        running = CatchUpRun.objects.running(kind).first()
        is_given_up = restart or (kind == RunKind.RECONCILE and running is not None and running.is_stuck)
        if running is not None and not is_given_up:
            return _go_on(running, is_thorough=is_thorough)
        if running is not None:
            _close(running, RunState.ABANDONED)
        run = CatchUpRun.objects.create(shop=shop, kind=kind, is_thorough=is_thorough)
        wanted = [feed for feed in feeds if kind in feed.kinds and shop.has_permission(feed.permission)]
        for feed in wanted:
            _begin(run, feed)
        if not wanted:
            _close(run, RunState.FINISHED)
        wake_after_commit(QUEUE)
        return run


def _go_on(run: CatchUpRun, *, is_thorough: bool) -> CatchUpRun:
    run.is_thorough = run.is_thorough or is_thorough
    run.save(update_fields=["is_thorough"])
    replay(queues.get(QUEUE), CatchUpStep.objects.filter(progress__run=run))
    return run


def take_step(step: CatchUpStep) -> None:
    """Read the page outside, write it inside a transaction; a page that was written meanwhile is left alone."""
    progress = FeedProgress.objects.select_related("run", "shop").get(pk=step.progress_id)
    if not _is_open(progress, step):
        return
    feed = feeds.get(progress.feed)
    source = Source("catch_up", now(), None, 0)
    batch = feed.fetch(SaleorClient.of(progress.shop), Ask(progress.cursor, progress.since))
    with transaction.atomic(), caused_by(f"catch_up:{progress.run_id}"):
        began = time.monotonic()
        locked = FeedProgress.objects.select_for_update(of=("self",)).select_related("run").get(pk=progress.pk)
        if _is_open(locked, step):
            _advance(locked, feed, batch, changed=feed.apply(batch, source))
    _leave_room(time.monotonic() - began)


def _leave_room(wrote_for: float) -> None:
    """Where only one can write at a time, what follows from a page and what people do come before the next page."""
    if connection.vendor == "sqlite":
        time.sleep(min(ROOM * wrote_for, LONGEST_ROOM_SECONDS))


def _is_open(progress: FeedProgress, step: CatchUpStep) -> bool:
    is_next = progress.step == step.number and not progress.is_finished
    return is_next and progress.run.state == RunState.RUNNING


def _advance(progress: FeedProgress, feed: Feed, batch: Batch, *, changed: int) -> None:
    progress.step += 1
    progress.read += len(batch.items) + len(batch.missing)
    progress.changed += changed
    progress.total = batch.total if batch.total is not None else progress.total
    progress.cursor = batch.cursor or ""
    is_enough = feed.pages_per_run == progress.step and not progress.run.is_thorough
    progress.is_finished = batch.cursor is None or is_enough
    progress.save()
    CatchUpStep.objects.filter(progress=progress, number__lt=progress.step - 1, state=WorkState.DONE).delete()
    if not progress.is_finished:
        CatchUpStep.objects.create(shop=progress.shop, progress=progress, number=progress.step)
        wake_after_commit(QUEUE)
        return
    run = CatchUpRun.objects.select_for_update().get(pk=progress.run_id)
    if not run.feeds.filter(is_finished=False).exists():
        _close(run, RunState.FINISHED)


def _begin(run: CatchUpRun, feed: Feed) -> None:
    last = _last_reading(feed.code)
    progress = FeedProgress.objects.create(
        shop=run.shop,
        run=run,
        feed=feed.code,
        since=_since(run, last or _last_reading(feed.past or "")),
        cursor=last.cursor if last and feed.pages_per_run and not run.is_thorough else "",
    )
    CatchUpStep.objects.create(shop=run.shop, progress=progress, number=0)


def _last_reading(feed: str) -> FeedProgress | None:
    return FeedProgress.objects.filter(feed=feed, is_finished=True).order_by("-began_at", "-pk").first()


def _since(run: CatchUpRun, last: FeedProgress | None) -> datetime | None:
    """A reconcile looks back to where the feed's last reading began; what was never read to its end is read whole."""
    return None if run.kind == RunKind.BACKFILL or last is None else last.began_at - OVERLAP


def _close(run: CatchUpRun, state: RunState) -> None:
    run.state, run.finished_at = state, now()
    run.save(update_fields=["state", "finished_at"])


def forget_old_runs(kind: RunKind, *, before: datetime) -> None:
    """Each feed's last finished reading stays, however old: the next looks back to it. So does the last run."""
    finished = CatchUpRun.objects.filter(kind=kind, state=RunState.FINISHED).newest_first().first()
    codes = FeedProgress.objects.filter(is_finished=True).values_list("feed", flat=True).distinct()
    lasts = [last for code in codes if (last := _last_reading(code)) is not None]
    kept = {last.run_id for last in lasts} | ({finished.pk} if finished else set())
    over = CatchUpRun.objects.filter(kind=kind).exclude(state=RunState.RUNNING)
    over.filter(finished_at__lt=before).exclude(pk__in=kept).delete()
