"""Writing deliveries down, several in one statement: each sender waits for the commit, and no longer."""

import asyncio
import contextvars
import logging
from collections.abc import Sequence

from .arrival import Arrival
from .bell import Bell
from .stores import Store, Unreachable, open_store

logger = logging.getLogger(__name__)
MOST_AT_ONCE = 64
type Waiting = tuple[Arrival, asyncio.Future[None]]


class NotWritten(Exception):
    """The database did not take it; the sender may try again."""


class Stopped(Exception):
    """The process ends; whoever still waits may try another."""

    def __init__(self) -> None:
        super().__init__("the writer was stopped")


class Writer:
    """A line for each event loop that brings deliveries; it ends with its loop."""

    def __init__(self) -> None:
        self._lines: dict[asyncio.AbstractEventLoop, Line] = {}

    async def write(self, arrival: Arrival) -> None:
        """Return once it, or an identical one, is committed. Raises NotWritten."""
        loop = asyncio.get_running_loop()
        line = self._lines.get(loop)
        if line is None or line.has_ended:
            line = self._begin(loop)
        await line.write(arrival)

    async def stop(self) -> None:
        """Write what waits on this loop, and give its connection back; the next delivery begins anew."""
        line = self._lines.pop(asyncio.get_running_loop(), None)
        if line is not None:
            await line.end()

    def _begin(self, loop: asyncio.AbstractEventLoop) -> "Line":
        for gone in [each for each, line in list(self._lines.items()) if line.has_ended]:
            self._lines.pop(gone, None)
        line = self._lines[loop] = Line(open_store(), Bell())
        return line


class Line:
    """Deliveries that wait: while one batch is written, the next one gathers."""

    def __init__(self, store: Store, bell: Bell) -> None:
        self._store, self._bell = store, bell
        self._waiting: list[Waiting] = []
        self._came, self._is_ending = asyncio.Event(), False
        self._loop = asyncio.get_running_loop()
        # Of no request: it would carry the first one's ids into the log for ever.
        self._task = self._loop.create_task(self._run(), context=contextvars.Context())

    @property
    def has_ended(self) -> bool:
        return self._task.done()

    async def write(self, arrival: Arrival) -> None:
        """Raises NotWritten."""
        done: asyncio.Future[None] = self._loop.create_future()
        self._waiting.append((arrival, done))
        self._came.set()
        await done

    async def end(self) -> None:
        self._is_ending = True
        self._came.set()
        await self._task

    async def _run(self) -> None:
        try:
            while batch := await self._next():
                _tell(batch, await self._keep([arrival for arrival, _ in batch]))
                self._bell.ring(more_wait=bool(self._waiting))
        finally:
            await self._close()

    async def _next(self) -> list[Waiting]:
        """What waits, as far as it goes into one INSERT; nothing at the end."""
        while not self._waiting and not self._is_ending:
            self._came.clear()
            await self._came.wait()
        batch, self._waiting = self._waiting[:MOST_AT_ONCE], self._waiting[MOST_AT_ONCE:]
        return batch

    async def _keep(self, arrivals: Sequence[Arrival]) -> list[Exception | None]:
        """Together, and one by one where that fails: neither a row that can't be written nor a connection that broke
        takes others along.
        """
        error = await self._insert(arrivals)
        if error is None or isinstance(error, Unreachable):
            return [error] * len(arrivals)
        errors: list[Exception | None] = []
        for arrival in arrivals:
            error = error if isinstance(error, Unreachable) else await self._insert([arrival])
            errors.append(error)
        return errors

    async def _insert(self, arrivals: Sequence[Arrival]) -> Exception | None:
        """The error where they are not committed, whatever it is: every sender must get an answer."""
        try:
            await self._store.insert(arrivals)
        except Exception as error:
            logger.exception("%s deliveries could not be written", len(arrivals))
            return error
        return None

    async def _close(self) -> None:
        _tell(self._waiting, [Stopped()] * len(self._waiting))
        self._waiting = []
        await self._store.close()
        await asyncio.to_thread(self._bell.close)


def _tell(batch: Sequence[Waiting], errors: Sequence[Exception | None]) -> None:
    for (_, done), error in zip(batch, errors, strict=True):
        if done.done():
            continue
        if error is None:
            done.set_result(None)
        else:
            done.set_exception(NotWritten(str(error)))
