"""Waking the workers for rows that are committed: in a thread, since a broker may be slow to take the call."""

import time
from concurrent.futures import Future, ThreadPoolExecutor

from saleor_postventa.core.work import wake_now

QUEUE = "deliveries"
EVERY_SECONDS = 0.05


class Bell:
    """One call at a time; a call that has not begun yet serves for all rows until then."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="inbox-bell")
        self._call: Future[None] | None = None
        self._rung_at, self._is_owed = float("-inf"), False

    def ring(self, *, more_wait: bool) -> None:
        """At once; but not after every batch while more rows wait, which will ring too."""
        self._is_owed = more_wait and time.monotonic() - self._rung_at < EVERY_SECONDS
        if not self._is_owed:
            self._rung_at = time.monotonic()
            self._ring()

    def close(self) -> None:
        """Return once the workers were told of all that was written; it may take as long as their broker."""
        if self._is_owed:
            self._ring()
        self._thread.shutdown()

    def _ring(self) -> None:
        if self._call is None or self._call.running() or self._call.done():
            self._call = self._thread.submit(wake_now, QUEUE)
