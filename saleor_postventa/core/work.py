"""Work that must not be lost: rows with a lease. The table is the truth; brokers and threads only wake it.

A row waits until it is done or dead (given up on, to be seen and replayed by a person). Whoever works on
it holds a lease; a killed worker's lease runs out and the row is taken again, so handlers run at least
once. An `is_atomic` queue runs the handler and marks the row done in one transaction: exactly once in effect.
A row that workers die of is given up on: each lease that ran out is counted, and from the first on the row is
leased alone, so that the next death is its own and not that of a batch.
Rows of one `lane` are worked on one after the other, in the order they were written.
"""

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar, Protocol

from django.db import connection, models, transaction
from django.db.models import Exists, OuterRef, Q
from prometheus_client import Counter, Histogram

from .clock import now, system_now
from .errors import Failure
from .plain import as_plain
from .registry import Registry
from .trace import traced

logger = logging.getLogger(__name__)
ERROR_LENGTH = 4000
MOST_LOSSES = 3
WHATEVER = Q()
_worked = Counter("postventa_work", "Rows worked on, by queue and what came of it", ["queue", "outcome"])
_work_seconds = Histogram("postventa_work_seconds", "How long working on a row took", ["queue"])


class WorkState(models.TextChoices):
    WAITING = "waiting"
    DONE = "done"
    DEAD = "dead"


class WorkersLost(Failure):
    """So many workers died while they held the row that it is taken for the cause."""

    def __init__(self, losses: int) -> None:
        super().__init__(f"{losses} workers died while they held it; it is taken for the cause", permanent=True)


class WorkItem(models.Model):
    """`losses` counts the leases that ran out: workers that died while they held the row, or were too slow.

    `read_with` are the related rows that every handler of it looks at: they are read in the same query.
    """

    read_with: ClassVar[tuple[str, ...]] = ()

    state = models.CharField(max_length=8, choices=WorkState, default=WorkState.WAITING)
    lane = models.CharField(max_length=200, blank=True, default="")
    due_at = models.DateTimeField(default=now)
    attempts = models.PositiveSmallIntegerField(default=0)
    losses = models.PositiveSmallIntegerField(default=0, db_default=0)
    leased_until = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True, default="")
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    def context(self) -> AbstractContextManager[Any]:
        """What surrounds the handler; rows of a shop enter its scope."""
        return nullcontext()


class Handler(Protocol):
    def __call__(self, item: Any, /) -> None: ...


def _nothing_more(item: Any, /) -> None:
    """That the row is dead says it all."""


@dataclass(frozen=True)
class Queue:
    """`retry_in` gives the wait after the nth failed attempt, or None to give up.

    `give_up` is told of a row that dies, in the transaction in which it does; `item.error` says why.
    A row that was worked on and of which `done_if` does not hold waits again: it was asked for anew meanwhile.
    """

    name: str
    model: type[WorkItem]
    handle: Handler
    give_up: Handler = _nothing_more
    is_atomic: bool = True
    lease: timedelta = timedelta(seconds=30)
    done_if: Q = WHATEVER
    retry_in: Callable[[int], timedelta | None] = lambda attempt: backoff(attempt)


queues: Registry[Queue] = Registry("work queues")


def _wake_nobody(name: str) -> None:
    """Where no worker listens, the sweep finds the rows."""


_wake: Callable[[str], None] = _wake_nobody


def backoff(attempt: int, *, first: float = 5, limit: int = 10) -> timedelta | None:
    """5 s, 10 s, 20 s ... at most an hour; given up after `limit` attempts (about 85 minutes)."""
    return None if attempt >= limit else timedelta(seconds=min(first * 2 ** (attempt - 1), 3600))


def use_waker(waker: Callable[[str], None] | None) -> None:
    """How a queue's workers are told that there is work: a broker's task, or the embedded dispatcher's bell."""
    global _wake
    _wake = waker or _wake_nobody


def wake_after_commit(queue: str) -> None:
    """Tell the workers, once the rows can be seen. A lost call costs time only: the sweep finds the rows."""
    transaction.on_commit(lambda: _wake(queue), robust=True)


def wake_now(queue: str) -> None:
    """As `wake_after_commit`, of rows that are committed already; called without a transaction, and a connection."""
    try:
        _wake(queue)
    except Exception:
        logger.exception("nobody could be woken for %s", queue)


def drain(queue: Queue, *, limit: int = 1000, batch: int = 50) -> int:
    """Work on what is due until nothing is left or `limit` rows were tried; returns how many.

    Rows whose lease ran out while earlier ones of the batch took their time are left to whoever takes them next.
    """
    tried = 0
    while tried < limit:
        lease_end = system_now() + queue.lease
        ids = claim(queue, limit=min(batch, limit - tried))
        if not ids:
            break
        for item_id in ids:
            if system_now() >= lease_end:
                break
            work_on(queue, item_id)
            tried += 1
    return tried


