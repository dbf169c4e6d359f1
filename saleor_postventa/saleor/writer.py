"""Writing deliveries down: those that wait together go into one INSERT, and each learns of the commit."""

import asyncio
import logging
import threading
import time
from collections.abc import Iterator
from queue import Empty, SimpleQueue

from django.db import connection

from saleor_postventa.core.work import wake_now

from .inserting import insert_new
from .models import Delivery

logger = logging.getLogger(__name__)
QUEUE = "deliveries"
MOST_AT_ONCE = 64
WAKE_EVERY_SECONDS = 0.05
type Waiting = tuple[Delivery, asyncio.AbstractEventLoop, asyncio.Future[None]]
type Answer = tuple[asyncio.Future[None], Exception | None]


class Writer:
    """One thread with a connection of its own, started with the first row."""

    def __init__(self) -> None:
        self._rows: SimpleQueue[Waiting | None] = SimpleQueue()
        self._start = threading.Lock()
        self._thread: threading.Thread | None = None
        self._woken_at, self._owes_bell = 0.0, False

    async def write(self, row: Delivery) -> None:
        """Return once the row, or an identical one, is committed. Raises django.db.Error."""
        self._ensure_thread()
        loop = asyncio.get_running_loop()
        done: asyncio.Future[None] = loop.create_future()
        self._rows.put((row, loop, done))
        await done

    def _ensure_thread(self) -> None:
        with self._start:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="inbox-writer", daemon=True)
                self._thread.start()

    def stop(self) -> None:
        """End the thread, and give its connection back."""
        thread = self._thread
        if thread is not None and thread.is_alive():
            self._rows.put(None)
            thread.join()

    def _run(self) -> None:
        while (first := self._rows.get()) is not None:
            batch = [first, *self._more()]
            errors = _write([row for row, _, _ in batch])
            answers: dict[asyncio.AbstractEventLoop, list[Answer]] = {}
            for (_, loop, done), error in zip(batch, errors, strict=True):
                answers.setdefault(loop, []).append((done, error))
            for loop, known in answers.items():
                loop.call_soon_threadsafe(_tell, known)
            self._wake()
        if self._owes_bell:
            wake_now(QUEUE)
        connection.close()

    def _wake(self) -> None:
        """Not after every batch while the next one waits already."""
        self._owes_bell = not self._rows.empty() and time.monotonic() - self._woken_at < WAKE_EVERY_SECONDS
        if not self._owes_bell:
            wake_now(QUEUE)
            self._woken_at = time.monotonic()

    def _more(self) -> Iterator[Waiting]:
        """What waits already, as far as it goes into one INSERT."""
        for _ in range(MOST_AT_ONCE - 1):
            try:
                row = self._rows.get_nowait()
            except Empty:
                return
            if row is None:
                self._rows.put(None)
                return
            yield row


def _write(rows: list[Delivery]) -> list[Exception | None]:
    """Together, and one by one where that fails: a row that can't be written must not take others along."""
    error = _insert(rows)
    if error is None or len(rows) == 1:
        return [error] * len(rows)
    return [_insert([row]) for row in rows]


def _insert(rows: list[Delivery]) -> Exception | None:
    """The error where the rows are not committed, whatever it is: every sender must get an answer."""
    try:
        insert_new(rows)
    except Exception as error:
        logger.exception("%s deliveries could not be written", len(rows))
        connection.close()
        return error
    return None


def _tell(answers: "list[Answer]") -> None:
    for done, error in answers:
        if done.cancelled():
            continue
        if error is None:
            done.set_result(None)
        else:
            done.set_exception(error)
