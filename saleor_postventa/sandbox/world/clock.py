"""The shop's own time: the machine's, moved forward as far as someone asked."""

from datetime import datetime, timedelta

from saleor_postventa.core.clock import system_now

from .store import Store

_FACT = "clock_offset_seconds"


class ShopClock:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._at: datetime | None = None

    @property
    def offset_seconds(self) -> float:
        offset: float = self._store.fact(_FACT, 0.0)
        return offset

    def now(self) -> datetime:
        return self._at or system_now() + timedelta(seconds=self.offset_seconds)

    def move_to(self, offset_seconds: float) -> None:
        self._store.tell(_FACT, offset_seconds)

    def pretend(self, moment: datetime | None) -> None:
        """While a year is being made up, it is then."""
        self._at = moment
