"""The embedded worker: threads that drain every queue and do the chores, in the process that serves the web.

With a broker, Celery workers do the same; both find their work in the tables alone.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import partial
from typing import Protocol

from django.db import close_old_connections

from .clock import now
from .work import Queue, drain, queues

logger = logging.getLogger(__name__)
SWEEP_SECONDS = 2.0
CHORE_TICK_SECONDS = 1.0
FIRST_CHORE_AFTER = timedelta(seconds=5)


class Periodic(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def interval_seconds(self) -> float: ...
    @property
    def run(self) -> Callable[[], None]: ...


class Dispatcher:
    """One thread per queue, so that a slow peer holds up its own queue alone, and one for the chores."""

    def __init__(self, chores: Iterable[Periodic] = ()) -> None:
        self._chores = list(chores)
        self._stopping = threading.Event()
        self._bells = {queue.name: threading.Event() for queue in queues}
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        for queue in queues:
            self._spawn(f"queue-{queue.name}", partial(self._work, queue))
        self._spawn("chores", self._do_chores)

    def wake(self, queue: str) -> None:
        if bell := self._bells.get(queue):
            bell.set()

    def stop(self, timeout: float = 20) -> None:
        """Finish the row in hand and return; what is left waits in the tables."""
        self._stopping.set()
        for bell in self._bells.values():
            bell.set()
        deadline = time.monotonic() + timeout
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))

    def _spawn(self, name: str, run: Callable[[], None]) -> None:
        thread = threading.Thread(target=run, name=name, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _work(self, queue: Queue) -> None:
        bell = self._bells[queue.name]
        while not self._stopping.is_set():
            bell.clear()
            tried = _guarded(queue.name, lambda: drain(queue, limit=50))
            if not tried:
                bell.wait(SWEEP_SECONDS)

    def _do_chores(self) -> None:
        """By the product's clock, so that a moved demo clock makes them due at once."""
        due = {chore.name: now() + FIRST_CHORE_AFTER for chore in self._chores}
        while not self._stopping.wait(CHORE_TICK_SECONDS):
            for chore in self._chores:
                if now() >= due[chore.name]:
                    due[chore.name] = now() + timedelta(seconds=chore.interval_seconds)
                    _guarded(chore.name, partial(_do, chore))


def _do(chore: Periodic) -> int:
    chore.run()
    return 0


def _guarded(name: str, run: Callable[[], int]) -> int:
    """A fault (the database away, say) is logged and tried again at the next round: the thread must live on."""
    close_old_connections()
    try:
        return run()
    except Exception:
        logger.exception("%s", name)
        return 0
    finally:
        close_old_connections()