def claim(queue: Queue, *, limit: int) -> list[int]:
    """Lease up to `limit` due rows, at most one of a lane, and return their ids."""
    rows = queue.model._base_manager
    moment, lease_end = now(), system_now() + queue.lease
    earlier = rows.filter(lane=OuterRef("lane"), state=WorkState.WAITING, pk__lt=OuterRef("pk"))
    free = Q(leased_until=None) | Q(leased_until__lt=system_now())
    due = rows.filter(free, state=WorkState.WAITING, due_at__lte=moment).filter(Q(lane="") | ~Exists(earlier))
    with transaction.atomic():
        locking = (
            due.select_for_update(skip_locked=True) if connection.features.has_select_for_update_skip_locked else due
        )
        found = locking.order_by("due_at", "pk").values_list("pk", "losses", "leased_until")[:limit]
        losses = {pk: count + (lease is not None) for pk, count, lease in found}
        ids = _leased_together(losses)
        if ids:
            rows.filter(pk__in=ids).update(leased_until=lease_end, losses=losses[ids[0]])
    return ids


def _leased_together(losses: dict[int, int]) -> list[int]:
    """The first row alone where workers were lost with it; else all those that none was lost with."""
    first = next(iter(losses), None)
    if first is not None and losses[first]:
        return [first]
    return [pk for pk, count in losses.items() if not count]


def work_on(queue: Queue, item_id: int) -> None:
    """Carry out one leased row; its failure is kept on the row and never raised."""
    with traced(work=f"{queue.name}:{item_id}"), _work_seconds.labels(queue.name).time():
        try:
            _carry_out(queue, item_id)
            outcome = "done"
        except Exception as error:
            logger.warning("%s %s failed: %s", queue.name, item_id, error, exc_info=not isinstance(error, Failure))
            outcome = _keep_failure(queue, item_id, error)
    _worked.labels(queue.name, outcome).inc()


def _carry_out(queue: Queue, item_id: int) -> None:
    rows = queue.model._base_manager.select_related(*queue.model.read_with or [None])
    if not queue.is_atomic:
        _handle(queue, rows.get(pk=item_id))
        return
    with transaction.atomic():
        item = rows.select_for_update(of=("self",)).get(pk=item_id)
        if item.state != WorkState.WAITING:
            return
        _handle(queue, item)


def _handle(queue: Queue, item: WorkItem) -> None:
    if item.losses >= MOST_LOSSES:
        raise WorkersLost(item.losses)
    with item.context():
        queue.handle(item)
    _finish(queue, item)


def _finish(queue: Queue, item: WorkItem) -> None:
    """A slow worker may find its row given up on; the work is done all the same."""
    rows = queue.model._base_manager.filter(pk=item.pk).exclude(state=WorkState.DONE)
    finished = rows.filter(queue.done_if).update(
        state=WorkState.DONE, finished_at=now(), leased_until=None, error="", attempts=models.F("attempts") + 1
    )
    if not finished:
        rows.filter(state=WorkState.WAITING).update(leased_until=None, error="", attempts=0)


def _keep_failure(queue: Queue, item_id: int, error: Exception) -> str:
    """Returns what became of the row: `later`, `dead`, or `gone` where somebody else was faster."""
    with transaction.atomic():
        item = queue.model._base_manager.select_for_update().filter(pk=item_id, state=WorkState.WAITING).first()
        if item is None:
            return "gone"
        item.attempts += 1
        item.error = as_plain(f"{type(error).__name__}: {error}"[:ERROR_LENGTH])
        item.leased_until = None
        wait = None if isinstance(error, Failure) and error.permanent else queue.retry_in(item.attempts)
        if wait is None:
            item.state, item.finished_at = WorkState.DEAD, now()
            with item.context():
                queue.give_up(item)
        else:
            item.due_at = now() + wait
        item.save(update_fields=["attempts", "error", "leased_until", "state", "finished_at", "due_at"])
    return "dead" if wait is None else "later"


def as_new() -> dict[str, Any]:
    """What a row has that waits to be worked on from the start, at once."""
    return {
        "state": WorkState.WAITING,
        "attempts": 0,
        "losses": 0,
        "due_at": now(),
        "leased_until": None,
        "finished_at": None,
        "error": "",
    }


def replay(queue: Queue, rows: "models.QuerySet[Any]") -> int:
    """Let dead rows of a queue wait again, from the start; returns how many."""
    count = rows.filter(state=WorkState.DEAD).update(**as_new())
    wake_after_commit(queue.name)
    return count


def earliest_due(queue: Queue) -> datetime | None:
    """When the next row of a queue falls due, or None where nothing waits."""
    waiting = queue.model._base_manager.filter(state=WorkState.WAITING)
    return waiting.order_by("due_at").values_list("due_at", flat=True).first()
