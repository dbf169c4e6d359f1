"""Carrying a run out before a person's eyes."""

import time
from collections.abc import Iterable
from typing import Protocol

from saleor_postventa.core.work import drain, queues
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope

from .models import CatchUpRun, FeedProgress, RunState
from .queries import run_error
from .services import QUEUE

WIDTH = 30
PAUSE_SECONDS = 0.5


class Output(Protocol):
    def write(self, msg: str = "", style_func: None = None, ending: str | None = None) -> None: ...

    def isatty(self) -> bool: ...


def carry_out(shop: Shop, run: CatchUpRun, out: Output) -> bool:
    """Work on the run, beside whatever workers there are, until it ends; False where it got stuck."""
    with shop_scope(shop):
        while True:
            worked = drain(queues.get(QUEUE), limit=1)
            run.refresh_from_db()
            _show(run, out)
            error = run_error(run)
            if run.state != RunState.RUNNING or error:
                break
            if not worked:
                time.sleep(PAUSE_SECONDS)
        out.write("" if not error else f"\n{error}")
        return run.state == RunState.FINISHED


def _show(run: CatchUpRun, out: Output) -> None:
    rows = list(FeedProgress.objects.filter(run=run).order_by("feed"))
    if out.isatty():
        out.write(f"\r{bar(rows)}", ending="")
    elif all(row.is_finished for row in rows):
        out.write("\n".join(f"{row.feed}: {row.read} read, {row.changed} changed" for row in rows))


def bar(rows: Iterable[FeedProgress]) -> str:
    """One bar over all feeds: `[####......] orders_history 150/2000, customers done`."""
    rows = list(rows)
    read = sum(row.read for row in rows)
    total = sum(max(row.total or row.read, row.read) if not row.is_finished else row.read for row in rows)
    is_done = all(row.is_finished for row in rows)
    filled = WIDTH if is_done else int(WIDTH * read / total) if total else 0
    parts = ", ".join(f"{row.feed} {'done' if row.is_finished else f'{row.read}/{row.total or "?"}'}" for row in rows)
    return f"[{'#' * filled}{'.' * (WIDTH - filled)}] {parts}"
