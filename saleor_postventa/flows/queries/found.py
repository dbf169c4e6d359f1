"""Somebody whom a flow may begin with."""

from dataclasses import dataclass
from datetime import datetime, timedelta

# Should nobody have looked then, what was so on the days before counts too.
LOOK_BACK = timedelta(days=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """`cause` is the occasion's key, `moment` when it is so."""

    cause: str
    moment: datetime
    customer_id: int
    order_id: int | None = None
