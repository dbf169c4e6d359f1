"""A delivery as it comes in, before it is a row."""

from datetime import datetime
from typing import NamedTuple

from saleor_postventa.core.work import WorkState
from saleor_postventa.saleor.models import Delivery


class Arrival(NamedTuple):
    """The columns that differ from one new delivery to the next; a tuple, since thousands a second are made of it."""

    shop_id: int
    event: str
    key: str
    body: bytes
    received_at: datetime
    due_at: datetime
    request_id: str = ""
    order_number: str = ""
    issued_at: datetime | None = None
    state: str = WorkState.WAITING.value
    error: str = ""
    finished_at: datetime | None = None

    def dead(self, why: str) -> "Arrival":
        """Kept for a person to see, and for no worker."""
        return self._replace(state=WorkState.DEAD.value, error=why, finished_at=self.received_at)

    def row(self) -> Delivery:
        return Delivery(**self._asdict())
