"""Who writes next: first come, first served."""

import threading
from collections import deque


class TurnNotCome(Exception):
    """Those before took longer than we were ready to wait."""


class Turns:
    """A lock that is handed to the one who has waited longest; any thread may give it back."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Event] = deque()
        self._is_taken = False

    def take(self, seconds: float) -> None:
        """Raises TurnNotCome."""
        with self._guard:
            if not self._is_taken:
                self._is_taken = True
                return
            mine = threading.Event()
            self._waiting.append(mine)
        if mine.wait(seconds):
            return
        with self._guard:
            if mine.is_set():
                return
            self._waiting.remove(mine)
        raise TurnNotCome

    def give_back(self) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._is_taken = False
